import assert from 'node:assert/strict';
import { Memo } from '../../src/knowledge/memo';

describe('Answers that are kept', () => {
  it('are found once, until there are too many', () => {
    let found = 0;
    const memo = new Memo(() => `answer ${String(++found)}`);
    assert.equal(memo.get('first'), 'answer 1');
    assert.equal(memo.get('first'), 'answer 1');
    for (let count = 0; count < 5000; count++) memo.get(`other ${String(count)}`);
    assert.equal(memo.get('first'), 'answer 5002');
  });

  it('may be no', () => {
    let asked = 0;
    const memo = new Memo(() => {
      asked++;
      return false;
    });
    assert.equal(memo.get('question'), false);
    assert.equal(memo.get('question'), false);
    assert.equal(asked, 1);
  });
});
