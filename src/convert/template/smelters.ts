import type { Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import type { DraftPlace } from '../draft';
import type { Row, Workbook } from '../sheet/workbook';
import type { Reading } from './template-rows';
import { cellOf, companyIn, dataRows, originWord, rowPlace } from './template-rows';
import { isYes, saysNotIdentified, saysRecycled } from './words';

/** A smelter of the list, of all its rows. */
export interface Smelter {
  readonly origin: string;
  readonly material: string;
  /** Undefined where no company is named. */
  readonly company: string | undefined;
  /** Every name that a row of the list of mines may call it by. */
  readonly names: Set<string>;
  readonly isRecycled: boolean;
  readonly place: DraftPlace | undefined;
  readonly notes: readonly Words[];
  /** What the rows say of its mines. */
  readonly mines: SaidMines[];
}

/** What a row of the list says of the mines of its smelter. */
export interface SaidMines {
  readonly row: number;
  readonly names: string;
  readonly countries: string;
}

export interface Smelters {
  readonly all: readonly Smelter[];
  readonly rows: number;
  readonly merged: number;
}

const SHEET = 'Smelter List';

/** The smelters of a template, each once. */
export function readSmelters(workbook: Workbook, reading: Reading): Smelters {
  const byOrigin = new Map<string, Smelter>();
  let [rows, merged] = [0, 0];
  for (const [number, row] of dataRows(workbook, SHEET, reading)) {
    if (isBlank(row)) continue;
    rows++;
    const smelter = readSmelter(number, row, reading);
    if (!smelter) continue;
    const other = byOrigin.get(smelter.origin);
    if (!other) {
      byOrigin.set(smelter.origin, smelter);
      continue;
    }
    merged++;
    byOrigin.set(smelter.origin, merge(other, smelter, number, reading));
  }
  return { all: [...byOrigin.values()], rows, merged };
}

/** Formulas of rows that nobody filled in leave codes and zeros. */
const isBlank = (row: Row): boolean =>
  ['A', 'B', 'C', 'D', 'E', 'F'].every((column) => cellOf(row, column) === '');

function readSmelter(number: number, row: Row, reading: Reading): Smelter | undefined {
  const cell = (column: string): string => cellOf(row, column);
  const { kind } = reading.head;
  const id = cell('F') || cell('A');
  const known =
    reading.lookUp.byId(id) ??
    reading.lookUp.byName(cell('B'), cell('C')) ??
    reading.lookUp.byName(cell('B'), cell('D'));
  const material = reading.materialOf(SHEET, number, cell('B'), known?.metal ?? '');
  if (material === undefined) return undefined;
  const notIdentified = saysNotIdentified(cell('C'));
  const company = notIdentified
    ? undefined
    : companyIn(cell('R'), known?.name ?? '', cell('D'), cell('C'));
  const country = reading.countryOf({
    sheet: SHEET,
    row: number,
    column: 'E',
    chosen: cell('E'),
    codeColumn: 'S',
    code: cell('S'),
    known: known?.country ?? '',
  });
  const region = country && regionOf(number, row, country, reading);
  const isRecycled = isYes(cell('P'));
  const ownId = id || (known?.id ?? '');
  const origin =
    ownId !== ''
      ? `${kind}:${ownId}`
      : reading.origins.of(
          `${kind}:${material}/${originWord(company ?? 'not-identified')}`,
          country,
        );
  const notes: Words[] = [];
  if (company === undefined) notes.push(phrase('The template names no smelter here.'));
  if (country === undefined) {
    notes.push(phrase('The template does not say where this is done.'));
  }
  const mines = { row: number, names: cell('N'), countries: cell('O') };
  return {
    origin,
    material,
    company,
    names: new Set([cell('R'), cell('C'), cell('D'), known?.name ?? '', ownId].filter(Boolean)),
    isRecycled,
    place: country === undefined ? undefined : { country, ...(region && { region }) },
    notes,
    mines: isRecycled ? leaveMines(mines, reading) : [mines],
  };
}

function regionOf(number: number, row: Row, country: string, reading: Reading): string | undefined {
  const [code, name] = [cellOf(row, 'T'), cellOf(row, 'J')];
  const region = reading.countries.region(country, code, name);
  const said = code || name;
  if (region === undefined && said !== '' && !/^unknown$/i.test(said)) {
    const column = code === '' ? 'J' : 'T';
    const place = `${SHEET}!${column}${String(number)}`;
    reading.leaveOut(
      place,
      phrase('“{said}” is no subdivision of {country} in ISO 3166-2.', { said, country }),
    );
  }
  return region;
}

/** What is recycled comes from no mine. */
function leaveMines({ row, names, countries }: SaidMines, reading: Reading): SaidMines[] {
  for (const [column, text] of [
    ['N', names],
    ['O', countries],
  ] as const) {
    if (text === '' || saysRecycled(text)) continue;
    const why = phrase(
      '“{text}” is not taken as a mine: the row says that all of it is recycled.',
      { text },
    );
    reading.leaveOut(`${SHEET}!${column}${String(row)}`, why);
  }
  return [];
}

/** The same smelter again: what the first row does not say is taken from this one. */
function merge(first: Smelter, again: Smelter, row: number, reading: Reading): Smelter {
  const place = rowPlace(SHEET, row);
  const { origin } = first;
  if (again.material !== first.material) {
    reading.leaveOut(
      place,
      phrase('{step} is of {material} in a row above, here of {other}.', {
        step: origin,
        material: reading.named(first.material),
        other: reading.named(again.material),
      }),
    );
    return first;
  }
  const differs =
    again.place && first.place && again.place.country !== first.place.country
      ? phrase('{step} is in {country} in a row above, here in {other}: the first was taken.', {
          step: origin,
          country: first.place.country,
          other: again.place.country,
        })
      : again.isRecycled !== first.isRecycled
        ? phrase('{step} is recycled in one row and not in another: the first was taken.', {
            step: origin,
          })
        : undefined;
  if (differs !== undefined) reading.leaveOut(place, differs);
  return {
    ...first,
    company: first.company ?? again.company,
    place: first.place ?? again.place,
    notes: first.place ? first.notes : again.notes,
    names: new Set([...first.names, ...again.names]),
    mines: [...first.mines, ...again.mines],
  };
}
