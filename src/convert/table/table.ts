import { parse } from 'csv-parse/browser/esm/sync';
import type { Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import { ConvertError } from '../convert-error';
import type { LeftOut } from '../draft';
import type { Workbook } from '../sheet/workbook';
import { saysWhoAndWhere } from './columns';
import { beforeHeadings, beyondHeadings, failedCell, ofSeveralRows, otherSheet } from './row-words';
import { spread } from '../sheet/merged-cells';

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
  /** Cells whose formula has no value, which are blank in the rows, and sheets that are not read. */
  readonly leftOut?: readonly LeftOut[];
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

/** What is not read of a table: what stands before its headings or beyond them, and what its file is more than that. */
export function aroundHeadings(table: Table, at: number): LeftOut[] {
  const width = table.rows[at]?.cells.length ?? 0;
  const before = table.rows
    .slice(0, at)
    .map(({ place, cells }) => ({ place, why: beforeHeadings(cells) }));
  const beyond = table.rows.slice(at + 1).flatMap(({ place, cells }) =>
    cells
      .slice(width)
      .filter(Boolean)
      .map((text) => ({ place, why: beyondHeadings(text) })),
  );
  return [...before, ...(table.leftOut ?? []), ...beyond];
}

/** The first sheet of a workbook whose headings say who and where, hidden ones last; else the first that has rows. */
export function firstTable(workbook: Workbook): Table {
  const isSeen = (name: string): boolean => !workbook.hidden.has(name);
  const names = [...workbook.names].sort((a, b) => Number(isSeen(b)) - Number(isSeen(a)));
  let found: { readonly name: string; readonly table: Table } | undefined;
  for (const name of names) {
    const table = sheetTable(workbook, name);
    if (!table) continue;
    const isUnderstood = saysWhoAndWhere(table.rows.map(({ cells }) => cells));
    if (found === undefined || isUnderstood) found = { name, table };
    if (isUnderstood) break;
  }
  if (!found) throw new ConvertError(phrase('The workbook has no sheet with rows.'));
  const { name: read, table } = found;
  const others = workbook.names.filter((name) => name !== read && hasCells(workbook, name));
  return {
    ...table,
    leftOut: [
      ...others.map((name) => ({
        place: phrase('sheet {sheet}', { sheet: name }),
        why: otherSheet(read),
      })),
      ...(table.leftOut ?? []),
    ],
  };
}

/** What cannot be looked into may have cells. */
function hasCells(workbook: Workbook, name: string): boolean {
  try {
    return workbook.isFilled(name);
  } catch (error) {
    if (error instanceof ConvertError) return true;
    throw error;
  }
}

/** The rows of a sheet; undefined where there are no two. */
function sheetTable(workbook: Workbook, name: string): Table | undefined {
  const leftOut: LeftOut[] = [];
  const leaveOut = (cell: string, why: Words): void => {
    leftOut.push({ place: phrase('{sheet}, cell {cell}', { sheet: name, cell }), why });
  };
  const merged: string[] = [];
  const sheet = workbook.sheet(name, undefined, {
    failed: (row, column, error) => {
      leaveOut(`${column}${String(row)}`, failedCell(error));
    },
    merged: (reference) => {
      merged.push(reference);
    },
  });
  if (sheet.size < 2) return undefined;
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
  const filledSheet = spread(sheet, merged, (cell, text) => {
    leaveOut(cell, ofSeveralRows(text));
  });
  return {
    rows: [...filledSheet].map(([number, row]) => ({
      place: phrase('{sheet}, row {row}', { sheet: name, row: number }),
      cells: columns.map((column) => row.get(column) ?? ''),
    })),
    leftOut,
  };
}
