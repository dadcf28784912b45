import { markdownText } from '../../report/printable';
import type { Fields, ManifestData } from '../own-cells';
import { cellsOf } from '../own-cells';
import type { Said } from './unsaid';

export const SAID_IN_MARKDOWN: Said = {
  head: new Set(['manifest', 'product']),
  suppliers: new Set(),
  sources: new Set([
    ...['id', 'material', 'component', 'stage', 'supplier'],
    ...['country', 'region', 'origins', 'value', 'share', 'inputs'],
  ]),
};

/** The row of headings, as no other table has it. */
export const MARKDOWN_HEADINGS =
  '| Id | Of | Stage | Supplier | Country | Value | Share | Inputs |';

/** A manifest as a table to read: one row a step. */
export function toMarkdown({ head, sources }: ManifestData): string {
  const product = cellText(head['product']);
  const rows = sources.map((fields) => {
    const cells = cellsOf(fields);
    return [
      cells['id'],
      cells['material'] ?? cells['component'],
      cells['stage'],
      cells['supplier'],
      placeOf(fields, cells),
      cells['value'],
      cells['share'],
      cells['inputs'],
    ].map((cell) => markdownText(cell ?? ''));
  });
  return [
    `# ${markdownText(product)}`,
    '',
    MARKDOWN_HEADINGS,
    '| --- | --- | --- | --- | --- | --: | --: | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
}

const cellText = (value: unknown): string => (typeof value === 'string' ? value : '');

function placeOf(fields: Fields, cells: Readonly<Record<string, string>>): string {
  const { origins } = fields;
  if (!Array.isArray(origins)) return [cells['country'], cells['region']].filter(Boolean).join(' ');
  const places = origins.map((origin) => {
    const { country, region, share } = cellsOf(origin as Fields);
    return [country, region, share].filter(Boolean).join(' ');
  });
  return places.join(', ');
}
