import type { CauseRow, PlanRow, Report, SourceRow, StepRef } from './data/report';
import { STATUSES } from './data/status';
import { rulesWords } from './page/report-tables';
import { markdownTable as table } from './markdown-table';
import { markdownText as text } from './printable';

/** Sources that are listed: a page of Markdown is read, not searched. */
const MAX_SOURCES = 500;
const MAX_FINDINGS = 500;

export const MARKS = { passes: '✔', fails: '✖', undetermined: '?', 'no-regime': '△' } as const;

/** The report as Markdown: the answer, causes, tables; every text of the manifest is escaped. */
export function reportMarkdown(report: Report): string {
  const { product, file, asOf, dataDay, dataAge, verdict, requirements, counts, causes } = report;
  const { plans, sources, findings, evidence, documents, endings } = report;
  const { error, warning, information, hint, waived } = counts;
  return [
    `# ${text(product ?? file)}`,
    `${text(file)}, as of ${text(asOf ?? 'no valid day')}, data as of ${dataDay}`,
    `**${MARKS[verdict.state]} ${text(verdict.sentence)}**`,
    `Errors: ${String(error)}, warnings: ${String(warning)}, notes: ${String(information)}, hints: ${String(hint)}, waived: ${String(waived)}.`,
    ...(dataAge === undefined ? [] : [text(dataAge)]),
    ...table(
      ['Regime', 'Requirement', 'State', 'Result'],
      requirements.map(({ regimeName, name, state, result }) => [regimeName, name, state, result]),
    ),
    ...section('Causes', causes.length > 0 ? [causes.map(causeItem).join('\n')] : []),
    ...section('The smallest change that passes', plans.map(planItem)),
    ...section(
      'Sources',
      table(
        ['Id', 'Line', 'Work', 'Supplier', 'Country', 'Status', 'Value', 'Findings'],
        sources
          .slice(0, MAX_SOURCES)
          .map((row) => [
            row.id,
            where(row),
            `${row.subject}, ${row.stage}`,
            row.supplier,
            row.country,
            statusWords(row.status),
            row.value === undefined ? '' : String(row.value),
            rulesWords(row),
          ]),
        sources.length,
      ),
    ),
    ...section(
      'Findings',
      table(
        ['Severity', 'Finding', 'Source', 'Line', 'Rule', 'Waived'],
        findings
          .slice(0, MAX_FINDINGS)
          .map(({ severity, message, source, line, rule, waived, reason }) => [
            severity,
            message,
            source,
            String(line),
            rule,
            waived ? (reason ?? 'waived') : '',
          ]),
        findings.length,
      ),
    ),
    ...endingsSection(endings),
    ...section(
      'Evidence',
      table(
        ['Source', 'Title', 'File', 'Date', 'Expires', 'SHA-256'],
        evidence.map(({ id, title, path, date, expires, sha256 }) => [
          ...[id, title, path, date, expires, sha256],
        ]),
      ),
    ),
    ...section(
      'Documents used',
      table(
        ['Document', 'Publisher', 'Date', 'Address', 'Used for'],
        documents.map(({ title, publisher, date, url, usedFor }) => [
          ...[title, publisher, date, url ?? '', usedFor.join('; ')],
        ]),
      ),
    ),
    'Engineering guidance, not legal advice.\n',
  ].join('\n\n');
}

const statusWords = (status: SourceRow['status']): string =>
  `${STATUSES[status].mark} ${STATUSES[status].name}`;

const where = ({ line, file }: StepRef): string =>
  line === undefined ? (file ?? '') : String(line);

const place = ({ line, file }: StepRef): string =>
  line === undefined ? (file ?? '') : `line ${String(line)}`;

/** What ends in time, by day. */
export const endingsSection = (endings: Report['endings']): string[] =>
  section(
    'What ends when',
    table(
      ['Day', 'What', 'State'],
      endings.map(({ day, what, isPast }) => [day, what, isPast ? 'ended' : 'ends']),
    ),
  );

/** A heading and what stands below it; nothing where there is nothing. */
export const section = (title: string, parts: readonly string[]): string[] =>
  parts.length === 0 ? [] : [`## ${title}`, ...parts];

function causeItem(cause: CauseRow, index: number): string {
  const { id, work, country, status, own, resting, alternative, shares, findings } = cause;
  const effect = [
    ...shares,
    ...(findings
      ? [`${String(findings.resolved)} findings resolved, ${String(findings.fresh)} new`]
      : []),
  ];
  const change =
    alternative === undefined
      ? 'No alternative with a production figure is known.'
      : `Best alternative: ${text([alternative, ...effect].join('; '))}.`;
  return `${String(index + 1)}. **${text(id)}** (${text(place(cause))}): ${text(work)} in ${text(country)}, ${text(statusWords(status))}. Findings here: ${String(own)}, at other steps that rest on it: ${String(resting)}. ${change}`;
}

function planItem(plan: PlanRow): string {
  const { regimeName, requirement, before, threshold, after, changes, isProven } = plan;
  const name = `**${text(requirement)}** (${text(regimeName)}): ${text(before)}`;
  if (after === undefined) {
    return `${name} of ${text(threshold)}. No set of at most 20 changes passes with alternatives that have a production figure.`;
  }
  const items = changes.map(
    (change, index) =>
      `${String(index + 1)}. ${text(change.id)} (${text(place(change))}), ${text(change.work)}: ${text(change.alternative)}`,
  );
  const proof = isProven
    ? 'No smaller set passes with alternatives that have a production figure.'
    : 'A smaller set may exist.';
  return `${name} → ${text(after)} (threshold ${text(threshold)}). ${proof}\n\n${items.join('\n')}`;
}
