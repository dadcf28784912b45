import type { Mapping, Meaning } from './columns';

/** What a row says in some of its columns, divided as several in one cell would be. */
export const cellText = (cells: readonly string[], columns: readonly number[]): string =>
  columns
    .map((column) => cells[column] ?? '')
    // A sheet that guards itself against formulas writes a quote before them.
    .map((cell) => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell))
    .filter(Boolean)
    .join('; ');

/**
 * The columns that say each thing: the first with its heading. Of the country all, and those right behind one that have the
 * same heading.
 */
export function columnsByMeaning(
  headings: readonly string[],
  mapping: Mapping,
): ReadonlyMap<Meaning, readonly number[]> {
  const columns = new Map<Meaning, number[]>();
  headings.forEach((heading, column) => {
    const meaning = mapping.get(heading);
    const own = meaning && columns.get(meaning);
    if (meaning !== undefined && !own) columns.set(meaning, [column]);
    if (meaning !== 'country' || !own) return;
    const isBehind = own.at(-1) === column - 1 && headings[column - 1] === heading;
    if (isBehind || headings.indexOf(heading) === column) own.push(column);
  });
  return columns;
}
