import assert from 'node:assert/strict';
import Fraction from 'fraction.js';
import { ExactSum, isLarger, sumOf } from '../../src/chain/exact-sum';
import { Random } from '../fuzz/random';

/** Whole, decimal and other fractions, of any size and either sign. */
function someFraction(random: Random): Fraction {
  const digits = 1 + random.below(random.pick([3, 17, 40]));
  const numerator = BigInt(Array.from({ length: digits }, () => String(random.below(10))).join(''));
  const denominator = random.pick([
    1n,
    1n,
    2n,
    10n,
    1000n,
    10n ** 30n,
    BigInt(1 + random.below(500)),
  ]);
  return new Fraction(random.chance(0.3) ? -numerator : numerator, denominator);
}

describe('exact sums', () => {
  it('are those of adding one by one', () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = new Random(seed);
      const fractions = Array.from({ length: random.below(40) }, () => someFraction(random));
      const sum = fractions.reduce((total, each) => total.add(each), new Fraction(0));
      assert.equal(sumOf(fractions).toFraction(), sum.toFraction(), `seed ${String(seed)}`);
    }
  });

  it('stay exact where numbers are not any more', () => {
    const sum = new ExactSum();
    const large = new Fraction(2n ** 52n);
    for (let count = 0; count < 5; count++) sum.add(large);
    for (let count = 0; count < 3; count++) sum.add(new Fraction(1));
    assert.equal(sum.total.toFraction(), String(5n * 2n ** 52n + 3n));
    sum.add(new Fraction(2n ** 60n + 1n).neg());
    assert.equal(sum.total.toFraction(), String(5n * 2n ** 52n + 2n - 2n ** 60n));
  });

  it('compare as fractions do', () => {
    for (let seed = 0; seed < 500; seed++) {
      const random = new Random(seed);
      const [a, b] = [someFraction(random), someFraction(random)];
      assert.equal(isLarger(a, b), a.compare(b) > 0, `seed ${String(seed)}`);
      assert.equal(isLarger(a, a), false);
    }
  });
});
