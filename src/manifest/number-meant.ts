import { exactDecimal } from '../text/decimal';
import type { NumberMeant } from './model';

/** Letters behind a number that say how many times it is meant, which are no currency. */
const TIMES = /^(?:[KMBT]|MM|MN|MIO|BN|MRD|TSD)$/;

/** The one number that a text can mean; undefined for what could be two. */
export function numberMeant(text: string): NumberMeant | undefined {
  const [, before = '', digits = '', after = ''] =
    /^([\p{Sc}A-Z]{0,3})\s?(\d[\d.,'’ _\u00a0\u202f]*)\s?([\p{Sc}A-Z]{0,3})$/u.exec(text.trim()) ??
    [];
  if ((before !== '' && after !== '') || TIMES.test(after)) return undefined;
  const currency = before + after;
  // Beside a currency a point before three digits may part thousands.
  const isTwo = currency !== '' && /^[1-9]\d{0,2}\.\d{3}$/.test(digits.trim());
  const number = isTwo ? undefined : plainNumber(digits.trim());
  return number === undefined ? undefined : { text: number, ...(currency !== '' && { currency }) };
}

/** Digits without signs between thousands, with a point before decimals. */
function plainNumber(digits: string): string | undefined {
  if (/^\d+(?:\.\d+)?$/.test(digits)) return digits.replace(/^0+(?=\d)/, '');
  const [, first = '', sign = '', rest = '', decimals = ''] =
    /^(\d{1,3})([,.'’ _\u00a0\u202f])(\d{3}(?:\2\d{3})*)((?:[.,]\d+)?)$/.exec(digits) ?? [];
  if (sign !== '' && !decimals.startsWith(sign)) {
    return `${first}${rest.replace(/\D/g, '')}${decimals.replace(',', '.')}`.replace(
      /^0+(?=\d)/,
      '',
    );
  }
  // A comma before one, two or many decimals; before three it is one between thousands.
  return /^\d+,(?:\d{1,2}|\d{4,})$/.test(digits) ? digits.replace(',', '.') : undefined;
}

const PERCENT = /^(\d{1,3}(?:\.\d+|,\d{1,2})?) ?(?:%|percent|per cent|pct\.?)$/i;

/** The share that a text surely means: `60%` for the text `0.6`, for 60, `60 percent` and `60,0 %`. */
export function shareMeant(text: string): string | undefined {
  const written = text
    .normalize('NFKC')
    .trim()
    .replace(/^0,(?=\d+$)/, '0.');
  const percent = PERCENT.exec(written)?.[1]?.replace(',', '.');
  if (percent === undefined && !/^(?:\d{1,3}(?:\.\d+)?|\.\d+)$/.test(written)) return undefined;
  const number = exactDecimal(percent ?? written);
  if (number === undefined) return undefined;
  const isPart = percent === undefined && number.compare(1) <= 0;
  const meant = isPart ? number.mul(100) : number;
  return meant.compare(100) <= 0 ? `${meant.toString()}%` : undefined;
}
