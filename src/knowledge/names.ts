import { distance } from 'fastest-levenshtein';

/** Texts longer than this are no name: they are not compared, and not kept. */
const LONGEST = 120;

export const isTooLong = (text: string): boolean => text.length > LONGEST;

/**
 * Names compare without case, accents, punctuation and the word `the`; abbreviations count without
 * their points: `U.S.A.` as `USA`.
 */
export function normalised(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=^| )the(?= |$)/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .replace(/(?<=^| )(\p{L}) (?=\p{L}(?: |$))/gu, '$1');
}

const LEGAL_FORMS =
  /\b(?:co|company|corp|corporation|inc|incorporated|ltd|limited|llc|plc|ag|gmbh|sa|se|nv|kg|oy|ab|spa|bv|group|holdings?)\b/g;

/** The name of a company as it is compared: without case, punctuation and legal form. */
export function companyName(name: string): string {
  const words = normalised(name.slice(0, 200));
  return words.replace(LEGAL_FORMS, ' ').replace(/\s+/g, ' ').trim() || words;
}

/** Finds entries by any of their names, and the nearest to a name that none of them has. */
export class NameIndex<T> {
  readonly #byName = new Map<string, T>();

  /** Adds a name of an entry; a name that is taken keeps its first entry. */
  add(name: string, entry: T): void {
    const key = normalised(name);
    if (key !== '' && !this.#byName.has(key)) this.#byName.set(key, entry);
  }

  find(text: string): T | undefined {
    return isTooLong(text) ? undefined : this.#byName.get(normalised(text));
  }

  /** At most three that were perhaps meant, nearest first; none that is not really near. */
  nearest(text: string): T[] {
    if (isTooLong(text)) return [];
    const word = normalised(text);
    if (word.length < 2) return [];
    const most = Math.max(1, Math.min(3, Math.floor(word.length / 3)));
    const near: { entry: T; far: number }[] = [];
    for (const [name, entry] of this.#byName) {
      if (Math.abs(name.length - word.length) > most || name.length < 3) continue;
      const far = distance(word, name);
      if (far <= most) near.push({ entry, far });
    }
    near.sort((a, b) => a.far - b.far);
    const best = near[0]?.far ?? 0;
    const entries = near.filter(({ far }) => far <= best + 1).map(({ entry }) => entry);
    return [...new Set(entries)].slice(0, 3);
  }
}
