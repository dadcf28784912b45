import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lexer } from 'yaml';
import { lexemesOf } from '../../src/text/yaml-lexer';
import { heavyTexts } from '../fuzz/heavy-texts';
import { runs } from '../support/runs';

/** Those before the first that is too long; what `yaml` puts before a value without quotes is none. */
function upToLong(lexemes: Iterable<string>, max: number): string[] {
  const found: string[] = [];
  for (const each of lexemes) {
    if (each.length > max) break;
    found.push(each);
  }
  while (found.at(-1) === VALUE_FOLLOWS) found.pop();
  return found;
}

const VALUE_FOLLOWS = '\u001f';

function isAsYaml(text: string, max: number): void {
  const expected = upToLong(new Lexer().lex(text), max);
  assert.deepEqual(upToLong(lexemesOf(text, max), max), expected, JSON.stringify({ text, max }));
}

describe('the words and signs of a text within a bound', () => {
  it('are those of yaml, for every case of its test suite', async () => {
    for (const { part, head = '' } of await heavyTexts()) {
      for (const max of [4, 9, 30, 100]) isAsYaml(head + part.repeat(4), max);
    }
  });

  it('are those of yaml, whatever the text', () => {
    const sign = fc.constantFrom(...'-?:,[]{}#&*!|>\'"%@` \n\t\\\r.ab', '\n  ', '---', ': ', '- ');
    const text = fc.array(sign, { minLength: 20, maxLength: 200 }).map((signs) => signs.join(''));
    fc.assert(fc.property(text, fc.integer({ min: 4, max: 20 }), isAsYaml), {
      numRuns: runs(2000),
    });
  });

  it('look at no more of a text than twice the bound for one of them', () => {
    const max = 1000;
    for (const start of ['a', '|\n  a', '!a', '&a', '[a', 'a: b', '\u00a0']) {
      for (const part of ['a', 'a\n  ']) {
        const long = lexemesOf(start + part.repeat(1_000_000), max);
        const lengths = Array.from(upToFirstLong(long, max), ({ length }) => length);
        assert.ok(
          Math.max(...lengths) < 3 * max,
          `${start}${part}: ${String(Math.max(...lengths))}`,
        );
      }
    }
  });
});

/** Up to the first that is too long, and that. */
function* upToFirstLong(lexemes: Iterable<string>, max: number): Iterable<string> {
  for (const each of lexemes) {
    yield each;
    if (each.length > max) return;
  }
}
