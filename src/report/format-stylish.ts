import { dataAge } from '../messages/data-age';
import type { Format, Outcome, Shown } from './format';
import { shownOf, summary } from './format';
import { logLine } from './printable';
import { movements } from './movements';
import type { FileResult, ResultFinding } from './result';

const STYLES = {
  error: '31',
  warning: '33',
  information: '34',
  hint: '90',
  file: '4',
  rule: '2',
} as const;

type Paint = (style: keyof typeof STYLES, text: string) => string;

/** Findings that are printed at once. */
const PIECE = 200;
/** Policies that are named. */
const MAX_POLICIES = 3;

/**
 * For a person: where the data is older than the day, this first; findings by file, then how many there
 * are and by which policy.
 *
 * @param knowledgeDay the day of the data
 * @param day the day of the check, for manifests without their own
 * @param colours whether it is printed on a terminal
 */
export function stylish(knowledgeDay: string, day: string, colours: boolean, shown: Shown): Format {
  const paint: Paint = (style, text) =>
    colours ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;
  const age = dataAge(knowledgeDay, day);
  return {
    start: age === undefined ? '' : `${age}\n\n`,
    between: '',
    file: (result) => block(result, shown, paint),
    end: ({ tally, policies }) =>
      `${summary(tally)} Data as of ${knowledgeDay}.${named(policies)}\n`,
  };
}

function* block(result: FileResult, shown: Shown, paint: Paint): Iterable<string> {
  if ('error' in result) return;
  let rows: string[] = [];
  for (const finding of shownOf(result, shown)) {
    if (rows.length === 0) {
      const day = result.asOf === null ? 'no valid day' : `as of ${result.asOf}`;
      rows.push(`${paint('file', logLine(result.file))} (${day})`);
    }
    rows.push(row(finding, paint));
    if (rows.length % PIECE === 0) {
      yield rows.join('\n');
      // An empty one in its place, so that there is a line end before the next.
      rows = [''];
    }
  }
  const moved = movements(result.regimes);
  if (rows.length === 0 && moved.length > 0) rows.push(paint('file', logLine(result.file)));
  if (rows.length > 0) yield [...rows, ...moved, '', ''].join('\n');
}

function row({ line, column, severity, message, waived, ruleId }: ResultFinding, paint: Paint) {
  const place = `${String(line)}:${String(column)}`.padStart(8);
  const word = paint(severity, severity.padEnd(11));
  const covered = waived ? ' (waived)' : '';
  return `${place}  ${word}  ${logLine(message)}${covered}  ${paint('rule', ruleId)}`;
}

function named(policies: Outcome['policies']): string {
  if (policies.length === 0) return '';
  const some = policies.slice(0, MAX_POLICIES).map(logLine).join(', ');
  const rest = policies.length - MAX_POLICIES;
  return ` Policy: ${some}${rest > 0 ? ` and ${String(rest)} more` : ''}.`;
}
