import type Fraction from 'fraction.js';
import { clean, shortened } from '../text/clean';

/** `a`, `a or b`, `a, b or c`. */
export const oneOf = (words: readonly string[]): string => joined(words, 'or');

/** `a`, `a and b`, `a, b and c`. */
export const allOf = (words: readonly string[]): string => joined(words, 'and');

function joined(words: readonly string[], last: string): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** A percentage without false precision: `77 %`, `2.4 %`. */
export const percent = (value: number): string =>
  `${String(value >= 10 ? Math.round(value) : Number(value.toPrecision(2)))} %`;

/** A part of one, in percent with at most six decimals: `62.5 %`. */
export const exactPercent = (part: Fraction): string =>
  `${String(Number(part.mul(100).valueOf().toFixed(6)))} %`;

/** A part of one, in percent, with as many decimals as keep it on its side of a line: `39.98 %`. */
export function partBeside(part: Fraction, line: Fraction): string {
  const side = part.compare(line);
  for (let decimals = 1; decimals < 6; decimals++) {
    const shown = part.mul(100).round(decimals);
    if (shown.compare(line.mul(100)) === side) return `${String(shown.valueOf())} %`;
  }
  return exactPercent(part);
}

/** A sum of money without its currency: `1,200,000`, at most two decimals. */
export const amount = (value: Fraction): string =>
  value.valueOf().toLocaleString('en-US', { maximumFractionDigits: 2 });

/** Characters of a quotation, so that a first sentence fits its 90. */
const MAX_QUOTED = 40;

/** Text from a manifest in a sentence: on one line, and not endless. */
export const quoted = (text: string): string => `“${shortened(text, MAX_QUOTED)}”`;

/** Text from a manifest in a list of an editor, where `$(name)` would be a picture. */
export const listed = (text: string): string => clean(text).replaceAll('$(', '\\$(');

/** What was probably meant, as a question at the end of a sentence. */
export const didYouMean = (words: readonly string[]): string =>
  words.length === 0 ? '' : ` Did you mean ${oneOf(words.map(quoted))}?`;

/** With a capital, for the start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
