/** Mistakes of YAML, in the words and at the places that a person would look for them. */
import type { Document, YAMLError } from 'yaml';
import { duplicateKeys } from './duplicate-keys';
import type { SyntaxMistake } from './node';
import { openQuote } from './open-quote';
import type { Stretch } from './stretch';

/** Deeper values are in no manifest that a person wrote. */
export const MAX_DEPTH = 200;

export function tooDeep(start: number): SyntaxMistake {
  return { kind: 'syntax', code: 'too-deep', detail: '', start, end: start + 1 };
}

export const tooLarge = (limit: string, start: number): SyntaxMistake => ({
  kind: 'too-large',
  detail: limit,
  start,
  end: start + 1,
});

export function unknownAlias(name: string, span: Stretch): SyntaxMistake {
  return { kind: 'syntax', code: 'unknown-alias', detail: name, ...span };
}

/**
 * One broken character often breaks all that follows: every double key, and the first other mistake.
 *
 * @param first where that is known already
 */
export function mistakesOf(
  document: Document,
  text: string,
  first: YAMLError | undefined = document.errors[0],
): SyntaxMistake[] {
  const mistakes = duplicateKeys(document).map((start): SyntaxMistake => ({
    kind: 'duplicate-key',
    detail: '',
    start,
    end: keyEnd(text, start),
  }));
  if (first) {
    const quote = openQuote(document, first);
    const [from, to] = quote === undefined ? first.pos : [quote, quote + 1];
    // What is missed at the end of the text is missed behind its last character that is no blank.
    const last = Math.max(0, text.trimEnd().length - 1);
    const start = Math.min(from, last);
    const end = Math.max(Math.min(to, last + 1), start + 1);
    mistakes.push({ kind: 'syntax', code: 'other', detail: first.message, start, end });
  }
  return mistakes;
}

function keyEnd(text: string, start: number): number {
  const match = /"[^"\\]*(?:\\.[^"\\]*)*"|'[^']*(?:''[^']*)*'|[^\s:]+/y;
  match.lastIndex = start;
  const found = match.exec(text);
  return found ? start + found[0].length : start + 1;
}
