import { markdownText } from './printable';

/**
 * A table in Markdown as a list of blocks; none without rows. Every cell is text.
 *
 * @param all how many rows there are, where not all are given
 */
export function markdownTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  all = rows.length,
): string[] {
  if (rows.length === 0) return [];
  const lines = [heads, heads.map(() => '---'), ...rows.map((row) => row.map(markdownText))];
  const left = all - rows.length;
  return [
    lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
    ...(left > 0 ? [`The rest is not listed (${String(left)}).`] : []),
  ];
}
