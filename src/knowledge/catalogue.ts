import { Memo } from './memo';
import { NameIndex } from './name-index';
import { isTooLong } from './normalised';

export type Lookup<T> =
  | { readonly kind: 'id'; readonly entry: T }
  | { readonly kind: 'name'; readonly entry: T }
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] };

interface Named {
  readonly id: string;
  readonly name: string;
  readonly symbol?: string;
  readonly aliases?: readonly string[];
}

/** Entries by id, by any other name without regard to case, and by chemical symbol as it is written. */
export class CatalogueIndex<T extends Named> {
  readonly #entries: readonly T[];
  readonly #lookups = new Memo<Lookup<T>>();
  #byId: ReadonlyMap<string, T> | undefined;
  #bySymbol: ReadonlyMap<string, T> | undefined;
  #names: NameIndex<T> | undefined;

  constructor(entries: readonly T[]) {
    this.#entries = entries;
  }

  get(id: string): T | undefined {
    this.#byId ??= new Map(this.#entries.map((entry) => [entry.id, entry]));
    return this.#byId.get(id);
  }

  resolve(text: string): Lookup<T> {
    if (isTooLong(text)) return { kind: 'unknown', nearest: [] };
    return this.#lookups.get(text, () => this.#look(text));
  }

  #look(text: string): Lookup<T> {
    const own = this.get(text);
    if (own) return { kind: 'id', entry: own };
    this.#names ??= this.#indexNames();
    this.#bySymbol ??= new Map(
      this.#entries.flatMap((entry) => (entry.symbol ? [[entry.symbol, entry] as const] : [])),
    );
    const entry = this.#names.find(text) ?? this.#bySymbol.get(text);
    if (entry) return { kind: 'name', entry };
    return { kind: 'unknown', nearest: this.#names.nearest(text).map(({ id }) => id) };
  }

  #indexNames(): NameIndex<T> {
    const names = new NameIndex<T>();
    for (const entry of this.#entries) {
      for (const name of [entry.id, entry.name, ...(entry.aliases ?? [])]) names.add(name, entry);
    }
    return names;
  }
}
