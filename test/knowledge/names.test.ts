import assert from 'node:assert/strict';
import { normalised } from '../../src/knowledge/normalised';

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

  it('keep the marks that make another letter in Japanese, however they are encoded', () => {
    assert.notEqual(normalised('カリウム'), normalised('ガリウム'));
    assert.notEqual(normalised('パリ'), normalised('バリ'));
    for (const text of ['ガリウム', '구리']) {
      assert.equal(normalised(text.normalize('NFD')), normalised(text));
    }
    assert.equal(normalised('ｶﾞﾘｳﾑ'), normalised('ガリウム'));
  });
});
