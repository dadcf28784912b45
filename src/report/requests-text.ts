import type { RequestRow, SupplierRequests } from './data/requests';
import { markdownTable } from './markdown-table';
import { markdownText } from './printable';
import { csvCell } from './report-csv';

/** Of what the requests are. */
export interface RequestsOf {
  readonly file: string;
  readonly product: string | undefined;
  readonly asOf: string | undefined;
}

const NOBODY = 'No supplier named';

/** What to ask whom for, as Markdown: a section a supplier, to be sent as it is. */
export function requestsMarkdown(
  all: readonly SupplierRequests[],
  { file, product, asOf }: RequestsOf,
): string {
  const head = [
    `# Requests to suppliers: ${markdownText(product ?? file)}`,
    `${markdownText(file)}, as of ${markdownText(asOf ?? 'no valid day')}`,
  ];
  const isOfSeveral =
    new Set(all.flatMap(({ requests }) => requests.map((row) => row.file))).size > 1;
  const sections = all.flatMap(({ supplier, requests }) => [
    `## ${markdownText(supplier === '' ? NOBODY : supplier)}`,
    ...markdownTable(
      ['Step', 'Work', 'What is asked for', 'Why', isOfSeveral ? 'Where' : 'Line'],
      requests.map((row) => [
        ...[row.id, row.work, row.what, row.why],
        isOfSeveral ? `${row.file ?? ''}:${lineOf(row)}` : lineOf(row),
      ]),
    ),
  ]);
  const nothing = all.length > 0 ? [] : ['Nothing has to be asked for.'];
  return `${[...head, ...sections, ...nothing].join('\n\n')}\n`;
}

/** As CSV (RFC 4180) with a byte order mark, a row a request. */
export function requestsCsv(all: readonly SupplierRequests[]): string {
  const heads = ['supplier', 'step', 'work', 'request', 'reason', 'file', 'line'];
  const rows = all.flatMap(({ supplier, requests }) =>
    requests.map((row) => [supplier, row.id, row.work, row.what, row.why, row.file, lineOf(row)]),
  );
  return `\ufeff${[heads, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

const lineOf = ({ line }: RequestRow): string => (line === undefined ? '' : String(line));
