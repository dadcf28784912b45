import type { Knowledge } from '../knowledge/knowledge';
import { ConvertError } from './convert-error';
import type { Imported } from './draft';
import { fromOwn, isOwn } from './export/csv';
import type { ImportFormat } from './formats';
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
  if (opened.format !== 'cmrt' && isOwn(opened.table)) {
    return { kind: 'own', data: fromOwn(opened.table) };
  }
  const imported =
    opened.format === 'cmrt'
      ? readTemplate(opened.workbook, knowledge)
      : readTable(opened.table, knowledge, options.mapping);
  const { steps, suppliers } = imported.draft;
  if (steps.length === 0 && suppliers.length === 0) {
    const why = imported.leftOut[0];
    const detail = why ? ` ${why.place}: ${why.why}` : '';
    throw new ConvertError(`There is nothing to import in this file.${detail}`);
  }
  return { kind: 'draft', imported };
}

/** What the origins of an import begin with: `CMRT`; empty for a list of suppliers. */
export function kindOf({ draft }: Imported): string {
  const [first] = draft.steps;
  return first?.origin.split(':')[0] ?? '';
}
