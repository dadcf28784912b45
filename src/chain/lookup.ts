/** What may be looked up by a key; a `Map` is one. */
export interface Lookup<K, V> {
  get(key: K): V | undefined;
  has(key: K): boolean;
  keys(): Iterable<K>;
  values(): Iterable<V>;
}

/** A few entries over very many others, which stay as they are. */
export class Overlay<K, V> implements Lookup<K, V> {
  readonly #base: Lookup<K, V>;
  /** Undefined: the entry below is gone. */
  readonly #changed: ReadonlyMap<K, V | undefined>;

  /** @param below one that is an overlay itself is not asked through: the two become one */
  constructor(below: Lookup<K, V>, changed: ReadonlyMap<K, V | undefined>) {
    const other = below instanceof Overlay ? (below as Overlay<K, V>) : undefined;
    this.#base = other ? other.#base : below;
    this.#changed = other ? new Map([...other.#changed, ...changed]) : changed;
  }

  get(key: K): V | undefined {
    return this.#changed.has(key) ? this.#changed.get(key) : this.#base.get(key);
  }

  has(key: K): boolean {
    return this.#changed.has(key) ? this.#changed.get(key) !== undefined : this.#base.has(key);
  }

  *keys(): Iterable<K> {
    for (const key of this.#base.keys()) if (!this.#changed.has(key)) yield key;
    for (const [key, value] of this.#changed) if (value !== undefined) yield key;
  }

  *values(): Iterable<V> {
    for (const key of this.#base.keys()) {
      const value = this.#changed.has(key) ? undefined : this.#base.get(key);
      if (value !== undefined) yield value;
    }
    for (const value of this.#changed.values()) if (value !== undefined) yield value;
  }
}
