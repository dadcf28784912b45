/**
 * Activation time as the real editor itself states it under "Show Running Extensions": of the
 * packaged extension, with a manifest opened. Prints the figures; asserts nothing.
 */
import { join } from 'node:path';
import { packagePath } from '../../build/package-check';
import { root } from '../host/paths';
import { openEditor } from '../host/session';

const RUNS = 5;

const times: string[] = [];
for (let run = 0; run < RUNS; run++) {
  const editor = await openEditor({ workspace: join(root, 'examples'), extension: packagePath() });
  try {
    await editor.openFile('ev-battery-pack.sourcing.yaml');
    await editor.squiggles('warning');
    await editor.command('Developer: Show Running Extensions');
    const row = editor.page
      .locator('.runtime-extensions-editor .monaco-list-row')
      .filter({ hasText: 'Sourcing Compliance' });
    await row.waitFor();
    times.push((await row.locator('.activation-time').innerText()).trim());
  } finally {
    await editor.close();
  }
}
console.log(`Activation in the editor, ${String(RUNS)} fresh starts: ${times.join(', ')}`);
process.exit(0);
