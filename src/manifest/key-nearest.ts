import { nearestOf } from '../knowledge/near-names';
import { keyMeant } from '../knowledge/offered-words';

/** The key that one that is none was surely meant as. */
export function keyNearest(key: string, keys: readonly string[]): string | undefined {
  // Typographic quotes or a dash around a key are no part of it.
  const plain = key.replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, '');
  // A word for a key is not another key with a slip: `cost` is no `cots`.
  const word = keys.find((each) => each === plain.toLowerCase()) ?? keyMeant(plain, keys);
  return word ?? nearestOf(key, keys) ?? nearestOf(plain, keys);
}
