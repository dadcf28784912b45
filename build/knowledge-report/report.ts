import type { Day, KnowledgeData, NotFound } from '../../src/knowledge/types';
import { byAge } from './age';
import { CONFLICT_MEANS, conflictsIn } from './conflicts';
import type { Entry } from './entries';
import { entriesOf } from './entries';
import { RUN_OUT_MEANS, runOutBy } from './run-out';
import { table } from './table';

/** What a look through the knowledge on a day finds; plain data. */
export interface KnowledgeReport {
  /** The day up to which the knowledge was brought together. */
  readonly knowledgeAsOf: Day;
  /** The day by which states are judged to have run out. */
  readonly asOf: Day;
  /** How many entries there are, by kind. */
  readonly entries: Readonly<Record<string, number>>;
  /** Oldest first; `date` as its document gives it. */
  readonly byAge: readonly (Listed & { readonly date: string })[];
  readonly undated: readonly Listed[];
  readonly recalled: readonly Listed[];
  readonly notFound: readonly NotFound[];
  /** The official lists of companies, with how many of their entries are known, and what is missing. */
  readonly companyLists: readonly {
    readonly id: string;
    readonly companies: number;
    /** Of these, not wholly read in their document. */
    readonly unsure: number;
    readonly note: string;
  }[];
  readonly conflicts: readonly {
    readonly kind: string;
    readonly id: string;
    readonly says: string;
  }[];
  readonly runOut: readonly {
    readonly kind: string;
    readonly id: string;
    readonly to: Day;
    readonly what: string;
  }[];
}

interface Listed {
  readonly kind: string;
  readonly id: string;
  readonly documents: readonly string[];
}

/** Looks through the knowledge as it stands on a day. */
export function reportOn(data: KnowledgeData, asOf: Day): KnowledgeReport {
  const entries = entriesOf(data);
  const counts: Record<string, number> = {};
  for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1;
  const { dated, undated } = byAge(data);
  return {
    knowledgeAsOf: data.asOf,
    asOf,
    entries: counts,
    byAge: dated.map((entry) => ({ date: entry.date.text, ...listed(entry) })),
    undated: undated.map(listed),
    recalled: entries.filter(({ grounds }) => grounds.confidence === 'recalled').map(listed),
    notFound: data.notFound,
    companyLists: data.companyLists.map(({ id, note = '' }) => listOf(id, note, data)),
    conflicts: conflictsIn(data),
    runOut: runOutBy(asOf, data),
  };
}

const listed = ({ kind, id, grounds }: Entry): Listed => ({
  kind,
  id,
  documents: grounds.documents,
});

function listOf(
  id: string,
  note: string,
  { listedCompanies }: KnowledgeData,
): KnowledgeReport['companyLists'][number] {
  const all = listedCompanies.filter(({ list }) => list === id);
  const unsure = all.filter(({ confidence }) => confidence !== 'verified');
  return { id, companies: all.length, unsure: unsure.length, note };
}

/** The report as text for a terminal. */
export function asText(report: KnowledgeReport): string {
  const { byAge: dated, undated, recalled, conflicts, runOut, knowledgeAsOf, asOf } = report;
  const all = Object.values(report.entries).reduce((sum, count) => sum + count, 0);
  const row = ({ kind, id, documents }: Listed): string[] => [kind, id, documents.join(', ')];
  return [
    `Knowledge up to ${knowledgeAsOf}, looked through for ${asOf}`,
    table([
      ['entries', String(all)],
      ...Object.entries(report.entries).map(([kind, count]) => [`  ${kind}`, String(count)]),
      ['dated', String(dated.length)],
      ['undated', String(undated.length)],
      ['recalled', String(recalled.length)],
      ['not found', String(report.notFound.length)],
      ['conflicts', String(conflicts.length)],
      ['run out', String(runOut.length)],
    ]),
    section(
      'Entries by age',
      'The date is that of the latest of its documents that has one; oldest first.',
      dated.map((entry) => [entry.date, ...row(entry)]),
    ),
    section('Entries without a dated document', undefined, undated.map(row)),
    section('Only recalled', 'Known, but read in no document.', recalled.map(row)),
    section(
      'Not found',
      'What was looked for and not found, where to look, and the entries that it is about.',
      report.notFound.map(({ what, lookUp, entries }) => [what, lookUp, entries.join(', ')]),
    ),
    section(
      'Lists of companies',
      'How many entries there are, how many of them were not wholly read, and what is missing.',
      report.companyLists.map(({ id, companies, unsure, note }) => [
        id,
        String(companies),
        String(unsure),
        note,
      ]),
    ),
    section(
      'Documents in conflict',
      CONFLICT_MEANS,
      conflicts.map(({ kind, id, says }) => [kind, id, says]),
    ),
    section(
      `Run out by ${asOf}`,
      RUN_OUT_MEANS,
      runOut.map(({ kind, id, to, what }) => [to, kind, id, what]),
    ),
  ].join('\n\n');
}

function section(
  title: string,
  means: string | undefined,
  rows: readonly (readonly string[])[],
): string {
  const head = [`${title}: ${String(rows.length)}`, ...(means === undefined ? [] : [means])];
  return [...head, ...(rows.length > 0 ? [indented(table(rows))] : [])].join('\n');
}

const indented = (text: string): string => text.replace(/^/gm, '  ');
