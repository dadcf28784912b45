import assert from 'node:assert/strict';
import type { BomVersion } from '../../src/convert/bom/write-bom';
import { exportManifest } from '../../src/convert/export-file';
import type { Exported } from '../../src/convert/export/unsaid';
import type { ExportFormat } from '../../src/convert/formats';
import { readImport } from '../../src/convert/import-file';
import type { ImportOptions, ImportResult } from '../../src/convert/import-file';
import type { Into } from '../../src/convert/update-manifest';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';

const knowledge = new Knowledge(knowledgeData);

/** What an import reads in bytes, or in a text as UTF-8. */
export const importOf = (file: Uint8Array | string, options: ImportOptions = {}): ImportResult =>
  readImport(typeof file === 'string' ? new TextEncoder().encode(file) : file, knowledge, options);

/** As `importOf`, of what is no export of this program. */
export function importedOf(
  file: Uint8Array | string,
  options: ImportOptions = {},
): Extract<ImportResult, { kind: 'draft' }>['imported'] {
  const result = importOf(file, options);
  assert.ok(result.kind === 'draft');
  return result.imported;
}

/** A manifest that something is imported into. */
export const into = (text: string, format: Into['format'] = 'yaml'): Into => ({
  text,
  format,
  knowledge,
});

/** A manifest in another format. */
export const exportOf = (
  text: string,
  format: 'yaml' | 'json',
  to: ExportFormat,
  spec?: BomVersion,
): Exported => exportManifest(text, format, to, knowledge, spec);
