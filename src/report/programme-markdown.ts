import type { Programme } from './data/programme';
import { STATUSES } from './data/status';
import { markdownTable as table } from './markdown-table';
import { markdownText as text } from './printable';
import { endingsSection, MARKS, section } from './report-markdown';

/** Findings that are listed: a page of Markdown is read, not searched. */
const MAX_FINDINGS = 500;

/** The report on several manifests as Markdown; every text of a manifest is escaped. */
export function programmeMarkdown(programme: Programme): string {
  const { title, days, dataDay, dataAge, verdict, counts, manifests, requirements } = programme;
  const { causes, causesLeftOut, endings, findings } = programme;
  const { error, warning, information, hint, waived } = counts;
  const rest = causesLeftOut > 0 ? [`The rest is not listed (${String(causesLeftOut)}).`] : [];
  return [
    `# ${text(title)}`,
    `As of ${text(days.join(', '))}, data as of ${dataDay}`,
    `**${MARKS[verdict.state]} ${text(verdict.sentence)}**`,
    `Errors: ${String(error)}, warnings: ${String(warning)}, notes: ${String(information)}, hints: ${String(hint)}, waived: ${String(waived)}.`,
    ...(dataAge === undefined ? [] : [text(dataAge)]),
    '## Manifests',
    ...table(
      ['Manifest', 'Product', 'State', 'Errors', 'Warnings', 'Notes', 'Waived', 'Sources'],
      manifests.map(({ file, product, verdict: { state, sentence }, counts: own, sources }) => [
        ...[file, product, `${MARKS[state]} ${sentence}`],
        ...[own.error, own.warning, own.information + own.hint, own.waived, sources].map(String),
      ]),
    ),
    ...section(
      'Requirements',
      table(
        ['Manifest', 'Regime', 'Requirement', 'State', 'Result'],
        requirements.map(({ file, regimeName, name, state, result }) => [
          ...[file, regimeName, name, state, result],
        ]),
      ),
    ),
    ...section('Causes', [
      ...table(
        ['Step', 'Where', 'Work', 'Status', 'Findings', 'Manifests', 'Best alternative'],
        causes.map((row) => [
          ...[row.id, `${row.file ?? ''}${row.line === undefined ? '' : `:${String(row.line)}`}`],
          ...[`${row.work} in ${row.country}`, STATUSES[row.status].name],
          ...[String(row.findings), String(row.manifests), row.alternative ?? ''],
        ]),
      ),
      ...rest,
    ]),
    ...endingsSection(endings),
    ...section(
      'Findings',
      table(
        ['Severity', 'Finding', 'Source', 'Manifest', 'Line', 'Rule', 'Waived'],
        findings
          .slice(0, MAX_FINDINGS)
          .map(({ severity, message, source, file = '', line, rule, waived: isWaived, reason }) => [
            ...[severity, message, source, file, String(line), rule],
            isWaived ? (reason ?? 'waived') : '',
          ]),
        findings.length,
      ),
    ),
    'Engineering guidance, not legal advice.\n',
  ].join('\n\n');
}
