import { COLUMN_HEADINGS } from '../../knowledge/generated/column-headings.js';
import { normalised } from '../../knowledge/normalised';
import type { Meaning } from './columns';
import type { TableRow } from './table';

/** Marks with which a cell repeats the one above it: `"`, `-"-`, `〃`. */
const MARKS = /^[-–—\s]*(?:["“”„″〃]|'')[-–—\s]*$/;

/** Where a repetition says the same again; an amount may be the same one, and an id is that of one row. */
const REPEATED: readonly Meaning[] = [
  'subject',
  'stage',
  'supplier',
  'smelter',
  'mine',
  'country',
  'seat',
  'region',
  'form',
  'currency',
  'product',
];

const words = new Set(COLUMN_HEADINGS.ditto.map(normalised));

const isDitto = (cell: string): boolean => MARKS.test(cell) || words.has(normalised(cell));

/** Rows with what stands above in the place of a cell that says so: `ditto`, `same as above`. */
export function withRepeated(
  rows: readonly TableRow[],
  columnsOf: ReadonlyMap<Meaning, readonly number[]>,
): readonly TableRow[] {
  const columns = new Set(REPEATED.flatMap((meaning) => columnsOf.get(meaning) ?? []));
  let above: readonly string[] = [];
  return rows.map((row) => {
    const { cells } = row;
    const isRepeated = (column: number): boolean =>
      columns.has(column) && isDitto(cells[column] ?? '') && (above[column] ?? '') !== '';
    const some = [...columns].some(isRepeated);
    const own = some
      ? cells.map((cell, column) => (isRepeated(column) ? (above[column] ?? '') : cell))
      : cells;
    above = own;
    return some ? { ...row, cells: own } : row;
  });
}
