import type { Format, Shown } from './format';
import { shownOf } from './format';
import { jsonText } from './printable';
import type { FileResult } from './result';

/** Findings that are printed at once. */
const PIECE = 200;

const indented = (value: unknown, by: string): string =>
  jsonText(value, 2).replaceAll('\n', `\n${by}`);

/** One array with an object for each file, as `JSON.stringify` with an indent of 2 has it. */
export const json = (shown: Shown): Format => ({
  start: '[',
  between: ',',
  file: (result) => pieces(result, { ...shown, waived: true }),
  end: ({ tally: { checked, failed } }) => (checked + failed === 0 ? ']\n' : '\n]\n'),
});

function* pieces(result: FileResult, shown: Shown): Iterable<string> {
  if ('error' in result) {
    yield `\n  ${indented(result, '  ')}`;
    return;
  }
  const { file, asOf, regimes } = result;
  const findings = [...shownOf(result, shown)];
  const head = indented({ file, asOf }, '  ').replace(/\n {2}\}$/, '');
  yield `\n  ${head},\n    "findings": [`;
  for (let at = 0; at < findings.length; at += PIECE) {
    const some = findings.slice(at, at + PIECE);
    yield some
      .map((finding, index) => `${at + index > 0 ? ',' : ''}\n      ${indented(finding, '      ')}`)
      .join('');
  }
  yield `${findings.length > 0 ? '\n    ' : ''}],\n    "regimes": ${indented(regimes, '    ')}\n  }`;
}
