import assert from 'node:assert/strict';
import { distance } from 'fastest-levenshtein';
import fc from 'fast-check';
import { leastSlips, lettersOf } from '../../src/knowledge/letters';
import { NameIndex } from '../../src/knowledge/name-index';
import { normalised } from '../../src/knowledge/normalised';
import { knowledge } from '../support/knowledge';

/** The nearest names as comparing each in full says. */
function nearestOf(names: readonly string[], text: string): string[] {
  const word = normalised(text);
  if (word.length < 2) return [];
  const most = Math.max(1, Math.min(3, Math.floor(word.length / 3)));
  const keys = [...new Set(names.map(normalised))].filter((name) => name !== '');
  const near = keys
    .filter((name) => name.length >= 3)
    .map((name) => ({ name, far: distance(word, name) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far);
  const best = near[0]?.far ?? 0;
  return near
    .filter(({ far }) => far <= best + 1)
    .map(({ name }) => name)
    .slice(0, 3);
}

function indexOf(names: readonly string[]): NameIndex<string> {
  const index = new NameIndex<string>();
  for (const name of names) index.add(name, normalised(name));
  return index;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', 'ä', 'я', ' '), maxLength: 9 });

describe('Names', () => {
  it('are the same without case, accents, punctuation, points and articles', () => {
    for (const [text, expected] of [
      ['  the Côte d’Ivoire ', 'cote d ivoire'],
      ['U. S. A.', 'usa'],
      ['Bosnia & Herzegovina', 'bosnia and herzegovina'],
      ['Gambia, The', 'gambia'],
      ['Thebes', 'thebes'],
    ] as const) {
      assert.equal(normalised(text), expected);
    }
  });
});

describe('The nearest names', () => {
  it('are those that comparing every name says', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), word, (names, text) => {
        assert.deepEqual(indexOf(names).nearest(text), nearestOf(names, text));
      }),
      { numRuns: 2000 },
    );
  });

  it('are so for misspelt countries too', () => {
    const names = knowledge.data.countries.flatMap(({ name, aliases }) => [name, ...aliases]);
    const index = indexOf(names);
    const misspelt = fc
      .tuple(fc.constantFrom(...names), fc.array(fc.tuple(fc.nat(), word), { maxLength: 2 }))
      .map(([name, slips]) =>
        slips.reduce((text, [at, by]) => {
          const place = at % (text.length + 1);
          return `${text.slice(0, place)}${by.slice(0, 2)}${text.slice(place + (at % 3))}`;
        }, name),
      );
    fc.assert(
      fc.property(misspelt, (text) => {
        assert.deepEqual(index.nearest(text), nearestOf(names, text));
      }),
      { numRuns: 1000 },
    );
  });

  it('know a name that came later', () => {
    const index = indexOf(['copper']);
    assert.deepEqual(index.nearest('nickl'), []);
    index.add('Nickel', 'nickel');
    assert.deepEqual(index.nearest('nickl'), ['nickel']);
  });

  it('are never farther apart than their letters say at least', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.ok(leastSlips(lettersOf(a), lettersOf(b)) <= distance(a, b));
      }),
      { numRuns: 1000 },
    );
  });
});
