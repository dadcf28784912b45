import { CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, DASH, QUESTION, SPACE } from './characters';
import type { Entry, ScalarNode } from './node';

/**
 * Whether a plain scalar surely begins with a character: letters, digits and what is no indicator; `<` could
 * be a merge.
 *
 * @param next the code of the character behind it
 */
export function startsPlain(code: number, next: number): boolean {
  if (code >= 0x61 && code <= 0x7a) return true;
  if (code >= 0x41 && code <= 0x5a) return true;
  if (code >= 0x30 && code <= 0x39) return true;
  if (code === DASH || code === QUESTION || code === COLON) {
    return next > SPACE && next !== COMMA && next !== CLOSE_BRACKET && next !== CLOSE_BRACE;
  }
  switch (code) {
    case 0x24: // $
    case 0x28: // (
    case 0x2b: // +
    case 0x2e: // .
    case 0x2f: // /
    case 0x5f: // _
    case 0x7e: // ~
      return true;
    default:
      return code > 0xa0 && code !== 0xfeff;
  }
}

/** Up to here a look at every pair costs less than a set. */
const MAX_PAIRWISE = 12;

export function hasKeyTwice(entries: readonly Entry[]): boolean {
  if (entries.length > MAX_PAIRWISE) {
    return new Set(entries.map(({ key }) => key)).size < entries.length;
  }
  for (let at = 1; at < entries.length; at++) {
    const key = entries[at]?.key;
    for (let earlier = 0; earlier < at; earlier++) if (entries[earlier]?.key === key) return true;
  }
  return false;
}

/** Entries after which keys are looked at, and again whenever there are twice as many. */
const EARLY_LOOK = 256;

/** The same on the way: a very long mapping with a key twice is not read to its end. */
export const hasKeyTwiceEarly = (entries: readonly Entry[]): boolean =>
  entries.length % EARLY_LOOK === 0 &&
  (entries.length & (entries.length - 1)) === 0 &&
  hasKeyTwice(entries);

/** A value that is not there. */
export const emptyAt = (offset: number): ScalarNode => ({
  kind: 'scalar',
  value: null,
  start: offset,
  end: offset,
});
