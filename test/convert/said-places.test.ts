import assert from 'node:assert/strict';
import { takenPlaces } from '../../src/convert/said-places';
import { inEnglish } from '../../src/messages/phrase';

const taken = (...said: readonly (readonly [country: string, percentage: number])[]): string => {
  const { places, why } = takenPlaces(
    said.map(([country, percentage]) => ({ country, percentage })),
  );
  const all = places.map(({ country, share }) => (share ? `${country} ${share}` : country));
  return `${all.join(', ')}${why ? `: ${inEnglish(why)}` : ''}`;
};

describe('places as another file says them', () => {
  it('takes parts of one for no percentages', () => {
    const why = 'The percentages make 1, not 100: the countries are taken without them.';
    assert.equal(taken(['CN', 0.8], ['MZ', 0.2]), `CN, MZ, unknown: ${why}`);
    assert.equal(taken(['CN', 1]), `CN, unknown: ${why}`);
  });

  it('takes percentages that leave something open', () => {
    assert.equal(
      taken(['CN', 0.8], ['MZ', 0.3]),
      'CN 0.8%, MZ 0.3%, unknown 98.9%: The percentages make 1.1, not 100: the rest is unknown.',
    );
    assert.equal(taken(['CN', 80], ['MZ', 20]), 'CN 80%, MZ 20%');
  });
});
