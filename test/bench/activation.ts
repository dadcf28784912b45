/**
 * Activation time in the real editor: of `activate` itself and of the way over the editor and back, in a workspace
 * without manifests (`test/editor/bench`); then as the editor states it under "Show Running Extensions", of the
 * packaged extension, with a manifest opened. Prints the figures.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../../build/package-check';
import { runSuite } from '../host/api-tests';
import { root } from '../host/paths';
import { openEditor } from '../host/session';

const RUNS = 5;

for (let run = 0; run < RUNS; run++) {
  await runSuite(
    { name: 'activation', tests: ['bench/activation.test.ts'], workspace: emptyFolder },
    undefined,
  );
}

function emptyFolder(temporary: string): string {
  const folder = join(temporary, 'empty');
  mkdirSync(folder);
  return folder;
}

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
console.log(`As stated, with a manifest, ${String(RUNS)} fresh starts: ${times.join(', ')}`);
process.exit(0);
