import { distance } from 'fastest-levenshtein';
import { leastSlips, lettersOf } from './letters';
import { isTooLong, normalised } from './normalised';

/** A name as it is compared with texts that are no name. */
interface Word<T> {
  readonly name: string;
  readonly letters: number;
  /** Its place among all names: of names equally near the first is offered first. */
  readonly at: number;
  readonly entry: T;
}

/** Finds entries by any of their names, and the nearest to a name that none of them has. */
export class NameIndex<T> {
  readonly #byName = new Map<string, T>();
  #byLength: ReadonlyMap<number, readonly Word<T>[]> | undefined;

  /** Adds a name of an entry; a name that is taken keeps its first entry. */
  add(name: string, entry: T): void {
    const key = normalised(name);
    if (key === '' || this.#byName.has(key)) return;
    this.#byName.set(key, entry);
    this.#byLength = undefined;
  }

  find(text: string): T | undefined {
    return isTooLong(text) ? undefined : this.#byName.get(normalised(text));
  }

  /** At most three that were perhaps meant, nearest first; none that is not really near. */
  nearest(text: string): T[] {
    if (isTooLong(text)) return [];
    const word = normalised(text);
    if (word.length < 2) return [];
    this.#byLength ??= byLength(this.#byName);
    const letters = lettersOf(word);
    // How far the farthest may be that is still offered: shrinks with the nearest that is found.
    let most = Math.max(1, Math.min(3, Math.floor(word.length / 3)));
    const near: { word: Word<T>; far: number }[] = [];
    for (let length = Math.max(3, word.length - most); length <= word.length + most; length++) {
      for (const other of this.#byLength.get(length) ?? []) {
        if (leastSlips(letters, other.letters) > most) continue;
        const far = distance(word, other.name);
        if (far > most) continue;
        near.push({ word: other, far });
        most = Math.min(most, far + 1);
      }
    }
    near.sort((a, b) => a.far - b.far || a.word.at - b.word.at);
    const best = near[0]?.far ?? 0;
    const entries = near.filter(({ far }) => far <= best + 1).map((each) => each.word.entry);
    return [...new Set(entries)].slice(0, 3);
  }
}

function byLength<T>(names: ReadonlyMap<string, T>): Map<number, Word<T>[]> {
  const found = new Map<number, Word<T>[]>();
  let at = 0;
  for (const [name, entry] of names) {
    const word = { name, letters: lettersOf(name), at: at++, entry };
    const same = found.get(name.length);
    if (same) same.push(word);
    else found.set(name.length, [word]);
  }
  return found;
}
