import { Memo } from './memo';
import { NearNames } from './near-names';
import { isTooLong, normalised } from './normalised';
import type { OddCharacter } from './odd-characters';
import { oddCharacter } from './odd-characters';
import { saysNot, withoutSigns } from './said-signs';

export type Lookup<T> =
  | { readonly kind: 'id'; readonly entry: T }
  /** Understood by another name; `form`: what the name says beside it (`bauxite` is aluminium, ore). */
  | { readonly kind: 'name'; readonly entry: T; readonly form?: string }
  | Unknown;

/** A text that is not understood, and what may be offered for it. */
interface Unknown {
  readonly kind: 'unknown';
  /** Ids, the one that is meant first; several where the text can mean each. */
  readonly nearest: readonly string[];
  /** The form that the text says, of what stands first. */
  readonly form?: string;
  /** The text is a name for all that is offered together: `NdPr`. */
  readonly isTogether?: true;
  /** A character that looks like another or cannot be seen. */
  readonly odd?: OddCharacter;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly symbol?: string;
  readonly aliases?: readonly string[];
}

/** What is known of names beside those of the entries. */
export interface MoreNames<T> {
  /** What a text names by its capitals, whatever its letters spell: `TiN` is no tin. */
  written?(text: string): { readonly entry: T; readonly form?: string } | undefined;
  /** What a text surely names, with what it says beside it. */
  find?(text: string): { readonly entry: T; readonly form?: string } | undefined;
  /** What may be offered for a text: `cathode`, `NdPr`. */
  offer?(text: string): Omit<Unknown, 'kind'> | undefined;
  /** Further names to be near to, by the id that they stand for; by none, where no entry does. */
  readonly near?: Iterable<readonly [name: string, id: string]>;
}

/** Entries by id, by any other name without regard to case, and by chemical symbol as it is written. */
export class CatalogueIndex<T extends Named> {
  readonly #entries: readonly T[];
  readonly #more: () => MoreNames<T>;
  readonly #lookups = new Memo<Lookup<T>>((text) => this.#look(text));
  #byId: ReadonlyMap<string, T> | undefined;
  #names: Names<T> | undefined;

  /** `more` is asked for when a text is no id, once. */
  constructor(entries: readonly T[], more: () => MoreNames<T> = () => ({})) {
    this.#entries = entries;
    this.#more = more;
  }

  get(id: string): T | undefined {
    this.#byId ??= new Map(this.#entries.map((entry) => [entry.id, entry]));
    return this.#byId.get(id);
  }

  resolve(text: string): Lookup<T> {
    if (isTooLong(text)) return { kind: 'unknown', nearest: [] };
    return this.#lookups.get(text);
  }

  #look(text: string): Lookup<T> {
    const own = this.get(text);
    if (own) return { kind: 'id', entry: own };
    this.#names ??= new Names(this.#entries, this.#more());
    const odd = oddCharacter(text);
    const plain = odd ? undefined : withoutSigns(text);
    if (plain !== undefined) {
      return saysNot(text) ? { kind: 'unknown', nearest: [] } : this.#asked(plain, text);
    }
    if (!odd) return this.#names.look(text);
    const meant = this.#look(odd.clean);
    if (meant.kind === 'unknown') {
      return odd.kind === 'invisible'
        ? { kind: 'unknown', nearest: [], odd }
        : this.#names.look(text);
    }
    const form = meant.kind === 'name' ? meant.form : undefined;
    return { kind: 'unknown', nearest: [meant.entry.id], odd, ...(form !== undefined && { form }) };
  }

  /** What is only offered, since signs beside it say that it is another, or not sure; a name may have them, too. */
  #asked(plain: string, text: string): Lookup<T> {
    const meant = this.#look(plain);
    const whole = this.#names?.look(text);
    if (meant.kind === 'unknown') return whole ?? meant;
    const form = meant.kind === 'name' ? meant.form : undefined;
    return {
      kind: 'unknown',
      nearest: [meant.entry.id],
      ...(form !== undefined && { form }),
    };
  }
}

const MIN_PLURAL = 9;

/** Formulas and abbreviations: a letter more or less makes another of them, and FeCo is no ferrochrome. */
const isAbbreviation = (name: string): boolean => /^\S*\p{Lu}\S*\p{Lu}\S*$/u.test(name);

/** The names of all entries, for texts that are no id. */
class Names<T extends Named> {
  readonly #more: MoreNames<T>;
  readonly #byName = new Map<string, T>();
  readonly #bySymbol = new Map<string, T>();
  readonly #near: NearNames;

  constructor(entries: readonly T[], more: MoreNames<T>) {
    this.#more = more;
    for (const entry of entries) {
      for (const name of [entry.id, entry.name, ...(entry.aliases ?? [])]) {
        const key = normalised(name);
        if (key !== '' && !this.#byName.has(key)) this.#byName.set(key, entry);
      }
      if (entry.symbol !== undefined) this.#bySymbol.set(entry.symbol, entry);
    }
    const own = entries.flatMap(({ id, name, aliases = [] }) =>
      [id, name, ...aliases].map((each) => [each, id] as const),
    );
    const near = [...own, ...(more.near ?? [])]
      .filter(([name]) => !isAbbreviation(name))
      .map(([name, id]) => [normalised(name), id] as const);
    this.#near = new NearNames(near, 'lasting');
  }

  look(text: string): Lookup<T> {
    const written = this.#more.written?.(text);
    if (written) return { kind: 'name', ...written };
    const word = normalised(text);
    const entry = this.#byName.get(word) ?? this.#bySymbol.get(text);
    if (entry) return { kind: 'name', entry };
    const more = this.#more.find?.(text);
    if (more) return { kind: 'name', ...more };
    // Short words are other things with an s: `tins`.
    const one = word.length >= MIN_PLURAL && word.endsWith('s') ? word.slice(0, -1) : undefined;
    const single = one === undefined ? undefined : this.#byName.get(one);
    if (single) return { kind: 'name', entry: single };
    const offered = this.#more.offer?.(text);
    if (offered) return { kind: 'unknown', ...offered };
    const near = this.#near.nearest(word);
    if (!near || near.means === '') return { kind: 'unknown', nearest: [] };
    const form = this.#more.find?.(near.word)?.form;
    return { kind: 'unknown', nearest: [near.means], ...(form !== undefined && { form }) };
  }
}
