import type { Hash } from 'node:crypto';

/** A SHA-256 that is made piece by piece. Its module is loaded for the first: most checks need none. */
export const sha256Hash = (): Hash => process.getBuiltinModule('node:crypto').createHash('sha256');

/** The SHA-256 of texts, each for itself: moved from one to the next, a character makes another sum. */
export function sha256(...texts: readonly string[]): string {
  // In one go: the engine keeps an object that hashes piece by piece until all memory is looked through.
  const all = texts.map((text) => `${String(text.length)}:${text}`).join('');
  return process.getBuiltinModule('node:crypto').hash('sha256', all);
}
