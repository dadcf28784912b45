import assert from 'node:assert/strict';
import type { BomVersion } from '../../src/convert/bom/write-bom';
import { exportManifest } from '../../src/convert/export-file';
import type { Exported, Unsaid } from '../../src/convert/export/unsaid';
import type { ExportFormat } from '../../src/convert/formats';
import { readImport } from '../../src/convert/import-file';
import type { ImportedFile, ImportOptions, ImportResult } from '../../src/convert/import-file';
import type { Into } from '../../src/convert/update-manifest';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';
import { inEnglish } from '../../src/messages/phrase';

const knowledge = new Knowledge(knowledgeData);

/** What an import reads in bytes, or in a text as UTF-8. */
export const importOf = (file: Uint8Array | string, options: ImportOptions = {}): ImportResult =>
  readImport(typeof file === 'string' ? new TextEncoder().encode(file) : file, knowledge, options);

/** What an import found, in English. */
type InEnglish = Omit<ImportedFile, 'leftOut' | 'readings'> & {
  readonly leftOut: readonly { readonly place: string; readonly why: string }[];
  readonly readings?: readonly string[];
};

/** As `importOf`, of what is no export of this program, in English. */
export function importedOf(file: Uint8Array | string, options: ImportOptions = {}): InEnglish {
  const result = importOf(file, options);
  assert.ok(result.kind === 'draft');
  const { leftOut, readings, ...imported } = result.imported;
  return {
    ...imported,
    leftOut: leftOut.map(({ place, why }) => ({ place: inEnglish(place), why: inEnglish(why) })),
    ...(readings && { readings: readings.map(inEnglish) }),
  };
}

/** A manifest that something is imported into. */
export const into = (text: string, format: Into['format'] = 'yaml'): Into => ({
  text,
  format,
  knowledge,
});

interface UnsaidInEnglish extends Unsaid {
  readonly what: string;
}

/** A manifest in another format, and what that cannot say in English. */
export function exportOf(
  text: string,
  format: 'yaml' | 'json',
  to: ExportFormat,
  spec?: BomVersion,
): Omit<Exported, 'unsaid'> & { readonly unsaid: readonly UnsaidInEnglish[] } {
  const { unsaid, ...exported } = exportManifest(text, format, to, knowledge, spec);
  return {
    ...exported,
    unsaid: unsaid.map(({ what, ...each }) => ({ ...each, what: inEnglish(what) })),
  };
}
