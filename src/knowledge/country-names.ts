import { COUNTRY_WORDS } from './generated/country-words.js';
import type { NamedPlace } from './named-place';
import { normalised } from './normalised';
import { OwnNames, exact } from './own-country-names';
import type { Country, KnowledgeData } from './types';

const STATES = new Set(COUNTRY_WORDS.states);
const FORMS_OF_STATE = new Set([...COUNTRY_WORDS.states, ...COUNTRY_WORDS.formsOfState]);
const SMALL_WORDS = new Set(['of', 'the', 'and']);

/** Every name of every country, as it is written and by its words in any order. */
export class CountryNames {
  readonly #names = new Map<string, NamedPlace>();
  /** Abbreviations of two letters with points, which are not codes: `U.S.`. */
  readonly #dotted = new Map<string, NamedPlace>();
  readonly #byWords = new Map<string, NamedPlace>();
  #own: OwnNames | undefined;
  readonly #byCode: ReadonlyMap<string, Country>;

  constructor(data: KnowledgeData) {
    this.#byCode = new Map(data.countries.map((country) => [country.code, country]));
    // What is no country's name, or of two, comes first and keeps its name.
    for (const name of data.blocNames) this.#add(name, { kind: 'bloc', name });
    for (const { name, codes } of data.ambiguousNames) this.#add(name, this.#placeOf(codes));
    for (const country of data.countries) {
      const place: NamedPlace = { kind: 'name', country };
      for (const name of [country.name, country.code, country.alpha3, ...country.aliases]) {
        this.#add(name, place);
      }
    }
  }

  /** What a text names: a name as it is known, its words in another order, or in another language. */
  find(text: string): NamedPlace | undefined {
    const name = text.trim();
    // Two letters apart are an abbreviation, not a code: `S.A.`, `P R`, `#N/A`.
    if (/^[^\p{L}\p{N}]*\p{L}[^\p{L}\p{N}]+\p{L}[^\p{L}\p{N}]*$/u.test(name)) {
      return this.#dotted.get(normalised(name));
    }
    const key = normalised(name);
    const hasAccents = exact(name) !== key;
    const known = (hasAccents && this.#ownNames().get(exact(name))) || this.#names.get(key);
    if (known) return known;
    const own = this.#ownNames();
    const found = own.get(exact(name)) ?? own.get(key);
    if (found) return found;
    const words = wordsOf(name);
    return (
      this.#byWords.get(words.join(' ')) ?? this.#withoutForm(words) ?? own.withoutForm(name, key)
    );
  }

  /** The English names that a misspelt one may be near to; other languages have too many that are alike. */
  get near(): (readonly [name: string, place: NamedPlace])[] {
    return [...this.#names].filter(([, { kind }]) => kind !== 'bloc');
  }

  #ownNames(): OwnNames {
    return (this.#own ??= new OwnNames(this.#names, (codes) => this.#placeOf(codes)));
  }

  #placeOf(codes: readonly string[]): NamedPlace {
    const countries = codes.flatMap((code) => this.#byCode.get(code) ?? []);
    const [country] = countries;
    return countries.length === 1 && country
      ? { kind: 'name', country }
      : { kind: 'ambiguous', countries };
  }

  #add(name: string, place: NamedPlace): void {
    const key = normalised(name);
    if (key === '') return;
    if (!this.#names.has(key)) this.#names.set(key, place);
    if (name.includes('.') && key.length === 2) this.#dotted.set(key, place);
    const words = wordsOf(name, key).join(' ');
    if (words.includes(' ') && !this.#byWords.has(words)) this.#byWords.set(words, place);
  }

  /** `Republic of Hungary`: a name that has a form of state too many. */
  #withoutForm(words: readonly string[]): NamedPlace | undefined {
    if (!words.some((word) => STATES.has(word))) return undefined;
    const bare = words.filter((word) => !FORMS_OF_STATE.has(word)).join(' ');
    return bare === '' ? undefined : (this.#byWords.get(bare) ?? this.#names.get(bare));
  }
}

/** The words of a name, abbreviations written out, each once and in one order. */
function wordsOf(name: string, key = normalised(name)): string[] {
  const joined = name.replace(/['’ʼ`]s\b/giu, 's');
  const words = (joined === name ? key : normalised(joined)).split(' ');
  const full = words.map((word) => COUNTRY_WORDS.abbreviations[word] ?? word);
  return [...new Set(full)].filter((word) => !SMALL_WORDS.has(word)).sort();
}
