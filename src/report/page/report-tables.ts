import type { Language, Text } from '../../messages/language';
import type { Severity } from '../../policy/severity';
import type { FindingRow, Report, SourceRow } from '../data/report';
import type { Cell, Row, Table } from './table';
import { inPercent } from './text';

/** A table with the title of its section. */
export interface TitledTable extends Table {
  readonly title: string;
}

type Tables = Pick<Report, 'sources' | 'findings' | 'evidence' | 'documents' | 'currency'>;

/**
 * The tables of a report: sources, findings, evidence, documents.
 *
 * @param isOfSeveral of several manifests: each row says of which
 */
export const reportTables = (
  report: Tables,
  language: Language,
  isOfSeveral = false,
): TitledTable[] => [
  sourceTable(report, language, isOfSeveral),
  findingTable(report, language, isOfSeveral),
  evidenceTable(report, language),
  documentTable(report, language),
];

/** Where a row is of: in a report on one manifest, the line, or the other file. */
const placeCells = (
  { line, file }: { readonly line: number | undefined; readonly file?: string | undefined },
  isOfSeveral: boolean,
): Cell[] => (isOfSeveral ? [file, line] : [line ?? file ?? '']);

/** The place in the editor that a row leads to. */
const leadsTo = (
  { line, file }: { readonly line: number | undefined; readonly file?: string | undefined },
  isOfSeveral: boolean,
): Pick<Row, 'line' | 'file'> => (isOfSeveral ? { line, file } : { line });

/** Rules of findings, each once, with how many of it there are: `china-upstream, regime-exclusion × 3`. */
export function rulesWords({ rules }: Pick<SourceRow, 'rules'>): string {
  const counts = new Map<string, number>();
  for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .map(([rule, count]) => (count === 1 ? rule : `${rule} × ${String(count)}`))
    .join(', ');
}

const sourceTable = (
  { sources, currency }: Tables,
  { t }: Language,
  isOfSeveral: boolean,
): TitledTable => ({
  title: t('Sources'),
  id: 't-all-sources',
  caption: t('All sources'),
  heads: [
    t('Id'),
    ...(isOfSeveral ? [t('Manifest')] : []),
    t('Line'),
    t('Material or component'),
    t('Stage'),
    t('Supplier'),
    t('Country'),
    t('Status'),
    t('Standing'),
    currency === undefined ? t('Value') : t('Value ({currency})', { currency }),
    t('Share (%)'),
    t('Findings'),
  ],
  rows: sources.map((row) => ({
    cells: [
      row.id,
      ...placeCells(row, isOfSeveral),
      row.subject,
      row.stage,
      row.supplier,
      row.country,
      { status: row.status },
      row.countryStatus,
      row.value,
      row.share === undefined ? undefined : inPercent(row.share),
      rulesWords(row),
    ],
    ...leadsTo(row, isOfSeveral),
  })),
});

const SEVERITIES = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'hint',
} as const satisfies Readonly<Record<Severity, Text>>;

const waiverWords = ({ waived, reason }: FindingRow, { t }: Language): string =>
  waived ? t('waived: {reason}', { reason: reason ?? '' }) : '';

const findingTable = (
  { findings }: Tables,
  language: Language,
  isOfSeveral: boolean,
): TitledTable => ({
  title: language.t('Findings'),
  id: 't-all-findings',
  caption: language.t('All findings'),
  heads: [
    language.t('Severity'),
    language.t('Finding'),
    language.t('Source'),
    ...(isOfSeveral ? [language.t('Manifest')] : []),
    language.t('Line'),
    language.t('Rule'),
    language.t('Waived'),
  ],
  rows: findings.map((row) => ({
    cells: [
      language.t(SEVERITIES[row.severity]),
      row.message,
      row.source,
      ...placeCells(row, isOfSeveral),
      row.rule,
      waiverWords(row, language),
    ],
    ...leadsTo(row, isOfSeveral),
  })),
});

const evidenceTable = ({ evidence }: Tables, { t, day }: Language): TitledTable => ({
  title: t('Evidence'),
  id: 't-evidence-in-the-manifest',
  caption: t('Evidence in the manifest'),
  heads: [t('Source'), t('Title'), t('File'), t('Date'), t('Expires'), 'SHA-256'],
  rows: evidence.map(({ id, title, path, date, expires, sha256, line, file }) => ({
    cells: [id, title, path, day(date), day(expires), sha256],
    line,
    file,
  })),
});

const documentTable = ({ documents }: Tables, { t, day }: Language): TitledTable => ({
  title: t('Documents used'),
  id: 't-documents-behind-what-is-said-here',
  caption: t('Documents behind what is said here'),
  heads: [t('Document'), t('Publisher'), t('Date'), t('Used for')],
  rows: documents.map(({ title, publisher, date, url, usedFor }) => ({
    cells: [{ text: title, url }, publisher, day(date), usedFor.join('; ')],
  })),
});
