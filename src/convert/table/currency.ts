let codes: ReadonlySet<string> | undefined;

/** A code of ISO 4217, as the platform has them. */
export function isCurrency(code: string): boolean {
  codes ??= new Set(Intl.supportedValuesOf('currency'));
  return codes.has(code);
}

/** Codes that are words, too: in a heading they count within brackets only. */
const WORDS: ReadonlySet<string> = new Set(['ALL', 'TOP']);

/** What a heading says of the money below it: `Spend (EUR)`. A sign of several currencies is none. */
export function currencyOfHeading(heading: string): {
  readonly currency?: string;
  /** What stands there and is no currency: `kEUR`, `$`. */
  readonly unclear?: string;
} {
  const within = /[([]\s*([^)\]]*?)\s*[)\]]/.exec(heading)?.[1] ?? '';
  const own = within === '€' ? 'EUR' : within;
  if (isCurrency(own)) return { currency: own };
  if (own !== '') return { unclear: own };
  const words = heading.split(/[^\p{L}\p{N}\p{Sc}]+/u);
  const found = words.flatMap((word) => {
    if (word === '€') return ['EUR'];
    return isCurrency(word) && !WORDS.has(word) ? [word] : [];
  });
  const [currency] = found;
  if (currency !== undefined && found.length === 1) return { currency };
  const unclear = found.length > 1 ? found.join(', ') : words.find((word) => /\p{Sc}/u.test(word));
  return unclear === undefined ? {} : { unclear };
}
