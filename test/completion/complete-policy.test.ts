import assert from 'node:assert/strict';
import { complete } from '../../src/completion/complete';
import { cursorAt, takeCursor } from '../support/cursor';
import { knowledge } from '../support/knowledge';

/** What is offered at the mark of a text, or at its end. */
function offers(marked: string): string[] {
  const { text, offset } = takeCursor(marked.includes('‸') ? marked : `${marked}‸`);
  const ground = { knowledge, today: '2024-06-30' };
  return complete(cursorAt(text, offset), ground).offers.map(
    ({ label }) => label.split(' ')[0] ?? '',
  );
}

describe('completion in a policy', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a key at the top', 'th', 'thresholds'],
    ['a rule', 'rules:\n  chi', 'china-upstream'],
    ['a severity', 'rules:\n  china-source: o', 'off'],
    ['a severity with nothing typed', 'rules:\n  china-source: ', 'information'],
    ['a severity in braces', 'rules: { china-source: ', 'hint'],
    ['a rule in braces', 'rules: { china-source: off, non', 'non-fta-source'],
    ['a key of partners', 'barred:\n  ', 'countries'],
    ['a country in brackets', 'barred:\n  countries: [AU, C', 'CL'],
    ['a country in braces and brackets', 'barred: { countries: [C', 'CL'],
    ['a country as an item', 'barred:\n  countries:\n    - C', 'CL'],
    ['a default regime', 'defaults:\n  regimes: [i', 'ira-30d'],
    ['a default regime as an item', 'defaults:\n  regimes:\n    - i', 'ira-30d'],
    ['a key of an approval', 'approved:\n  - ', 'subject'],
    ['a second key of an approval', 'approved:\n  - subject: lithium\n    st', 'stage'],
    ['a subject', 'approved:\n  - subject: li', 'lithium'],
    ['a stage', 'approved:\n  - subject: lithium\n    stage: pr', 'processing'],
    ['a document', 'companies:\n  - id: a\n    documents: [', 'irc-30d'],
  ];
  for (const [title, text, expected] of cases) {
    it(`offers ${title}`, () => {
      assert.ok(offers(text).includes(expected), offers(text).slice(0, 10).join(', '));
    });
  }

  it('offers nothing in a comment, nor where nothing is known', () => {
    assert.deepEqual(offers('rules: # chi'), []);
    assert.deepEqual(offers('barred:\n  suppliers: [A'), []);
  });
});
