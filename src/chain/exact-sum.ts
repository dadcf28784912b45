import Fraction from 'fraction.js';

/** Whole numbers up to this size are added as numbers; two of them together are still exact. */
const SMALL = 2 ** 52;

/**
 * An exact sum of many fractions. Adding `Fraction`s one by one makes and reduces one for each step, and
 * with many different denominators every step costs more than the one before; this reduces at the end.
 */
export class ExactSum {
  /** Sums of numerators by their denominator: decimal numbers have few of them, most sums only one. */
  #first: Numerators | undefined;
  #others: Map<bigint, Numerators> | undefined;
  #last: Numerators | undefined;

  add({ s: sign, n: numerator, d: denominator }: Fraction): void {
    let numerators = this.#last;
    if (numerators?.denominator !== denominator) {
      this.#last = numerators = this.#of(denominator);
    }
    numerators.add(sign, numerator);
  }

  /** The sum of what was added so far; zero of nothing. */
  get total(): Fraction {
    if (!this.#first) return new Fraction(0);
    let sums = [this.#first, ...(this.#others?.values() ?? [])].map((numerators) => numerators.sum);
    // In pairs, so that few of the additions are of large numbers.
    while (sums.length > 1) {
      sums = sums.flatMap((sum, at) => {
        if (at % 2 === 1) return [];
        const next = sums[at + 1];
        return next ? sum.add(next) : sum;
      });
    }
    return sums[0] ?? new Fraction(0);
  }

  #of(denominator: bigint): Numerators {
    this.#first ??= new Numerators(denominator);
    if (this.#first.denominator === denominator) return this.#first;
    this.#others ??= new Map<bigint, Numerators>();
    let known = this.#others.get(denominator);
    if (!known) this.#others.set(denominator, (known = new Numerators(denominator)));
    return known;
  }
}

/** Numerators over one denominator: as a number while that is exact, as nearly all are. */
class Numerators {
  readonly denominator: bigint;
  #small = 0;
  #large = 0n;

  constructor(denominator: bigint) {
    this.denominator = denominator;
  }

  get sum(): Fraction {
    return new Fraction(this.#large + BigInt(this.#small), this.denominator);
  }

  add(sign: bigint, numerator: bigint): void {
    const size = Number(numerator);
    if (size > SMALL) {
      this.#large += sign * numerator;
      return;
    }
    this.#small += sign < 0n ? -size : size;
    if (Math.abs(this.#small) <= SMALL) return;
    this.#large += BigInt(this.#small);
    this.#small = 0;
  }
}

/** The exact sum of fractions. */
export function sumOf(fractions: readonly Fraction[]): Fraction {
  const [only] = fractions;
  if (only && fractions.length === 1) return only;
  const sum = new ExactSum();
  for (const fraction of fractions) sum.add(fraction);
  return sum.total;
}

/** Whether one fraction is larger than another; nearly all are positive, and whole or of one denominator. */
export function isLarger(a: Fraction, b: Fraction): boolean {
  if (a.d !== b.d) return a.s * a.n * b.d > b.s * b.n * a.d;
  return a.s > 0n && b.s > 0n ? a.n > b.n : a.s * a.n > b.s * b.n;
}
