/**
 * Activation time in the real editor: of `activate` itself and of the way over the editor and back, in a workspace
 * without manifests (`test/editor/bench`); then as the editor states it under "Show Running Extensions", of the
 * packaged extension, in such a workspace and with a manifest opened. Prints the figures.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../../build/package-check';
import { runSuite } from '../host/api-tests';
import { root, temporaryFolder } from '../host/paths';
import { openEditor } from '../host/session';

const RUNS = 5;

for (let run = 0; run < RUNS; run++) {
  await runSuite(
    { name: 'activation', tests: ['bench/activation.test.ts'], workspace: emptyFolder },
    undefined,
  );
}

/** @returns what the editor states after a file is opened, in fresh starts */
async function stated(workspace: string, file: string, isManifest: boolean): Promise<string[]> {
  const times: string[] = [];
  for (let run = 0; run < RUNS; run++) {
    const editor = await openEditor({ workspace, extension: packagePath() });
    try {
      await editor.openFile(file);
      if (isManifest) await editor.squiggles('warning');
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
  return times;
}

function emptyFolder(temporary: string): string {
  const folder = join(temporary, 'empty');
  mkdirSync(folder);
  return folder;
}

const temporary = temporaryFolder('activation');
const other = emptyFolder(temporary);
writeFileSync(join(other, 'compose.yaml'), 'services:\n  web: {}\n');
const ofOther = await stated(other, 'compose.yaml', false);
console.log(`Stated, with a YAML file that is no manifest: ${ofOther.join(', ')}`);
const ofManifest = await stated(join(root, 'examples'), 'ev-battery-pack.sourcing.yaml', true);
console.log(`Stated, with a manifest: ${ofManifest.join(', ')}`);
rmSync(temporary, { recursive: true, force: true });
process.exit(0);
