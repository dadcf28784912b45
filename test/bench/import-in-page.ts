/** What `import-browser.ts` measures: runs in a page of Chromium, as the extension does in a browser. */
import { readImport } from '../../src/convert/import-file';
import { writeManifest } from '../../src/convert/write-manifest';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';

const knowledge = new Knowledge(knowledgeData);

/** Milliseconds of one import, and how many steps it gave. */
function importOnce(bytes: Uint8Array): { milliseconds: number; steps: number } {
  const start = performance.now();
  const result = readImport(bytes, knowledge);
  if (result.kind !== 'draft') throw new Error('It is an export of ours.');
  writeManifest(result.imported.draft);
  return { milliseconds: performance.now() - start, steps: result.imported.draft.steps.length };
}

Object.assign(globalThis, { importOnce });
