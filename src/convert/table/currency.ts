let codes: ReadonlySet<string> | undefined;

/** A code of ISO 4217, as the platform has them. */
export function isCurrency(code: string): boolean {
  codes ??= new Set(Intl.supportedValuesOf('currency'));
  return codes.has(code);
}

/** Codes that are words, too: in a heading they count within brackets only. */
const WORDS: ReadonlySet<string> = new Set(['ALL', 'TOP']);

/** What numbers are counted in, by the words for it. */
const SCALES: Readonly<Record<string, number>> = {
  ...of(1e3, ['k', 'tsd', 'tausend', 'thousand', 'thousands', '000', '000s', '1000']),
  ...of(1e6, ['mio', 'mn', 'mln', 'million', 'millions', 'millionen']),
  ...of(1e9, ['bn', 'mrd', 'milliarde', 'milliarden']),
};
/** Beside a currency `T` is a thousand; by itself it may be a ton. */
const BESIDE: Readonly<Record<string, number>> = { ...SCALES, t: 1e3 };
/** A thousand or a million, by who writes it; a billion has nine or twelve noughts. */
const UNSURE: ReadonlySet<string> = new Set(['m', 'mm', 't', 'billion', 'billions']);

function of(factor: number, words: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(words.map((word) => [word, factor]));
}

/** What the numbers of a column are counted in. */
export interface Unit {
  readonly currency?: string;
  /** What a number is to be multiplied by: 1000 for `kEUR`. */
  readonly factor: number;
  /** What stands there and is no currency, or could be several: `$`, `annual`. */
  readonly unclear?: string;
  /** Nor is it known what the numbers are to be multiplied by. */
  readonly isUnsure?: true;
}

/** What a heading or a cell says of money: `Spend (EUR)`, `TEUR`, `in thousand USD`. */
export function unitOf(text: string): Unit {
  const within = /[([]\s*([^)\]]*?)\s*[)\]]/.exec(text)?.[1] ?? '';
  const words = (within === '' ? text : within).split(/[^\p{L}\p{N}\p{Sc}]+/u).filter(Boolean);
  const currencies = new Set<string>();
  let factor = 1;
  let sign: string | undefined;
  let unsure: string | undefined;
  for (const word of words) {
    const { currency, scale, sign: own } = partsOf(word, within !== '');
    if (currency !== undefined) currencies.add(currency);
    sign ??= own;
    const name = scale?.toLowerCase();
    if (name === undefined) continue;
    const isBeside = scale !== word;
    const known = (isBeside ? BESIDE : SCALES)[name];
    if (known !== undefined) factor *= known;
    else if (UNSURE.has(name) && (isBeside || within !== '')) unsure ??= word;
  }
  const [currency] = currencies;
  if (unsure !== undefined) return { factor: 1, unclear: within || unsure, isUnsure: true };
  if (currencies.size > 1) return { factor, unclear: [...currencies].join(', ') };
  if (currency !== undefined) return { currency, factor };
  const unclear = sign ?? (factor === 1 && within !== '' ? within : undefined);
  return { factor, ...(unclear !== undefined && { unclear }) };
}

/** Whether a word of a heading says only what its numbers are counted in: `in Tsd. EUR`, `k`, `2025`. */
export function isUnitWord(word: string): boolean {
  const { currency, scale, sign } = partsOf(word.toUpperCase(), true);
  if (currency !== undefined || sign !== undefined) return true;
  const name = (scale ?? word).toLowerCase();
  return name === 'in' || name in SCALES || UNSURE.has(name) || /^(?:19|20)\d\d$/.test(name);
}

/** A word as a currency, and what stands beside it without a blank; any other word may be a scale by itself. */
function partsOf(
  word: string,
  isWithin: boolean,
): { readonly currency?: string; readonly scale?: string; readonly sign?: string } {
  if (isCurrency(word)) return isWithin || !WORDS.has(word) ? { currency: word } : {};
  const sign = /\p{Sc}/u.exec(word)?.[0];
  const code = sign ?? [word.slice(-3), word.slice(0, 3)].find(isCurrency);
  if (code === undefined) return { scale: word };
  const scale = word.replace(code, '');
  const isMoney = scale === '' || scale.toLowerCase() in BESIDE || UNSURE.has(scale.toLowerCase());
  if (!isMoney) return sign === undefined ? { scale: word } : { sign };
  const currency = code === '€' ? 'EUR' : isCurrency(code) ? code : undefined;
  return {
    ...(scale !== '' && { scale }),
    ...(currency === undefined ? { sign: code } : { currency }),
  };
}

/** A longer cell is no amount. */
const MAX_AMOUNT_CHARACTERS = 80;

/** A number with what it is counted in, as one cell has it. */
export interface Money {
  /** Without its currency. */
  readonly number: string;
  readonly currency?: string;
  /** Of several currencies: `$`. */
  readonly sign?: string;
}

/** An amount of money as a cell has it: `1200 EUR`, `€ 5`, `$7`; all of it is the number where it has another word. */
export function moneyIn(cell: string): Money {
  if (cell.length > MAX_AMOUNT_CHARACTERS) return { number: cell };
  const [, before = '', digits = '', after = ''] =
    /^([^\d]*?)\s*(\d[\d.,\s'’]*?)\s*([^\d]*)$/.exec(cell) ?? [];
  const unit = before + after;
  // A word on each side is no amount.
  if (unit === '' || (before !== '' && after !== '')) return { number: cell };
  if (/^\p{Sc}$/u.test(unit)) {
    return unit === '€' ? { number: digits, currency: 'EUR' } : { number: digits, sign: unit };
  }
  const code = unit.toUpperCase();
  return isCurrency(code) ? { number: digits, currency: code } : { number: cell };
}

/** Whether a sign may be that of a currency: `$` of USD and of AUD. */
export const isSignOf = (sign: string, currency: string): boolean =>
  new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(1)
    .some(({ type, value }) => type === 'currency' && value === sign);
