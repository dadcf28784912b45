import type { Bom } from './bom/bom';
import { looksLikeBom, parseBom } from './bom/bom';
import type { Tariff } from './catena/tariff';
import { looksLikeTariff, parseTariff } from './catena/tariff';
import { phrase } from '../messages/phrase';
import { ConvertError } from './convert-error';
import type { ImportFormat } from './formats';
import { isOldOffice, isPacked, OLD_OFFICE } from './sheet/archive';
import { Workbook } from './sheet/workbook';
import { decode } from './table/decode';
import type { Table } from './table/table';
import { firstTable, tableOf } from './table/table';
import { isTemplate } from './template/layout';

/** A file that was looked into: what it is, and as far as it was read for that. */
export type Opened =
  | { readonly format: 'cmrt'; readonly workbook: Workbook }
  | { readonly format: 'cyclonedx'; readonly bom: Bom }
  | { readonly format: 'catena-x'; readonly tariff: Tariff }
  | { readonly format: 'csv' | 'xlsx'; readonly table: Table };

const OTHER_JSON = phrase(
  'This JSON is neither CycloneDX nor UsTariffInformation of Catena-X: no other is read.',
);

/**
 * Looks into a file, and guesses from the content what it is.
 *
 * @param from what it is, where somebody said so
 * @throws ConvertError where it cannot be read, or is not what was said
 */
export function open(bytes: Uint8Array, from?: ImportFormat): Opened {
  if (bytes.length === 0) throw new ConvertError(phrase('The file is empty.'));
  if (isOldOffice(bytes)) throw new ConvertError(OLD_OFFICE);
  if (isPacked(bytes)) return openWorkbook(new Workbook(bytes), from);
  if (from === 'cmrt' || from === 'xlsx') {
    throw new ConvertError(phrase('This is no workbook (.xlsx).'));
  }
  const { text } = decode(bytes);
  if (from === 'cyclonedx' || (from === undefined && looksLikeBom(text))) {
    return { format: 'cyclonedx', bom: parseBom(text) };
  }
  if (from === 'catena-x' || (from === undefined && looksLikeTariff(text))) {
    return { format: 'catena-x', tariff: parseTariff(text) };
  }
  const start = text.trimStart();
  if (from === undefined && /^[{[]/.test(start)) throw new ConvertError(OTHER_JSON);
  if (/^%PDF|^<\?xml|^<!doctype|^<html/i.test(start)) {
    throw new ConvertError(
      phrase('This is neither a workbook nor a table. Save it as .xlsx or CSV.'),
    );
  }
  return { format: 'csv', table: tableOf(text) };
}

function openWorkbook(workbook: Workbook, from: ImportFormat | undefined): Opened {
  if (from !== undefined && from !== 'cmrt' && from !== 'xlsx') {
    throw new ConvertError(phrase('This is a workbook, not {from}: leave --from out.', { from }));
  }
  const template = isTemplate(workbook);
  if (from === 'cmrt' && !template) {
    throw new ConvertError(
      phrase('This is no reporting template: it has no sheet “Smelter List”.'),
    );
  }
  return template && from !== 'xlsx'
    ? { format: 'cmrt', workbook }
    : { format: 'xlsx', table: firstTable(workbook) };
}
