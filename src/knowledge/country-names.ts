import { COUNTRY_WORDS } from './generated/country-words.js';
import { OWN_NAMES } from './generated/own-names.js';
import { normalised } from './normalised';
import type { Country, KnowledgeData } from './types';

/** What a name stands for. */
export type NamedPlace =
  | { readonly kind: 'name'; readonly country: Country }
  | { readonly kind: 'ambiguous'; readonly countries: readonly Country[] }
  | { readonly kind: 'bloc'; readonly name: string };

const STATES = new Set(COUNTRY_WORDS.states);
const FORMS_OF_STATE = new Set([...COUNTRY_WORDS.states, ...COUNTRY_WORDS.formsOfState]);
const { elsewhere: ELSEWHERE } = COUNTRY_WORDS;
const STATES_ELSEWHERE = new Set(ELSEWHERE.states.map(normalised));
const FORMS_ELSEWHERE = new Set(
  [...ELSEWHERE.states, ...ELSEWHERE.forms, ...ELSEWHERE.links].map(normalised),
);
const LINKS_ELSEWHERE = new Set(ELSEWHERE.links);
/** Of these there are two with one name, which the form of state tells apart. */
const TWINS = new Set(['CN', 'TW', 'KR', 'KP', 'CD', 'CG']);
const SMALL_WORDS = new Set(['of', 'the', 'and']);
/** Names in other languages of so few letters count with their accents only: `Mỹ` is not `my`. */
const MAX_SHORT = 3;

/** Every name of every country, as it is written and by its words in any order. */
export class CountryNames {
  readonly #names = new Map<string, NamedPlace>();
  /** Abbreviations of two letters with points, which are not codes: `U.S.`. */
  readonly #dotted = new Map<string, NamedPlace>();
  readonly #byWords = new Map<string, NamedPlace>();
  #own: ReadonlyMap<string, NamedPlace> | undefined;
  /** Names in other languages by their words in one order, without small words. */
  readonly #ownByWords = new Map<string, NamedPlace>();
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
      this.#byWords.get(words.join(' ')) ??
      this.#withoutForm(words) ??
      this.#ownWithoutForm(name, key)
    );
  }

  /** The English names that a misspelt one may be near to; other languages have too many that are alike. */
  get near(): (readonly [name: string, place: NamedPlace])[] {
    return [...this.#names].filter(([, { kind }]) => kind !== 'bloc');
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

  /** The same in other languages: `Republik Österreich`, `ベトナム社会主義共和国`. */
  #ownWithoutForm(name: string, key: string): NamedPlace | undefined {
    const words = key.split(' ');
    const own = this.#ownNames();
    const inOrder = this.#ownByWords.get(ownWords(words));
    if (inOrder) return inOrder;
    const isState = words.some((word) => STATES_ELSEWHERE.has(word));
    const bare = isState
      ? words.filter((word) => !FORMS_ELSEWHERE.has(word))
      : [withoutSuffix(exact(name))];
    const rest = bare.join(' ');
    if (rest === '' || rest === key || rest === exact(name)) return undefined;
    const found =
      own.get(rest) ??
      this.#names.get(rest) ??
      this.#ownByWords.get(ownWords(bare)) ??
      this.#inNominative(bare);
    if (found?.kind !== 'name' || TWINS.has(found.country.code)) return undefined;
    return found;
  }

  /** A single name behind its state as Polish has it there: `Republika Austrii`. */
  #inNominative(words: readonly string[]): NamedPlace | undefined {
    const [word, ...others] = words;
    if (word === undefined || others.length > 0) return undefined;
    for (const [ending, nominative] of ELSEWHERE.genitives) {
      if (ending === undefined || !word.endsWith(ending)) continue;
      const name = `${word.slice(0, -ending.length)}${nominative ?? ''}`;
      const found = this.#ownNames().get(name) ?? this.#names.get(name);
      if (found) return found;
    }
    return undefined;
  }

  #ownNames(): ReadonlyMap<string, NamedPlace> {
    if (this.#own) return this.#own;
    const own = new Map<string, NamedPlace>();
    const bare = new Map<string, Set<string>>();
    const byWords = new Map<string, Set<string>>();
    for (const [name, place] of this.#names) {
      if (place.kind === 'name') addTo(byWords, ownWords(name.split(' ')), [place.country.code]);
    }
    for (const line of OWN_NAMES.split('\n')) {
      const end = line.indexOf(':');
      const codes = line.slice(0, end).split('+');
      for (const name of line.slice(end + 1).split('|')) {
        own.set(exact(name), this.#placeOf(codes));
        const key = normalised(name);
        if (key.length <= MAX_SHORT || this.#names.has(key)) continue;
        addTo(bare, key, codes);
        const words = ownWords(key.split(' '));
        // What is left of `Ấn Độ` without its small word is no name: `AN` is not India.
        if (words.length > MAX_SHORT) addTo(byWords, words, codes);
      }
    }
    for (const [words, codes] of byWords) this.#ownByWords.set(words, this.#placeOf([...codes]));
    for (const [key, codes] of bare) if (!own.has(key)) own.set(key, this.#placeOf([...codes]));
    this.#own = own;
    return own;
  }
}

function addTo(all: Map<string, Set<string>>, key: string, codes: readonly string[]): void {
  if (key === '') return;
  const known = all.get(key) ?? new Set();
  for (const code of codes) known.add(code);
  all.set(key, known);
}

/** The words of a name in another language, in one order and without small words. */
const ownWords = (words: readonly string[]): string =>
  [...new Set(words)]
    .filter((word) => !LINKS_ELSEWHERE.has(word))
    .sort()
    .join(' ');

/** A name that is written without blanks, without the words for its state. */
function withoutSuffix(name: string): string {
  const suffix = ELSEWHERE.suffixes.find((each) => name.endsWith(each));
  if (suffix === undefined) return name;
  let rest = name.slice(0, -suffix.length);
  for (;;) {
    const form = ELSEWHERE.suffixForms.find((each) => rest.endsWith(each) && rest !== each);
    if (form === undefined) return rest.replace(/[・·]$/u, '');
    rest = rest.slice(0, -form.length);
  }
}

const exact = (name: string): string => name.normalize('NFC').toLowerCase();

/** The words of a name, abbreviations written out, each once and in one order. */
function wordsOf(name: string, key = normalised(name)): string[] {
  const joined = name.replace(/['’ʼ`]s\b/giu, 's');
  const words = (joined === name ? key : normalised(joined)).split(' ');
  const full = words.map((word) => COUNTRY_WORDS.abbreviations[word] ?? word);
  return [...new Set(full)].filter((word) => !SMALL_WORDS.has(word)).sort();
}
