import { stripVTControlCharacters, styleText } from 'node:util';
import type { Severity } from '../analysis/finding';
import { DIRECTION } from '../messages/words';
import type { FileResult, ResultFinding } from './result';

const COLOURS = { error: 'red', warning: 'yellow', information: 'blue', hint: 'gray' } as const;

/** For a person: findings by file, then how many there are and how old the knowledge is. */
export function stylish(
  results: readonly FileResult[],
  knowledgeDay: string,
  stream: { readonly isTTY?: boolean },
): string {
  const colours = stream.isTTY === true;
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colours ? styleText(style, text) : text;
  const blocks: string[] = [];
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let waived = 0;
  for (const result of results) {
    if ('error' in result) continue;
    const shown = result.findings.filter((finding) => !finding.waived);
    waived += result.findings.length - shown.length;
    if (shown.length === 0) continue;
    const day = result.asOf === null ? 'no valid day' : `as of ${result.asOf}`;
    const rows = shown.map((finding) => {
      counts[finding.severity]++;
      return row(finding, paint);
    });
    blocks.push([`${paint('underline', clean(result.file))} (${day})`, ...rows, ''].join('\n'));
  }
  const checked = results.filter((result) => !('error' in result)).length;
  const files = checked === 1 ? '1 manifest' : `${String(checked)} manifests`;
  const summary = (Object.keys(counts) as Severity[])
    .filter((severity) => counts[severity] > 0)
    .map((severity) => plural(counts[severity], severity));
  if (waived > 0) summary.push(`${String(waived)} waived`);
  blocks.push(
    `${files}: ${summary.length > 0 ? summary.join(', ') : 'no findings'}. Knowledge as of ${knowledgeDay}.`,
  );
  return `${blocks.join('\n')}\n`;
}

function row(
  { line, column, severity, message, ruleId }: ResultFinding,
  paint: (style: Parameters<typeof styleText>[0], text: string) => string,
): string {
  const place = `${String(line)}:${String(column)}`.padStart(8);
  const word = paint(COLOURS[severity], severity.padEnd(11));
  return `${place}  ${word}  ${clean(message)}  ${paint('dim', ruleId)}`;
}

function plural(count: number, severity: Severity): string {
  const one = severity === 'information' ? 'note' : severity;
  return `${String(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** A name in a manifest must not drive the terminal. */
const clean = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(DIRECTION, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
