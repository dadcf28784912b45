import { markdownText } from '../../report/printable';
import { jsonLine } from '../json-text';
import type { Fields, ManifestData } from '../own-cells';
import { mappingOf } from '../own-cells';
import type { Value } from '../value';
import { Digits, isList, NULL } from '../value';
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
  const product = shown(head['product']);
  const rows = sources.map((fields) =>
    [
      shown(fields['id']),
      shown(fields['material'] ?? fields['component']),
      shown(fields['stage']),
      shown(fields['supplier']),
      placeOf(fields),
      shown(fields['value']),
      shown(fields['share']),
      shown(fields['inputs']),
    ].map((cell) => markdownText(cell)),
  );
  return [
    `# ${markdownText(product)}`,
    '',
    MARKDOWN_HEADINGS,
    '| --- | --- | --- | --- | --- | --: | --: | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
}

/** Whatever stands there, as one reads it: what `check` reports as a mistake is said, too. */
function shown(value: Value | undefined): string {
  if (value === undefined) return '';
  if (value instanceof Digits) return value.text === NULL.text ? '' : value.text;
  if (typeof value === 'string') return value.trim();
  return isList(value) ? value.map(shown).filter(Boolean).join('; ') : jsonLine(value);
}

function placeOf(fields: Fields): string {
  const { origins } = fields;
  if (origins === undefined || !isList(origins)) {
    return [fields['country'] ?? origins, fields['region']].map(shown).filter(Boolean).join(' ');
  }
  const places = origins.map((origin) => {
    const each = mappingOf(origin);
    if (!each) return shown(origin);
    return [each['country'], each['region'], each['share']].map(shown).filter(Boolean).join(' ');
  });
  return [fields['country'], fields['region']].map(shown).concat(places).filter(Boolean).join(', ');
}
