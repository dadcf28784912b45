import type { Mapping } from './columns';

/** What a row says in some of its columns, divided as several in one cell would be. */
export const cellText = (cells: readonly string[], columns: readonly number[]): string =>
  columns
    .map((column) => cells[column] ?? '')
    // A sheet that guards itself against formulas writes a quote before them.
    .map((cell) => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell))
    .filter(Boolean)
    .join('; ');

/** The columns that say the country; of those with the same heading the first, and those right behind it. */
export function countryColumns(headings: readonly string[], mapping: Mapping): number[] {
  const columns: number[] = [];
  headings.forEach((heading, column) => {
    if (mapping.get(heading) !== 'country') return;
    const isBehind = columns.at(-1) === column - 1 && headings[column - 1] === heading;
    if (isBehind || headings.indexOf(heading) === column) columns.push(column);
  });
  return columns;
}
