import type { Fields, ManifestData } from '../own-cells';
import { cellsOf, fieldsOfCells, OWN_COLUMNS } from '../own-cells';
import type { Table } from '../table/table';

/** What a sheet would take for a formula, and the quote that guards against it. */
const FORMULA = /^[=+\-@\t\r']/;

/** A manifest as a table with one row a step; the first row says what concerns all of them. */
export function toCsv({ head, suppliers, sources }: ManifestData): string {
  const rows: (readonly [record: string, fields: Fields])[] = [
    ['manifest', head],
    ...suppliers.map(([id, fields]) => ['supplier', { ...fields, id }] as const),
    ...sources.map((fields) => ['source', fields] as const),
  ];
  const lines = rows.map(([record, fields]) => {
    const cells: Record<string, string> = { ...cellsOf(fields), record };
    return OWN_COLUMNS.map((column) => written(cells[column] ?? '')).join(',');
  });
  return [OWN_COLUMNS.join(','), ...lines, ''].join('\r\n');
}

/** What drives a terminal, which CSV has no other way to write; line ends and tabs stay. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

function written(cell: string): string {
  const shown = cell.replace(CONTROLS, '\ufffd');
  const safe = FORMULA.test(shown) ? `'${shown}` : shown;
  return /[",\r\n;\t|]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Whether a table is an export of this program; columns may have been moved. */
export const isOwn = ({ rows }: Table): boolean => {
  const headings = rows[0]?.cells ?? [];
  return ['record', 'id', 'stage', 'more'].every((name) => headings.includes(name));
};

/** The manifest of a table that this program wrote. */
export function fromOwn({ rows }: Table): ManifestData {
  const headings = rows[0]?.cells ?? [];
  let head: Fields = {};
  const suppliers: [string, Fields][] = [];
  const sources: Fields[] = [];
  for (const { cells } of rows.slice(1)) {
    const byColumn = Object.fromEntries(
      headings.map((heading, at) => [heading, (cells[at] ?? '').replace(/^'/, '')]),
    );
    const fields = fieldsOfCells(byColumn);
    if (byColumn['record'] === 'manifest') head = fields;
    else if (byColumn['record'] === 'supplier') {
      const { id, ...own } = fields;
      suppliers.push([typeof id === 'string' ? id : '', own]);
    } else sources.push(fields);
  }
  return { head: { manifest: head['manifest'] ?? '1', ...head }, suppliers, sources };
}
