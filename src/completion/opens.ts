import type { Site } from './complete';

/**
 * Whether a character that was just typed opens completion: a blank behind a key's colon or a dash, an
 * opening quote or bracket where a value or key begins, an apostrophe within a name; never a blank of an
 * indentation or behind a comma.
 */
export function opensFor(character: string, { path, cursor }: Site): boolean {
  const { before } = cursor;
  const { token } = path;
  if (character === ' ') {
    // A blank within a value: there may be more words to it.
    if (token.text.trim() !== '') return true;
    return /(?::|(?:^|\s)-) $/.test(before);
  }
  if (character === '"' || character === "'") {
    return token.text === '' ? token.quote === character : token.quote !== character;
  }
  return character === '[' && before.endsWith('[');
}
