import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readJsonInSlices } from '../../src/text/json-in-slices';
import { readJson } from '../../src/text/json-node';
import { inOneGo } from '../../src/text/slices';
import { runs } from '../support/runs';

const inSlices = (text: string): ReturnType<typeof readJson> =>
  inOneGo(readJsonInSlices(text, 0, 0, 12));

describe('long JSON, which is read in slices', () => {
  const { value } = fc.letrec<{ value: unknown; leaf: unknown }>((tie) => ({
    leaf: fc.constantFrom(1, 2.5, true, null, '', 'a,b', '"]', '\\', '{x', 'é'),
    value: fc.oneof(
      { maxDepth: 4 },
      tie('leaf'),
      fc.array(tie('value'), { maxLength: 6 }),
      fc.dictionary(fc.constantFrom('a', 'b:', 'c"', 'd', '__proto__x', 'long key'), tie('value')),
    ),
  }));
  const root = fc.oneof(fc.array(value), fc.dictionary(fc.string({ maxLength: 5 }), value));

  it('is what it is in one go', () => {
    fc.assert(
      fc.property(
        root,
        fc.constantFrom('', ' ', '\n  '),
        fc.constantFrom('', ' ', '\r\n'),
        (tree, gap, around) => {
          const text = around + JSON.stringify(tree, null, gap) + around;
          assert.deepEqual(inSlices(text), readJson(text));
        },
      ),
      { numRuns: runs(2000) },
    );
  });

  it('has a key twice where that is', () => {
    const text = `{"a": 1, "bbbbbbbbbbbb": [2, {"c": 1, "dddddddd": 2, "c": 3}], "a": [1, 2, 3, 4, 5, 6]}`;
    const [read, whole] = [inSlices(text), readJson(text)];
    assert.deepEqual(read.root, whole.root);
    assert.deepEqual(
      read.mistakes.map(({ kind, start, end }) => ({ kind, start, end })),
      whole.mistakes.map(({ kind, start, end }) => ({ kind, start, end })),
    );
  });

  it('loses no more than what is next to a mistake, which is said at its place', () => {
    const good = (index: number): string => `{"id": "s${String(index)}"}`;
    const items = Array.from({ length: 20 }, (_, index) => good(index));
    items[7] = '{"id": s7}';
    const text = `{"sources": [${items.join(', ')}]}`;
    const { root, mistakes } = inSlices(text);
    assert.equal(mistakes.length, 1);
    assert.equal(mistakes[0]?.start, text.indexOf('s7'));
    const list = root?.kind === 'map' ? root.entries[0]?.value : undefined;
    assert.equal(list?.kind === 'seq' && list.items.length, 20);
  });

  it('is read in one go where a bracket, a quote or a comma is wrong, or a merge is unfinished', () => {
    for (const text of [
      '{"a": [1, 2}, "b": 3]',
      '{"a": "x, "b": 3, "c": 4}',
      '[1, 2, , 3, 4, 5, 6, 7]',
      '[1, 2, 3, 4, 5, 6, 7,]',
      '{"a": 1,\n<<<<<<< a\n"b": 2\n=======\n"b": 3\n>>>>>>> b\n}',
      '{"a": 1, "b": 2, "c": 3',
      '{"a": 1, "b": 2, "c": 3}}',
      'x {"a": 1, "b": 2, "c": 3}',
      '\u00a0{"a": 1, "b": 2, "c": 3}',
      '{"a": 1, "b": 2, /* , */ "c": 3}',
      '',
    ]) {
      assert.deepEqual(inSlices(text), readJson(text));
    }
  });

  it('gives others their turn', () => {
    const text = JSON.stringify({
      a: Array.from({ length: 50_000 }, (_, index) => ({ id: index })),
    });
    const slices = readJsonInSlices(text);
    let turns = 0;
    while (slices.next().done !== true) turns++;
    assert.ok(turns > text.length / 40_000, String(turns));
  });
});
