import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clean, shortened } from '../../src/text/clean';
import { quoted } from '../../src/messages/words';

describe('Text from outside that is shown', () => {
  it('stands on one line', () => {
    assert.equal(clean('a\r\n\tb \u2028c\u0085d  e'), 'a b c d  e');
  });

  it('drives no terminal', () => {
    assert.equal(clean('\x1b[31mred\x07\x9b2J'), ' [31mred 2J');
  });

  it('runs in one direction, with nothing hidden in it', () => {
    assert.equal(clean('a\u202egnp.exe'), 'agnp.exe');
    assert.equal(clean('\u061c\u2067x\u2069'), 'x');
    assert.equal(clean('Gan\u200bfe\u00adng\ufeff\u{e0041}'), 'Ganfeng');
  });

  it('keeps the letters of every script and the joiners that they need', () => {
    const text = 'Société Générale, 赣锋锂业, نفت‌گاز, 👩‍🔬';
    assert.equal(clean(text), text);
  });

  it('has whole characters, shortened or not', () => {
    assert.equal(clean('a\ud800b'), 'a\ufffdb');
    assert.equal(shortened('a👩b', 3), 'a…');
    assert.equal(shortened('abc', 3), 'abc');
    assert.equal(shortened('abcd', 3), 'ab…');
    assert.equal(shortened('\u200b'.repeat(100), 3), '…');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 20 }), (text, max) => {
        const short = shortened(text, max);
        assert.ok(short.length <= max && !/\p{Cs}/u.test(short));
        assert.equal(clean(short), short);
      }),
    );
  });

  it('in a sentence is not endless', () => {
    assert.equal(quoted('x'.repeat(5000)), `“${'x'.repeat(39)}…”`);
  });
});
