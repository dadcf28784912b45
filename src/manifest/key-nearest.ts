import { nearestOf } from '../knowledge/near-names';
import { oddCharacter } from '../knowledge/odd-characters';
import { keyMeant } from '../knowledge/offered-words';

/** The key that one that is none was surely meant as. */
export function keyNearest(written: string, keys: readonly string[]): string | undefined {
  const key = oddCharacter(written)?.clean ?? written;
  // Typographic quotes or a dash around a key are no part of it.
  const plain = key.replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, '');
  // A word for a key is not another key with a slip: `cost` is no `cots`.
  const word = keys.find((each) => each === plain.toLowerCase()) ?? keyMeant(plain, keys);
  return word ?? nearestOf(key, keys) ?? nearestOf(plain, keys);
}

/**
 * The character for which a key that looks like another is none, as it is named. Letters of another script are no
 * slip in a word of its language.
 */
export function whatHides(key: string, nearest: string): { readonly odd?: string } {
  const odd = oddCharacter(key);
  return odd?.clean === nearest ? { odd: odd.name } : {};
}
