import { parse } from 'csv-parse/browser/esm/sync';
import type { Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import { ConvertError } from '../convert-error';
import type { Workbook } from '../sheet/workbook';

/** A row with its place in the file. */
export interface TableRow {
  /** `line 12`, `Sheet1, row 12`. */
  readonly place: Words;
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
  readonly place: Words;
  /** `#N/A` */
  readonly error: string;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
const MAX_ROWS = 100_000;
/** Columns with something in them. */
const MAX_COLUMNS = 2000;
const MAX_ROW_CHARACTERS = 1_000_000;
/** Of a sheet, blank ones counted: rows times columns. */
const MAX_CELLS = 5_000_000;

/**
 * The rows of a text with delimiters; blank ones are left out.
 *
 * @throws ConvertError where quotes are not balanced, or there are too many rows or columns
 */
export function tableOf(text: string): Table {
  if (text.includes('\0')) throw new ConvertError(phrase('The file is not text.'));
  refuseLongRows(text);
  const delimiter = delimiterOf(text);
  const rows: TableRow[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      // Each is taken as it is parsed: programs write thousands of blank cells behind a row.
      on_record: (record: readonly string[], { lines }) => {
        const cells = filled(record);
        if (cells.length > MAX_COLUMNS) throw tooManyColumns();
        if (cells.length > 0) rows.push({ place: phrase('line {line}', { line: lines }), cells });
        if (rows.length > MAX_ROWS) {
          throw new ConvertError(
            phrase('The file has more than {limit} rows.', { limit: { grouped: MAX_ROWS } }),
          );
        }
        return null;
      },
    });
  } catch (error) {
    if (error instanceof ConvertError) throw error;
    const { lines } = error as { readonly lines?: number };
    throw new ConvertError(
      lines === undefined
        ? phrase('A quote is not closed, or stands within a cell.')
        : phrase('A quote is not closed, or stands within a cell in or before line {line}.', {
            line: lines,
          }),
    );
  }
  return { rows, delimiter };
}

/** Cells up to the last that is not blank. */
function filled(record: readonly string[]): readonly string[] {
  const last = record.findLastIndex((cell) => cell.trim() !== '');
  return record.slice(0, last + 1).map((cell) => cell.trim());
}

/** Before it is parsed: a row is kept as a whole, and one quote left open makes all that follows one row. */
function refuseLongRows(text: string): void {
  let isQuoted = false;
  let start = 0;
  while (text.length - start > MAX_ROW_CHARACTERS) {
    const most = start + MAX_ROW_CHARACTERS;
    let end = -1;
    for (let at = start; at <= most && end === -1; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) isQuoted = !isQuoted;
      else if ((code === LINE_FEED || code === CARRIAGE_RETURN) && !isQuoted) end = at;
    }
    if (end === -1) {
      const line = text.slice(0, start).split('\n').length;
      throw new ConvertError(
        phrase(
          'The row in line {line} has more than {limit} characters. Look for a quote that is not closed.',
          { line, limit: { grouped: MAX_ROW_CHARACTERS } },
        ),
      );
    }
    start = end + 1;
  }
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const tooManyColumns = (): ConvertError =>
  new ConvertError(
    phrase('The table has more than {limit} columns. Keep those that say who, what and where.', {
      limit: { grouped: MAX_COLUMNS },
    }),
  );

/** What stands most often, outside of quotes, in the line that has the most of it. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    // A cell that goes on behind the part that is looked at.
    .replace(/"[^"]*$/, '')
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
    const filled = new Set<string>();
    for (const row of sheet.values()) for (const column of row.keys()) filled.add(column);
    if (filled.size > MAX_COLUMNS) throw tooManyColumns();
    if (filled.size * sheet.size > MAX_CELLS) {
      throw new ConvertError(
        phrase(
          'Sheet {name} has more than {limit} cells. Keep the columns that say who, what and where.',
          { name, limit: { grouped: MAX_CELLS } },
        ),
      );
    }
    const columns = [...filled].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    return {
      rows: [...sheet].map(([number, row]) => ({
        place: phrase('{sheet}, row {row}', { sheet: name, row: number }),
        cells: columns.map((column) => row.get(column) ?? ''),
      })),
      failed: failed.map(({ row, column, error }) => ({
        place: phrase('{sheet}, cell {cell}', { sheet: name, cell: `${column}${String(row)}` }),
        error,
      })),
    };
  }
  throw new ConvertError(phrase('The workbook has no sheet with rows.'));
}
