import type Fraction from 'fraction.js';
import { clean, shortened } from '../text/clean';
import type { Language, Text } from './language';
import { ENGLISH } from './language';

/** How numbers are written. */
type Locale = Pick<Language, 'locale'>;

/** `a`, `a or b`, `a, b or c`. */
export const oneOf = (words: readonly string[], { t }: Language = ENGLISH): string =>
  joined(words, (first, last) => t('{first} or {last}', { first, last }));

/** `a`, `a and b`, `a, b and c`. */
export const allOf = (words: readonly string[], { t }: Language = ENGLISH): string =>
  joined(words, (first, last) => t('{first} and {last}', { first, last }));

function joined(words: readonly string[], both: (first: string, last: string) => string): string {
  if (words.length < 2) return words[0] ?? '';
  return both(words.slice(0, -1).join(', '), words.at(-1) ?? '');
}

/** A number as the language writes it, not grouped: `62.5`. */
export const decimal = (value: number, { locale }: Locale = ENGLISH): string =>
  locale === 'en'
    ? String(value)
    : value.toLocaleString(locale, { useGrouping: false, maximumFractionDigits: 12 });

/** A percentage without false precision: `77 %`, `2.4 %`. */
export const percent = (value: number, language: Locale = ENGLISH): string =>
  `${decimal(value >= 10 ? Math.round(value) : Number(value.toPrecision(2)), language)} %`;

/** A part of one, in percent with at most six decimals: `62.5 %`. */
export const exactPercent = (part: Fraction, language: Locale = ENGLISH): string =>
  `${decimal(Number(part.mul(100).valueOf().toFixed(6)), language)} %`;

/** As many as a number of the language has behind three digits, and no more. */
const MAX_DECIMALS = 12;

/** A part of one, in percent, with as many decimals as keep it on its side of a line: `39.98 %`. */
export function partBeside(part: Fraction, line: Fraction, language: Locale = ENGLISH): string {
  const side = part.compare(line);
  for (let decimals = 1; decimals <= MAX_DECIMALS; decimals++) {
    const shown = part.mul(100).round(decimals);
    if (shown.compare(line.mul(100)) === side) return `${decimal(shown.valueOf(), language)} %`;
  }
  return exactPercent(part, language);
}

/** A sum of money without its currency: `1,200,000`; two decimals, three where that is exact, never 0 for more than nothing. */
export function amount(value: Fraction, { locale }: Locale = ENGLISH): string {
  const isTiny = !value.equals(0) && value.abs().compare(0.01) < 0;
  const digits = value.mul(1000).d === 1n ? 3 : 2;
  return value
    .valueOf()
    .toLocaleString(
      locale === 'en' ? 'en-US' : locale,
      isTiny ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: digits },
    );
}

/** A text with a count in it. */
type CountText = Extract<Text, `${string}{count}${string}`>;

/** The text for one, or that for several: `1 error`, `1,200 errors`. */
export function counted(
  count: number,
  one: CountText,
  many: CountText,
  { t, locale }: Language = ENGLISH,
): string {
  const put = t as (text: Text, args: { readonly count: string }) => string;
  const isOne = new Intl.PluralRules(locale).select(count) === 'one';
  return put(isOne ? one : many, { count: count.toLocaleString(locale) });
}

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
