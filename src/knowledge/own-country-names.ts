import { COUNTRY_WORDS } from './generated/country-words.js';
import { OWN_NAMES } from './generated/own-names.js';
import { normalised } from './normalised';
import type { NamedPlace } from './named-place';

const { elsewhere: ELSEWHERE } = COUNTRY_WORDS;
const PHRASES = ELSEWHERE.phrases.map((phrase) => new RegExp(`(?<=^| )${phrase}(?= |$)`, 'g'));
const STATES = new Set(ELSEWHERE.states.map(normalised));
const FORMS = new Set(
  [...ELSEWHERE.states, ...ELSEWHERE.forms, ...ELSEWHERE.links].map(normalised),
);
const LINKS = new Set(ELSEWHERE.links);
const ISLANDS = new Set(ELSEWHERE.islands);
const ISLAND_COUNTRIES = new Set(ELSEWHERE.islandCountries);
/** Of these there are two with one name, which the form of state tells apart. */
const TWINS = new Set(['CN', 'TW', 'KR', 'KP', 'CD', 'CG', 'DM', 'DO']);
/** Names of so few letters count with their accents only: `Mỹ` is not `my`. */
const MAX_SHORT = 3;
/** A name with more words than these is not looked for word by word. */
const MAX_DECLINED_WORDS = 4;
/** Names without their blanks are compared from this length on. */
const MIN_JOINED = 6;
/** Words of scripts that are written without blanks between them. */
const WITHOUT_BLANKS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u;

/** A name as it is compared with its accents. */
export const exact = (name: string): string => name.normalize('NFC').toLowerCase();

/** Names of countries in other languages than English, and what official names put around them. */
export class OwnNames {
  readonly #names = new Map<string, NamedPlace>();
  /** By their words in one order, without small words. */
  readonly #byWords: ReadonlyMap<string, NamedPlace>;
  /** By their letters, without blanks: `Cayman-Inseln`, `Caymaninseln`. */
  readonly #joined: ReadonlyMap<string, NamedPlace>;
  readonly #english: ReadonlyMap<string, NamedPlace>;
  readonly #placeOf: (codes: readonly string[]) => NamedPlace;

  /**
   * @param english names in English as they are compared; they keep their meaning
   * @param placeOf what one code or several stand for
   */
  constructor(
    english: ReadonlyMap<string, NamedPlace>,
    placeOf: (codes: readonly string[]) => NamedPlace,
  ) {
    this.#english = english;
    this.#placeOf = placeOf;
    const bare = new Map<string, Set<string>>();
    const byWords = new Map<string, Set<string>>();
    const joined = new Map<string, Set<string>>();
    for (const [name, place] of english) {
      if (place.kind !== 'name') continue;
      // What is left of `Ấn Độ` without its small word is no name: `AN` is not India.
      const words = ownWords(name.split(' '));
      if (words.length > MAX_SHORT) addTo(byWords, words, [place.country.code]);
      if (letters(name).length >= MIN_JOINED) addTo(joined, letters(name), [place.country.code]);
    }
    for (const line of OWN_NAMES.split('\n')) {
      const end = line.indexOf(':');
      const codes = line.slice(0, end).split('+');
      for (const name of line.slice(end + 1).split('|')) {
        this.#names.set(exact(name), placeOf(codes));
        const key = normalised(name);
        if (key.length <= MAX_SHORT || english.has(key)) continue;
        addTo(bare, key, codes);
        const typed = normalised(withoutUmlauts(exact(name)));
        if (typed !== key && !english.has(typed)) addTo(bare, typed, codes);
        const words = ownWords(key.split(' '));
        if (words.length > MAX_SHORT) addTo(byWords, words, codes);
        if (letters(key).length >= MIN_JOINED) addTo(joined, letters(key), codes);
      }
    }
    for (const [key, codes] of bare) {
      if (!this.#names.has(key)) this.#names.set(key, placeOf([...codes]));
    }
    this.#byWords = this.#placesOf(byWords);
    this.#joined = this.#placesOf(joined);
  }

  /** By its name with accents, or by its key where that is surely one. */
  get(name: string): NamedPlace | undefined {
    return this.#names.get(name);
  }

  /**
   * What is named with a word for its state (`Republik Österreich`, `ベトナム社会主義共和国`), with other
   * blanks, as an island, or beside the country that it is a part of.
   */
  withoutForm(name: string, key: string): NamedPlace | undefined {
    const words = key.split(' ');
    return (
      this.#byWords.get(ownWords(words)) ??
      this.#joined.get(letters(key)) ??
      this.#besideWhole(key) ??
      this.#withoutIsland(words) ??
      this.#withoutState(name, key)
    );
  }

  #placesOf(all: ReadonlyMap<string, Set<string>>): ReadonlyMap<string, NamedPlace> {
    return new Map([...all].map(([key, codes]) => [key, this.#placeOf([...codes])]));
  }

  #known(words: readonly string[]): NamedPlace | undefined {
    const name = words.join(' ');
    // A code is no name: `Vương quốc Bỉ` is not `BI`.
    if (name.length <= MAX_SHORT && !WITHOUT_BLANKS.test(name)) return undefined;
    return this.#names.get(name) ?? this.#english.get(name) ?? this.#byWords.get(ownWords(words));
  }

  #withoutState(name: string, key: string): NamedPlace | undefined {
    const withoutPhrases = PHRASES.reduce((left, phrase) => left.replace(phrase, ' '), key);
    const words = withoutPhrases.split(' ').filter((word) => word !== '');
    const isState = withoutPhrases !== key || words.some((word) => STATES.has(word));
    if (!isState) return single(this.#withoutSuffix(exact(name)));
    const bare = words.filter((word) => !FORMS.has(word));
    if (bare.length === 0) return undefined;
    const accented = exact(name).split(/[\s,]+/);
    return single(
      this.#names.get(accented.slice(-bare.length).join(' ')) ??
        this.#names.get(accented.filter((word) => !FORMS.has(normalised(word))).join(' ')) ??
        this.#known(bare) ??
        this.#inNominative(bare),
    );
  }

  #withoutIsland(words: readonly string[]): NamedPlace | undefined {
    const bare = words.filter((word) => !ISLANDS.has(word));
    if (bare.length === words.length || bare.length === 0) return undefined;
    const found = single(this.#known(bare));
    // The Île-de-France is not France.
    return found?.kind === 'name' && ISLAND_COUNTRIES.has(found.country.code) ? found : undefined;
  }

  /** `Hong Kong, Région administrative spéciale de Chine`, `Islas Vírgenes (EE. UU.)`. */
  #besideWhole(key: string): NamedPlace | undefined {
    const hasBlanks = !WITHOUT_BLANKS.test(key);
    for (const { code, names, words } of ELSEWHERE.beside) {
      const name = names.find((each) => hasWords(key, each, hasBlanks));
      if (name === undefined) continue;
      const beside = without(key, name, hasBlanks);
      if (beside === '') continue;
      let rest = beside;
      for (const word of words) rest = without(rest, word, hasBlanks);
      if (rest.split(' ').every((word) => word === '' || LINKS.has(word))) {
        return this.#placeOf([code]);
      }
    }
    return undefined;
  }

  /** A name behind its state as Polish has it there: `Republika Macedonii Północnej`. */
  #inNominative(words: readonly string[]): NamedPlace | undefined {
    if (words.length > MAX_DECLINED_WORDS) return undefined;
    let names: readonly string[] = [''];
    for (const word of words) {
      const all = [word, ...ELSEWHERE.genitives.flatMap((ending) => nominative(word, ending))];
      names = names.flatMap((name) => all.map((each) => `${name} ${each}`));
    }
    const found = new Set<NamedPlace>();
    const codes = new Set<string>();
    for (const name of names) {
      const place = this.#known(name.trim().split(' '));
      if (!place) continue;
      found.add(place);
      if (place.kind === 'name') codes.add(place.country.code);
    }
    const [first] = found;
    return codes.size === 1 && [...found].every(({ kind }) => kind === 'name') ? first : undefined;
  }

  /** A name that is written without blanks, without the words for its state, the fewest first. */
  #withoutSuffix(name: string): NamedPlace | undefined {
    const suffix = ELSEWHERE.suffixes.find((each) => name.endsWith(each));
    if (suffix === undefined) return undefined;
    let rest = name.slice(0, -suffix.length).trim();
    for (;;) {
      const found = this.#names.get(rest.replace(/[・·]$/u, ''));
      if (found) return found;
      const { suffixForms } = ELSEWHERE;
      const behind = suffixForms.find((each) => rest.endsWith(each) && rest !== each);
      const before = suffixForms.find((each) => rest.startsWith(each) && rest !== each);
      if (behind !== undefined) rest = rest.slice(0, -behind.length).trim();
      else if (before !== undefined) rest = rest.slice(before.length).trim();
      else return undefined;
    }
  }
}

/** One country that no other shares its name with but for the form of state. */
const single = (place: NamedPlace | undefined): NamedPlace | undefined =>
  place?.kind === 'name' && !TWINS.has(place.country.code) ? place : undefined;

function nominative(word: string, [ending = '', own = '']: readonly string[]): readonly string[] {
  const isDeclined = word.length > ending.length && word.endsWith(ending);
  return isDeclined ? [`${word.slice(0, word.length - ending.length)}${own}`] : [];
}

const hasWords = (text: string, words: string, hasBlanks: boolean): boolean =>
  text.includes(words) && (!hasBlanks || ` ${text} `.includes(` ${words} `));

const without = (text: string, words: string, hasBlanks: boolean): string =>
  (hasBlanks ? ` ${text} `.replaceAll(` ${words} `, '  ') : text.replaceAll(words, ' ')).trim();

function addTo(all: Map<string, Set<string>>, key: string, codes: readonly string[]): void {
  if (key === '') return;
  const known = all.get(key) ?? new Set();
  for (const code of codes) known.add(code);
  all.set(key, known);
}

/** As German is written on other keyboards: `Oesterreich`. */
const withoutUmlauts = (name: string): string =>
  name.replace(/[äöü]/g, (letter) => `${letter.normalize('NFD').charAt(0)}e`);

const letters = (key: string): string => key.replaceAll(' ', '');

/** The words of a name in one order and without small words. */
const ownWords = (words: readonly string[]): string =>
  [...new Set(words)]
    .filter((word) => !LINKS.has(word))
    .sort()
    .join(' ');
