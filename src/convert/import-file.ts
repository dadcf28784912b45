import type { Knowledge } from '../knowledge/knowledge';
import { ownManifest } from './bom/own-properties';
import { readBom } from './bom/read-bom';
import { ConvertError } from './convert-error';
import type { Imported } from './draft';
import { fromOwn, isOwn } from './export/csv';
import type { ImportFormat } from './formats';
import type { Opened } from './guess';
import { open } from './guess';
import type { ManifestData } from './own-cells';
import type { Mapping } from './table/columns';
import { readTable } from './table/read-table';
import { readTemplate } from './template/read-template';

export interface ImportOptions {
  /** What the file is; default: guessed from its content. */
  readonly from?: ImportFormat;
  /** What the columns of a table are, by their headings; default: matched by the headings. */
  readonly mapping?: Mapping;
}

export type ImportResult =
  | { readonly kind: 'draft'; readonly imported: Imported & { readonly mapping?: Mapping } }
  /** An export of this program: a manifest as it was. */
  | { readonly kind: 'own'; readonly data: ManifestData };

/**
 * Reads what a supplier sent.
 *
 * @throws ConvertError where it cannot be read, or there is nothing to import in it
 */
export function readImport(
  bytes: Uint8Array,
  knowledge: Knowledge,
  options: ImportOptions = {},
): ImportResult {
  const opened = open(bytes, options.from);
  const own = ownIn(opened);
  if (own) return { kind: 'own', data: own };
  const imported = readOpened(opened, knowledge, options.mapping);
  const { steps, suppliers } = imported.draft;
  if (steps.length === 0 && suppliers.length === 0) {
    const why = imported.leftOut[0];
    const detail = why ? ` ${why.place}: ${why.why}` : '';
    throw new ConvertError(`There is nothing to import in this file.${detail}`);
  }
  return { kind: 'draft', imported };
}

function ownIn(opened: Opened): ManifestData | undefined {
  if (opened.format === 'cmrt') return undefined;
  if (opened.format === 'cyclonedx') return ownManifest(opened.bom);
  return isOwn(opened.table) ? fromOwn(opened.table) : undefined;
}

function readOpened(
  opened: Opened,
  knowledge: Knowledge,
  mapping: Mapping | undefined,
): Imported & { readonly mapping?: Mapping } {
  switch (opened.format) {
    case 'cmrt':
      return readTemplate(opened.workbook, knowledge);
    case 'cyclonedx':
      return readBom(opened.bom, knowledge);
    default:
      return readTable(opened.table, knowledge, mapping);
  }
}

/** What the origins of an import begin with: `CMRT`; empty for a list of suppliers. */
export function kindOf({ draft }: Imported): string {
  const [first] = draft.steps;
  return first?.origin.split(':')[0] ?? '';
}
