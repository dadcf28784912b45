import { dataAge } from '../messages/data-age';
import type { Format, Outcome, Shown } from './format';
import { saidWithWaiver, shownOf, summary } from './format';
import { percent } from './movements';
import { markdownText } from './printable';
import type { FileResult } from './result';

/** A comment may have 65,536 characters; the rest is for the summary. */
const MAX_LENGTH = 60_000;
/** Findings of a file that are listed. */
const MAX_OF_FILE = 20;

/** By this a job finds its own comment again, to update it. */
export const MARKER = '<!-- sourcing-compliance -->';

/**
 * A summary for one comment at a pull request, which is updated by each run.
 *
 * @param knowledgeDay the day of the data
 * @param day the day of the check, for manifests without their own
 */
export const markdown = (knowledgeDay: string, day: string, shown: Shown): Format => ({
  start: '',
  between: '',
  file: (result) => section(result, shown),
  end: () => `\nData as of ${knowledgeDay}.\n`,
  held: {
    maxLength: MAX_LENGTH,
    start: (outcome, left) => head(outcome, left, dataAge(knowledgeDay, day)),
  },
});

function head({ tally, policies }: Outcome, left: number, age: string | undefined): string {
  const { error, warning } = tally.found;
  const sign =
    error + tally.failed > 0 ? '❌' : warning + Number(tally.checked === 0) > 0 ? '⚠️' : '✅';
  const by = policies.length > 0 ? ` Policy: ${policies.map(markdownText).join(', ')}.` : '';
  const rest = left > 0 ? `\n\nFindings of ${String(left)} more files are not listed here.` : '';
  const old = age === undefined ? '' : `${age}\n\n`;
  return `${MARKER}\n## Sourcing compliance\n\n${old}${sign} ${summary(tally)}${by}${rest}\n`;
}

function* section(result: FileResult, shown: Shown): Iterable<string> {
  const name = markdownText(result.file);
  if ('error' in result) {
    yield `\n**${name}**: ${markdownText(result.error)}\n`;
    return;
  }
  const findings = [...shownOf(result, shown)];
  const shares = result.regimes.filter(({ qualifyingShare }) => qualifyingShare !== null);
  if (findings.length === 0 && shares.length === 0) return;
  const order = ['error', 'warning', 'information', 'hint'];
  findings.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const rows = findings
    .slice(0, MAX_OF_FILE)
    .map(
      (finding) =>
        `| ${String(finding.line)} | ${finding.severity} | ${markdownText(saidWithWaiver(finding))} | \`${finding.ruleId}\` |`,
    );
  const more = findings.length - rows.length;
  const table =
    rows.length > 0
      ? `\n| line | severity | finding | rule |\n| --: | --- | --- | --- |\n${rows.join('\n')}\n`
      : '';
  const regimes = shares.map(
    ({ id, requirement, qualifyingShare, threshold, passes, previousShare }) => {
      const against = threshold === null ? '' : `, threshold ${percent(threshold)}`;
      const verdict = passes === null ? '' : passes ? ': passes' : ': does not pass';
      const before =
        previousShare === undefined || previousShare === null || previousShare === qualifyingShare
          ? ''
          : `, before ${percent(previousShare)}`;
      return `- \`${id}\` \`${requirement}\`: ${percent(qualifyingShare ?? 0)}${before}${against}${verdict}\n`;
    },
  );
  const count = findings.length === 1 ? '1 finding' : `${String(findings.length)} findings`;
  yield [
    `\n<details><summary><b>${name}</b>: ${count}</summary>\n`,
    regimes.length > 0 ? `\n${regimes.join('')}` : '',
    table,
    more > 0 ? `\nThe rest is not listed (${String(more)}).\n` : '',
    '\n</details>\n',
  ].join('');
}
