import Fraction from 'fraction.js';
import { Written } from './data';

export const ZERO = new Fraction(0);
export const HALF = new Fraction(1, 2);

/** A share as written, `60%` or `0.6`, or a value, exact. */
export function exact(written: string | Written): Fraction {
  const text = written instanceof Written ? written.digits : written;
  if (text.endsWith('%')) return new Fraction(text.slice(0, -1)).div(100);
  const [digits = '', power] = text.split('e');
  return new Fraction(digits).mul(new Fraction(10).pow(Number(power ?? 0)) ?? 1);
}

export const sum = (all: readonly Fraction[]): Fraction =>
  all.reduce((total, each) => total.add(each), ZERO);
