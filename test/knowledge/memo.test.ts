import assert from 'node:assert/strict';
import { Memo } from '../../src/knowledge/memo';

describe('Answers that are kept', () => {
  it('are found once, until there are too many', () => {
    const memo = new Memo<string>();
    let found = 0;
    const ask = (question: string) => memo.get(question, () => `answer ${String(++found)}`);
    assert.equal(ask('first'), 'answer 1');
    assert.equal(ask('first'), 'answer 1');
    for (let count = 0; count < 5000; count++) ask(`other ${String(count)}`);
    assert.equal(ask('first'), 'answer 5002');
  });

  it('may be no', () => {
    const memo = new Memo<boolean>();
    assert.equal(
      memo.get('question', () => false),
      false,
    );
    assert.equal(
      memo.get('question', () => true),
      false,
    );
  });
});
