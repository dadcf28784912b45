import type { Report } from './data/report';
import { STATUSES } from './data/status';
import { logLine } from './printable';

const HEADS = [
  'id',
  'file',
  'line',
  'subject',
  'stage',
  'supplier',
  'country',
  'code',
  'status',
  'countryStatus',
  'value',
  'currency',
  'share',
  'findings',
];

interface OfSources extends Pick<Report, 'sources' | 'currency'> {
  /** The manifest; undefined in a report on several, whose rows say of which they are. */
  readonly file: string | undefined;
}

/** The sources of a report as CSV (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8. */
export function reportCsv({ sources, file, currency }: OfSources): string {
  const rows = sources.map((row) => [
    row.id,
    row.file ?? file,
    row.line,
    row.subject,
    row.stage,
    row.supplier,
    row.country,
    row.code,
    STATUSES[row.status].name,
    row.countryStatus,
    row.value,
    row.file === undefined || file === undefined ? currency : undefined,
    row.share,
    row.rules.join(' '),
  ]);
  return `\ufeff${[HEADS, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** A cell that no spreadsheet takes for a formula, which would be run when the file is opened, and no log for a command. */
export function csvCell(content: string | number | undefined): string {
  if (content === undefined) return '';
  if (typeof content === 'number') return String(content);
  const line = logLine(content);
  const harmless = /^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/.test(line) ? `'${line}` : line;
  return /[",\r\n;\t]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
