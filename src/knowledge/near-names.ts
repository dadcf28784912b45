import { distance } from 'fastest-levenshtein';
import { leastSlips, lettersOf } from './letters';

/** Words compared in one analysis; past it nothing is near, so that no directory makes it slow. */
const MAX_COMPARED = 30_000_000;
/** A longer text is no name. */
const MAX_LENGTH = 60;

interface Word {
  readonly text: string;
  readonly letters: number;
}

/** Finds the nearest of many words. Each text is looked up once, and few words are compared in full. */
export class NearNames {
  readonly #byLength = new Map<number, Word[]>();
  readonly #known = new Map<string, string | undefined>();
  #compared = 0;

  constructor(words: Iterable<string>) {
    for (const text of words) {
      const word = { text, letters: lettersOf(text) };
      const same = this.#byLength.get(text.length);
      if (same) same.push(word);
      else this.#byLength.set(text.length, [word]);
    }
  }

  /** The word that is at most `most` typing slips away; of several the first. */
  nearest(text: string, most: number): string | undefined {
    if (text.length > MAX_LENGTH) return undefined;
    if (!this.#known.has(text)) this.#known.set(text, this.#look(text, most));
    return this.#known.get(text);
  }

  #look(text: string, most: number): string | undefined {
    const letters = lettersOf(text);
    let nearest: string | undefined;
    let least = most + 1;
    for (let length = text.length - most; length <= text.length + most; length++) {
      const words = this.#byLength.get(length) ?? [];
      this.#compared += words.length;
      if (this.#compared > MAX_COMPARED) return undefined;
      for (const word of words) {
        if (leastSlips(word.letters, letters) >= least) continue;
        const far = distance(text, word.text);
        if (far < least) [nearest, least] = [word.text, far];
      }
    }
    return nearest;
  }
}
