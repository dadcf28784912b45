import type { Fit } from './rank';
import { fitOfId, FIT } from './rank';

/** An entry that goes with what is typed. */
interface Match {
  readonly index: number;
  readonly fit: Fit;
}

/** Very many ids, made ready once so that a keystroke looks through one text. */
export class IdIndex {
  readonly ids: readonly string[];
  /** All in lower case, each behind a line break. */
  readonly #text: string;
  /** Where each begins. */
  readonly #starts: Uint32Array;

  constructor(ids: readonly string[]) {
    this.ids = ids;
    // All at once is much faster; few letters change their length, and no id has a line break.
    const joined = ids.join('\n');
    const all = joined.toLowerCase();
    const isSame = all.length === joined.length;
    const lower = isSame ? ids : ids.map((id) => id.toLowerCase());
    this.#text = `\n${isSame ? all : lower.join('\n')}\n`;
    this.#starts = new Uint32Array(ids.length);
    let at = 1;
    for (let index = 0; index < lower.length; index++) {
      this.#starts[index] = at;
      at += (lower[index]?.length ?? 0) + 1;
    }
  }

  /** As `fitOfId` says of each id: first those that begin so, then the others. */
  *matches(typed: string): Generator<Match> {
    const word = typed.toLowerCase();
    if (word === '') {
      for (const index of this.ids.keys()) yield { index, fit: FIT.start };
      return;
    }
    for (const at of this.#found(`\n${word}`)) {
      const index = this.#indexAt(at + 1);
      yield { index, fit: this.ids[index] === typed ? FIT.exact : FIT.start };
    }
    let last = -1;
    for (const at of this.#found(word)) {
      const index = this.#indexAt(at);
      if (index === last) continue;
      last = index;
      const fit = fitOfId(typed, this.ids[index] ?? '');
      if (fit !== undefined && fit > FIT.start) yield { index, fit };
    }
  }

  *#found(word: string): Generator<number> {
    for (let at = this.#text.indexOf(word); at !== -1; at = this.#text.indexOf(word, at + 1)) {
      yield at;
    }
  }

  /** The id that an offset is in. */
  #indexAt(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
