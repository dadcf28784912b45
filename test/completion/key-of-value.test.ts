import assert from 'node:assert/strict';
import { keyOfValue } from '../../src/completion/key-of-value';
import { takeCursor } from '../support/cursor';

describe('The key of a value', () => {
  const cases: readonly [line: string, key: string | undefined][] = [
    ['  value: 12‸00', 'value'],
    ['  - id: a‸', 'id'],
    ['  - { title: Certificate of or‸igin, file: x }', 'title'],
    ['  - { title: Certificate, file: ./c‸oo.pdf }', 'file'],
    ['  "spec": "6‸N",', 'spec'],
    ["  'form': 'oxi‸de'", 'form'],
    ['  currency: "US‸D" # money', 'currency'],
    ['  <<: *ba‸se', '<<'],
    ['  inputs: [a, b‸]', undefined],
    ['  currency: USD # a note: he‸re', undefined],
    ['  just te‸xt', undefined],
    ['‸', undefined],
  ];
  for (const [marked, key] of cases) {
    it(`is ${String(key)} in ${JSON.stringify(marked)}`, () => {
      const { text, offset } = takeCursor(marked);
      const column = keyOfValue(text, offset);
      assert.equal(
        column === undefined ? undefined : /^[\w<]+/.exec(text.slice(column - 1))?.[0],
        key,
      );
    });
  }
});
