import assert from 'node:assert/strict';
import damerauLevenshtein from 'damerau-levenshtein';
import fc from 'fast-check';
import { leastSlips, lettersOf } from '../../src/knowledge/letters';
import { nearestOf, NearNames } from '../../src/knowledge/near-names';
import { runs } from '../support/runs';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', 'ä'), maxLength: 10 });
const slips = (a: string, b: string): number => damerauLevenshtein(a, b).steps;

describe('Did you mean', () => {
  const words = ['stage', 'supplier', 'country', 'value', 'inputs', 'step-1', 'cell-12', 'gallium'];
  for (const [text, expected] of [
    ['stgae', 'stage'],
    ['vlaue', 'value'],
    ['Contry', 'country'],
    ['ountry', 'country'],
    ['suplier', 'supplier'],
    ['thulliam', undefined],
    ['spuplier', 'supplier'],
    ['STAGE', 'stage'],
    ['step-2', undefined],
    ['cell-21', undefined],
    ['cel-12', 'cell-12'],
    ['thallium', undefined],
    ['val', undefined],
    ['prussia', undefined],
    ['', undefined],
  ] as const) {
    it(`${text} means ${expected ?? 'nothing'}`, () => {
      assert.equal(nearestOf(text, words), expected);
    });
  }

  it('means nothing where two are equally near', () => {
    assert.equal(nearestOf('austrlia', ['austria', 'australia']), undefined);
    assert.equal(nearestOf('autsria', ['austria', 'australia']), 'austria');
    const near = new NearNames([
      ['austria', 1],
      ['australia', 1],
    ]);
    assert.equal(near.nearest('austrlia')?.means, 1);
  });

  it('goes on to be found among words that stand for good, whatever was asked before', () => {
    const word = (index: number): string => `austral-${String(index).padStart(5, '0')}`;
    const words = Array.from({ length: 3000 }, (_, index) => [word(index), index] as const);
    const [lasting, ofOneFile] = [new NearNames(words, 'lasting'), new NearNames(words)];
    for (const near of [lasting, ofOneFile]) {
      for (let index = 0; index < 11_000; index++)
        near.nearest(`arktika-${String(index + 20_000)}`);
    }
    assert.equal(lasting.nearest('austrl-00007')?.means, 7);
    assert.equal(ofOneFile.nearest('austrl-00007'), undefined);
  });

  it('never takes a word of three letters for another, nor another for it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3 }), fc.array(word), (text, others) => {
        const near = new NearNames(others.map((each) => [each, each]));
        assert.equal(near.nearest(text), undefined);
        const only = new NearNames([[text, text]]);
        for (const each of others) assert.equal(only.nearest(each), undefined);
      }),
    );
  });

  it('is the one word that comparing every word finds nearest, or nothing', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), word, (others, text) => {
        const found = new NearNames(others.map((each) => [each, each])).nearest(text);
        if (!found) return;
        const far = slips(found.word, text);
        assert.ok(far <= (text.length < 10 ? 1 : 2));
        const nearer = others.filter(
          (each) => each !== found.word && each.startsWith(text.charAt(0)) && each.length > 3,
        );
        const numbers = (each: string) => each.replace(/\D+/g, ' ').trim();
        for (const each of nearer.filter((other) => numbers(other) === numbers(text))) {
          assert.ok(slips(each, text) > far, each);
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it('finds every word that has lost, won or swapped a letter behind its first', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{5,12}$/), fc.nat(), fc.nat(2), (name, at, kind) => {
        const place = 1 + (at % (name.length - 2));
        const text = [
          name.slice(0, place) + name.slice(place + 1),
          `${name.slice(0, place)}x${name.slice(place)}`,
          name.slice(0, place) +
            name.charAt(place + 1) +
            name.charAt(place) +
            name.slice(place + 2),
        ][kind];
        assert.equal(new NearNames([[name, name]]).nearest(text ?? '')?.word, name);
      }),
    );
  });

  it('compares nothing endless', () => {
    const endless = 'a'.repeat(99);
    assert.equal(new NearNames([[endless, endless]]).nearest(endless), undefined);
  });

  it('compares few words in full: letters alone say how far two are apart at least', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.ok(leastSlips(lettersOf(a), lettersOf(b)) <= slips(a, b));
      }),
      { numRuns: runs(1000) },
    );
  });
});
