/** Where a record stands in a file, in bytes. */
export interface Place {
  readonly start: number;
  readonly length: number;
}

/** Digits of an id that name a record in memory, in 48 bits. Of two that share them the later one counts. */
const KEY_DIGITS = 12;
const keyOf = (id: string): number => parseInt(id.slice(-KEY_DIGITS), 16);

/** Where the records of a file stand, by their ids; of the same id the last. Some 16 bytes each: there are very many. */
export class Places {
  /** NaN: it does not count. */
  #keys = new Float64Array(64);
  #starts = new Uint32Array(64);
  #lengths = new Uint32Array(64);
  #count = 0;

  add(id: string, start: number, length: number): void {
    const index = this.#count++;
    if (index === this.#keys.length) {
      this.#keys = grown(this.#keys, new Float64Array(2 * index));
      this.#starts = grown(this.#starts, new Uint32Array(2 * index));
      this.#lengths = grown(this.#lengths, new Uint32Array(2 * index));
    }
    this.#keys[index] = keyOf(id);
    this.#starts[index] = start;
    this.#lengths[index] = length;
  }

  /** Forgets the one that was added last, and those of its id before it. Returns where it began. */
  dropLast(): number {
    const last = this.#count - 1;
    const key = this.#keys[last] ?? NaN;
    for (let index = last; index >= 0; index = this.#keys.lastIndexOf(key, index)) {
      this.#keys[index] = NaN;
    }
    return this.#starts[last] ?? 0;
  }

  get(id: string): Place | undefined {
    const index = this.#keys.lastIndexOf(keyOf(id), this.#count - 1);
    return index < 0 ? undefined : this.#at(index);
  }

  /** The last of each id, from the end. */
  *fromEnd(): Iterable<Place> {
    const met = new Set<number>();
    for (let index = this.#count - 1; index >= 0; index--) {
      const key = this.#keys[index] ?? NaN;
      if (Number.isNaN(key) || met.has(key)) continue;
      met.add(key);
      yield this.#at(index);
    }
  }

  #at(index: number): Place {
    return { start: this.#starts[index] ?? 0, length: this.#lengths[index] ?? 0 };
  }
}

function grown<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
