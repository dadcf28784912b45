import Fraction from 'fraction.js';

/** Longer numbers and larger powers of ten are no share and no value: what is made of them could not be shown. */
const MAX_DIGITS = 100;

/** A decimal number exactly as written; undefined for anything else. */
export function exactDecimal(text: string): Fraction | undefined {
  if (/^[1-9]\d{0,20}$/.test(text)) return new Fraction(BigInt(text));
  if (/^0[xo][0-9a-fA-F]{1,80}$/.test(text)) return new Fraction(BigInt(text));
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', decimals = '', exponent = '0'] = match;
  const digits = whole + decimals;
  const power = Number(exponent) - decimals.length;
  if (digits === '' || digits.length > MAX_DIGITS || Math.abs(power) > MAX_DIGITS) return undefined;
  const number = BigInt(digits) * (sign === '-' ? -1n : 1n);
  const ten = 10n ** BigInt(Math.abs(power));
  return power < 0 ? new Fraction(number, ten) : new Fraction(number * ten);
}

/** A share as written, `60%` or `0.6`, as a part of one; undefined unless it is between 0 and 1. */
export function exactShare(text: string): Fraction | undefined {
  const percent = text.endsWith('%');
  const number = exactDecimal(percent ? text.slice(0, -1).trimEnd() : text);
  const share = percent ? number?.div(100) : number;
  return share && share.compare(0) >= 0 && share.compare(1) <= 0 ? share : undefined;
}
