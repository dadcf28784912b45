import type { Hash } from 'node:crypto';

/** A SHA-256 that is made piece by piece. Its module is loaded for the first: most checks need none. */
export const sha256Hash = (): Hash => process.getBuiltinModule('node:crypto').createHash('sha256');

/** The SHA-256 of texts, each for itself: moved from one to the next, a character makes another sum. */
export function sha256(...texts: readonly string[]): string {
  const hash = sha256Hash();
  for (const text of texts) hash.update(`${String(text.length)}:`).update(text);
  return hash.digest('hex');
}
