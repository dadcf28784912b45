import assert from 'node:assert/strict';
import { distance } from 'fastest-levenshtein';
import fc from 'fast-check';
import { NearNames } from '../../src/knowledge/near-names';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', 'ä'), maxLength: 8 });

describe('near names', () => {
  it('are as near as comparing every word says', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), word, fc.nat(3), (words, text, most) => {
        const least = Math.min(Infinity, ...words.map((each) => distance(each, text)));
        const found = new NearNames(words).nearest(text, most);
        if (least > most) assert.equal(found, undefined);
        else assert.equal(distance(found ?? '', text), least);
      }),
      { numRuns: 500 },
    );
  });

  it('of an endless text are none', () => {
    assert.equal(new NearNames(['a'.repeat(99)]).nearest('a'.repeat(99), 2), undefined);
  });
});
