import type { Sheet } from './workbook';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** `A2:A4`: rows of a column; what stands beside the first column of a span is blank. */
const REFERENCE = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/;

/**
 * A sheet with the texts of cells that stand over several rows in each of them. A number is of all of them together: it
 * is in none.
 *
 * @param merged the spans, as they stand in the sheet
 * @param ofSeveral gets the numbers
 */
export function spread(
  sheet: Sheet,
  merged: readonly string[],
  ofSeveral: (cell: string, text: string) => void,
): Sheet {
  const rows = new Map([...sheet].map(([number, row]) => [number, new Map(row)]));
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  for (const [column, spans] of spansByColumn(merged)) {
    const sums = new Set<number>();
    let at = 0;
    for (const number of numbers) {
      while ((spans[at]?.to ?? Infinity) < number) at++;
      const { from } = spans[at] ?? { from: Infinity };
      const text = from < number ? rows.get(from)?.get(column) : undefined;
      if (text === undefined) continue;
      if (isNumeric(text)) sums.add(from);
      else rows.get(number)?.set(column, text);
    }
    for (const from of sums) {
      ofSeveral(`${column}${String(from)}`, rows.get(from)?.get(column) ?? '');
      rows.get(from)?.delete(column);
    }
  }
  return rows;
}

function spansByColumn(merged: readonly string[]): Map<string, Span[]> {
  const spans = new Map<string, Span[]>();
  for (const reference of merged) {
    const [, column = '', first = '', last = ''] = REFERENCE.exec(reference) ?? [];
    const span = { from: Number(first), to: Number(last) };
    if (span.from >= span.to) continue;
    const own = spans.get(column) ?? [];
    own.push(span);
    spans.set(column, own);
  }
  for (const own of spans.values()) own.sort((a, b) => a.from - b.from);
  return spans;
}

/** A number, with or without its unit: `60 %`, `€ 1.200`, `EUR 5`, `5 TEUR`. */
const isNumeric = (text: string): boolean =>
  /^(?:\p{L}{1,3}\s*)?[^\p{L}]*\d[^\p{L}]*\p{L}{0,5}$/u.test(text);
