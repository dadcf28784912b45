import type { Analysis } from '../../src/analysis/analysis';
import { Tally } from '../../src/report/format';
import { json } from '../../src/report/format-json';
import { stylish } from '../../src/report/format-stylish';
import { resultOf } from '../../src/report/result-of';
import { Lines } from '../../src/text/lines';
import { knowledge } from './core';
import type { FuzzCase } from './fuzz-case';
import { Violation } from './violation';
import { DRIVES } from './words';

/** Prints what the command line prints of a case. */
export function checkOutputs({ file, text }: FuzzCase, analysis: Analysis): void {
  const result = resultOf(file, analysis, new Lines(text));
  const shown = { severity: 'hint', waived: true } as const;
  const printed = [...stylish(knowledge.asOf, knowledge.asOf, false, shown).file(result)].join('');
  const found = DRIVES.exec(printed.replaceAll('\n', ' '));
  if (found) {
    const around = printed.slice(Math.max(0, found.index - 60), found.index + 20);
    throw new Violation('the terminal gets a control character', JSON.stringify(around));
  }
  const tally = new Tally();
  tally.add(result);
  const printer = json(shown);
  const outcome = { tally, failures: [], policies: [] };
  const parsed: unknown = JSON.parse(
    [printer.start, ...printer.file(result), printer.end(outcome)].join(''),
  );
  if (JSON.stringify(parsed) !== JSON.stringify([result])) {
    throw new Violation('JSON says something else than was found', JSON.stringify(parsed));
  }
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { line, column, endLine, endColumn } of 'error' in result ? [] : result.findings) {
    const isForward = endLine > line || (endLine === line && endColumn >= column);
    if (!(line >= 1 && column >= 1 && endLine <= lines && isForward)) {
      throw new Violation(
        'a line or column is none',
        JSON.stringify({ line, column, endLine, endColumn }),
      );
    }
  }
}
