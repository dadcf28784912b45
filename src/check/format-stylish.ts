import { styleText } from 'node:util';
import type { Severity } from '../policy/severity';
import { clean } from '../text/clean';
import type { Format, Tally } from '../report/format';
import type { FileResult, ResultFinding } from '../report/result';

const COLOURS = { error: 'red', warning: 'yellow', information: 'blue', hint: 'gray' } as const;

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/**
 * For a person: findings by file, then how many there are and how old the knowledge is.
 *
 * @param colours whether it is printed on a terminal
 */
export function stylish(knowledgeDay: string, colours: boolean): Format {
  const paint: Paint = (style, text) => (colours ? styleText(style, text) : text);
  return {
    start: '',
    between: '',
    file: (result) => block(result, paint),
    end: (tally) => `${summary(tally)}. Knowledge as of ${knowledgeDay}.\n`,
  };
}

function block(result: FileResult, paint: Paint): string {
  if ('error' in result) return '';
  const shown = result.findings.filter((finding) => !finding.waived);
  if (shown.length === 0) return '';
  const day = result.asOf === null ? 'no valid day' : `as of ${result.asOf}`;
  const rows = shown.map((finding) => row(finding, paint));
  return [`${paint('underline', clean(result.file))} (${day})`, ...rows, '', ''].join('\n');
}

function summary({ checked, found, waived }: Tally): string {
  const files = checked === 1 ? '1 manifest' : `${String(checked)} manifests`;
  const parts = (Object.keys(found) as Severity[])
    .filter((severity) => found[severity] > 0)
    .map((severity) => plural(found[severity], severity));
  if (waived > 0) parts.push(`${String(waived)} waived`);
  return `${files}: ${parts.length > 0 ? parts.join(', ') : 'no findings'}`;
}

function row({ line, column, severity, message, ruleId }: ResultFinding, paint: Paint): string {
  const place = `${String(line)}:${String(column)}`.padStart(8);
  const word = paint(COLOURS[severity], severity.padEnd(11));
  return `${place}  ${word}  ${clean(message)}  ${paint('dim', ruleId)}`;
}

function plural(count: number, severity: Severity): string {
  const one = severity === 'information' ? 'note' : severity;
  return `${String(count)} ${one}${count === 1 ? '' : 's'}`;
}
