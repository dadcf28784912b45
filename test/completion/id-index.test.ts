import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IdIndex } from '../../src/completion/id-index';
import { fitOfId } from '../../src/completion/rank';

describe('Very many ids', () => {
  const id = fc.stringMatching(/^[aAbİ\-. ]{0,5}$/u);

  it('go with what is typed as each by itself', () => {
    fc.assert(
      fc.property(fc.array(id), id, (ids, typed) => {
        const found = new Map<number, number>();
        for (const { index, fit } of new IdIndex(ids).matches(typed)) {
          assert.ok(!found.has(index), 'each once');
          found.set(index, fit);
        }
        for (const [index, each] of ids.entries()) {
          assert.equal(found.get(index), fitOfId(typed, each), `${each} for ${typed}`);
        }
      }),
    );
  });

  it('come in the order of the list, those that begin so first', () => {
    const found = [...new IdIndex(['ore-b', 'b-ore', 'BA', 'b']).matches('b')];
    assert.deepEqual(
      found.map(({ index }) => index),
      [1, 2, 3, 0],
    );
  });
});
