import { parse } from 'csv-parse/browser/esm/sync';
import { ConvertError } from '../convert-error';
import type { Workbook } from '../sheet/workbook';

/** A row with its place in the file. */
export interface TableRow {
  /** `line 12`, `Sheet1, row 12`. */
  readonly place: string;
  readonly cells: readonly string[];
}

/** Rows of cells, whatever the file was. */
export interface Table {
  readonly rows: readonly TableRow[];
  /** What cells are divided by; absent in a workbook, whose numbers are written one way. */
  readonly delimiter?: string;
  /** Cells whose formula has no value; they are blank in the rows. */
  readonly failed?: readonly FailedCell[];
}

interface FailedCell {
  /** `Sheet1, cell B12` */
  readonly place: string;
  /** `#N/A` */
  readonly error: string;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
const MAX_ROWS = 100_000;

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * The rows of a text with delimiters; blank ones are left out.
 *
 * @throws ConvertError where quotes are not balanced, or there are too many rows
 */
export function tableOf(text: string): Table {
  if (text.includes('\0')) throw new ConvertError('The file is not text.');
  const delimiter = delimiterOf(text);
  let parsed: Parsed[];
  try {
    parsed = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MAX_ROWS + 1,
    }) as unknown as Parsed[];
  } catch (error) {
    const { lines } = error as { readonly lines?: number };
    const where = lines === undefined ? '' : ` in or before line ${String(lines)}`;
    throw new ConvertError(`A quote is not closed, or stands within a cell${where}.`);
  }
  if (parsed.length > MAX_ROWS) {
    throw new ConvertError(`The file has more than ${String(MAX_ROWS)} rows.`);
  }
  const rows = parsed.map(({ record, info }) => ({
    place: `line ${String(info.lines)}`,
    cells: record.map((cell) => cell.trim()),
  }));
  return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')), delimiter };
}

/** What stands most often, outside of quotes, in the line that has the most of it. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/)
    .slice(0, 20);
  const most = DELIMITERS.map((each) =>
    Math.max(...lines.map((line) => line.split(each).length - 1)),
  );
  return DELIMITERS[most.indexOf(Math.max(...most))] ?? ',';
}

/** The first sheet of a workbook that has rows. */
export function firstTable(workbook: Workbook): Table {
  for (const name of workbook.names) {
    const failed: { row: number; column: string; error: string }[] = [];
    const sheet = workbook.sheet(name, undefined, (row, column, error) => {
      failed.push({ row, column, error });
    });
    if (sheet.size < 2) continue;
    const columns = [...new Set([...sheet.values()].flatMap((row) => [...row.keys()]))].sort(
      (a, b) => a.length - b.length || (a < b ? -1 : 1),
    );
    return {
      rows: [...sheet].map(([number, row]) => ({
        place: `${name}, row ${String(number)}`,
        cells: columns.map((column) => row.get(column) ?? ''),
      })),
      failed: failed.map(({ row, column, error }) => ({
        place: `${name}, cell ${column}${String(row)}`,
        error,
      })),
    };
  }
  throw new ConvertError('The workbook has no sheet with rows.');
}
