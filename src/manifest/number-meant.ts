import type { NumberMeant } from './model';

/** The one number that a text can mean; undefined for what could be two. */
export function numberMeant(text: string): NumberMeant | undefined {
  const [, before = '', digits = '', after = ''] =
    /^([\p{Sc}A-Z]{0,3})\s?(\d[\d.,'’ _\u00a0\u202f]*)\s?([\p{Sc}A-Z]{0,3})$/u.exec(text.trim()) ??
    [];
  if (before !== '' && after !== '') return undefined;
  const number = plainNumber(digits.trim());
  const currency = before + after;
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
