import type { Knowledge } from '../knowledge/knowledge';
import { ownManifest } from './bom/own-properties';
import { readBom } from './bom/read-bom';
import { readTariff } from './catena/read-tariff';
import { ConvertError } from './convert-error';
import { cutAt, phrase } from '../messages/phrase';
import type { Imported, LeftOut } from './draft';
import { isColumn } from './draft';
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

/** What an import found, with how the columns of a table were understood. */
export type ImportedFile = Imported & { readonly mapping?: Mapping };

export type ImportResult =
  | { readonly kind: 'draft'; readonly imported: ImportedFile }
  /** An export of this program: a manifest as it was. */
  | { readonly kind: 'own'; readonly data: ManifestData };

/**
 * Reads what a supplier sent.
 *
 * @throws ConvertError where it cannot be read, or there is nothing to import in it
 */
export const readImport = (
  bytes: Uint8Array,
  knowledge: Knowledge,
  { from, mapping }: ImportOptions = {},
): ImportResult => readOpened(open(bytes, from), knowledge, mapping);

/**
 * As `readImport`, of a file that was looked into already: another mapping gives another result.
 *
 * @throws ConvertError where there is nothing to import in it
 */
export function readOpened(opened: Opened, knowledge: Knowledge, mapping?: Mapping): ImportResult {
  const own = ownIn(opened);
  if (own) return { kind: 'own', data: own };
  const imported = draftIn(opened, knowledge, mapping);
  const { steps, suppliers } = imported.draft;
  if (steps.length === 0 && suppliers.length === 0) {
    // A row says more than a column of which nothing is taken.
    const { leftOut } = imported;
    const why = leftOut.find(({ place }) => !isColumn(place)) ?? leftOut[0];
    throw new ConvertError(
      why
        ? phrase('There is nothing to import in this file. {place}: {why}', { ...legible(why) })
        : phrase('There is nothing to import in this file.'),
    );
  }
  return { kind: 'draft', imported: { ...imported, leftOut: imported.leftOut.map(legible) } };
}

/** What a cell says may be a book. */
const legible = ({ place, why }: LeftOut): LeftOut => ({
  place: cutAt(place, MAX_PLACE_CHARACTERS),
  why: cutAt(why, MAX_WHY_CHARACTERS),
});

const MAX_PLACE_CHARACTERS = 120;
const MAX_WHY_CHARACTERS = 300;

function ownIn(opened: Opened): ManifestData | undefined {
  if (opened.format === 'cmrt' || opened.format === 'catena-x') return undefined;
  if (opened.format === 'cyclonedx') return ownManifest(opened.bom);
  return isOwn(opened.table) ? fromOwn(opened.table) : undefined;
}

function draftIn(opened: Opened, knowledge: Knowledge, mapping: Mapping | undefined): ImportedFile {
  switch (opened.format) {
    case 'cmrt':
      return readTemplate(opened.workbook, knowledge);
    case 'cyclonedx':
      return readBom(opened.bom, knowledge);
    case 'catena-x':
      return readTariff(opened.tariff, knowledge);
    default:
      return readTable(opened.table, knowledge, mapping);
  }
}

/**
 * What the origins of an import begin with: `CMRT:`, and the part where a document is of one; empty for a list
 * of suppliers.
 */
export function kindOf({ draft }: Imported): string {
  const [first] = draft.steps;
  return /^CATENA-X:[^/]*\/|^[^:]*:/.exec(first?.origin ?? '')?.[0] ?? '';
}
