/** Places in the repository and temporary folders for one editor each. */
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder, absolute. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Downloads kept between runs: VS Code, Chromium. */
export const cache = join(root, '.vscode-test');

/** The bundled entry of the API tests, loaded by the extension host. */
export const apiTests = join(root, 'out', 'test', 'editor', 'index.cjs');

export const screenshots = join(root, 'out', 'screenshots');

/**
 * Makes an empty temporary folder. Short and outside the repository, because VS Code
 * puts sockets into it whose paths must stay under about 100 characters.
 */
export function temporaryFolder(purpose: string): string {
  return realpathSync(mkdtempSync(join(tmpdir(), `sc-${purpose}-`)));
}
