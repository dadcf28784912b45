import { CountryNames } from './country-names';
import type { NamedPlace } from './named-place';
import { COUNTRY_WORDS } from './generated/country-words.js';
import { Memo } from './memo';
import { NearNames } from './near-names';
import { isTooLong, normalised } from './normalised';
import type { OddCharacter } from './odd-characters';
import { oddCharacter } from './odd-characters';
import type { Subdivision } from './subdivisions';
import { regionAlone, regionByAlias, subdivision, subdivisionNamed } from './subdivisions';
import type { PartWithShare } from './part-with-share';
import { partWithShare, withPoints } from './part-with-share';
import { flagsIn, saysNot, withoutSigns } from './said-signs';
import { saysUnknown } from './says-unknown';
import { statesByLetters } from './state-letters';
import type { Country, KnowledgeData } from './types';

export type CountryLookup =
  { readonly kind: 'code'; readonly country: Country } | NamedPlace | UnknownCountry;

/** A text that is not understood, and what may be offered for it. */
interface UnknownCountry {
  readonly kind: 'unknown';
  /** What was surely meant: one country, or those of an ambiguous name; else none. */
  readonly nearest: readonly Country[];
  /** The part of the country that the text names: `Quebec, Canada`. */
  readonly region?: Subdivision;
  /** The states that its letters may mean, each of one of these countries: those of `Perth, WA`. */
  readonly states?: readonly Subdivision[];
  /** What else the text says, which is understood as nothing: the city in `Urumqi, China`. */
  readonly beside?: string;
  /** The text lists several countries: `Chile or Peru`, `CN/JP`. */
  readonly several?: readonly Country[];
  /** What it says of each of these, in per cent, where that makes 100: `Chile 60 %, Peru 40 %`. */
  readonly percentages?: readonly number[];
  /** The text is as near to the names of two countries: `Austrlia`. */
  readonly isNearTwo?: true;
  /** The text says that no country is known: `N/A`, `various`. */
  readonly isNotKnown?: true;
  /** A character that looks like another or cannot be seen. */
  readonly odd?: OddCharacter;
}

/** Hong Kong and Macao as China, Puerto Rico as the United States. */
export const countedAs = ({ code, coveredNation, territoryOf }: Country): string =>
  coveredNation ?? (territoryOf === 'US' ? 'US' : code);

const UNKNOWN: UnknownCountry = { kind: 'unknown', nearest: [] };

/** The countries of ISO 3166-1 by code and by every name that is understood. */
export class Countries {
  readonly #data: KnowledgeData;
  readonly #byCode: ReadonlyMap<string, Extract<CountryLookup, { kind: 'code' }>>;
  readonly #lookups = new Memo<CountryLookup>((text) => this.#look(text));
  /** By name: asked for through `#names`, which makes it at the first name. */
  #namesMade: CountryNames | undefined;
  #near: NearNames<string> | undefined;

  constructor(data: KnowledgeData) {
    this.#data = data;
    this.#byCode = new Map(
      data.countries.map((country) => [country.code, { kind: 'code', country }] as const),
    );
  }

  get #names(): CountryNames {
    return (this.#namesMade ??= new CountryNames(this.#data));
  }

  get(code: string): Country | undefined {
    return this.#byCode.get(code)?.country;
  }

  resolve(text: string): CountryLookup {
    const byCode = this.#byCode.get(text);
    if (byCode) return byCode;
    if (isTooLong(text)) return UNKNOWN;
    return this.#lookups.get(text);
  }

  #look(text: string): CountryLookup {
    if (saysUnknown(text)) return { kind: 'unknown', nearest: [], isNotKnown: true };
    const odd = oddCharacter(text);
    if (odd) {
      const meant = this.#byCode.get(odd.clean) ?? this.#look(odd.clean);
      const nearest = meant.kind === 'code' || meant.kind === 'name' ? [meant.country] : [];
      if (nearest.length > 0 || odd.kind === 'invisible') return { kind: 'unknown', nearest, odd };
    }
    const flagged = this.#flagged(text);
    if (flagged) return flagged;
    // `Taiwan / China` are two, whatever is known of `Taiwan, China`.
    const apart = this.#several(text, SIDE_BY_SIDE);
    if (apart) return apart;
    const divided = this.#divided(text);
    if (divided) return divided;
    const plain = withoutSigns(text);
    if (plain !== undefined) return saysNot(text) ? UNKNOWN : this.#asked(plain);
    return this.#named(text) ?? this.#offered(text);
  }

  /** A flag says what its country is called, or contradicts it: `🇨🇱`, `🇨🇱 Chile`. */
  #flagged(text: string): CountryLookup | undefined {
    const flags = flagsIn(text);
    if (!flags) return undefined;
    const [code, ...more] = flags.codes;
    if (code === undefined || more.length > 0) return UNKNOWN;
    if (flags.rest === '') return this.#offer(code);
    const meant = this.#byCode.get(flags.rest) ?? this.#look(flags.rest);
    return 'country' in meant && meant.country.code === code
      ? { kind: 'name', country: meant.country }
      : UNKNOWN;
  }

  /** What has percentages in it: `China 60 %, Chile 40 %`, `100 % China`. */
  #divided(text: string): UnknownCountry | undefined {
    const parts = partsOf(withPoints(text), LISTED);
    const shares = parts.map(partWithShare);
    if (shares.every(({ percentage }) => percentage === undefined)) return undefined;
    if (parts.length > 1) return this.#several(text, LISTED) ?? UNKNOWN;
    const [only] = shares;
    return only?.percentage === WHOLE ? this.#asked(only.name) : UNKNOWN;
  }

  /** What is only offered, since signs beside it say that it is another, or not sure. */
  #asked(plain: string): UnknownCountry {
    const meant = this.#byCode.get(plain) ?? this.#look(plain);
    if (meant.kind === 'unknown') return meant;
    return { kind: 'unknown', nearest: 'country' in meant ? [meant.country] : [] };
  }

  /** A name, or several of one country: `Myanmar (Burma)`, `Turkey/Türkiye`. */
  #named(text: string): NamedPlace | undefined {
    const named = this.#names.find(text);
    if (named) return withRegion(named, [text]);
    const parts = partsOf(text.replace(/\b(?:formerly|former|also known as|aka)\b/gi, ' '), SIDES);
    const all = parts.map((part) => this.#find(part));
    const [first] = all;
    const isOne = all.length > 1 && all.every((each) => countryOf(each) === countryOf(first));
    return isOne && first?.kind === 'name' ? withRegion(first, parts) : undefined;
  }

  /** A part of a text: a code in capitals, or a name. */
  #find(part: string): NamedPlace | undefined {
    const code = this.#byCode.get(part);
    return code ? { kind: 'name', country: code.country } : this.#names.find(part);
  }

  #offered(text: string): UnknownCountry {
    const code = text.trim().toUpperCase();
    const region = /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code) ? subdivision(code) : undefined;
    if (region) return this.#offer(region.code.slice(0, 2), region);
    const known = COUNTRY_WORDS.offered[text.trim()];
    if (known !== undefined) return this.#offer(known);
    const behind = this.#behindWords(text);
    if (behind) return behind;
    const several = this.#several(text, SIDE_BY_SIDE);
    if (several) return several;
    const within = this.#placeWithin(text);
    if (within && within.nearest.length > 0) return within;
    return this.#several(text, LISTED) ?? within ?? this.#alone(text) ?? this.#nearest(text);
  }

  /** A country behind words that say how much is from there, which are not taken over: `mainly China`. */
  #behindWords(text: string): UnknownCountry | undefined {
    const key = normalised(text);
    const before = COUNTRY_WORDS.wordsBefore.find((words) => key.startsWith(`${words} `));
    if (before === undefined) return undefined;
    const words = text.trim().split(/\s+/);
    const count = before.split(' ').length;
    const beside = words.slice(0, count).join(' ');
    const place = this.#find(words.slice(count).join(' '));
    return place && { kind: 'unknown', nearest: countriesOf(place), beside };
  }

  #alone(text: string): UnknownCountry | undefined {
    const region = regionAlone(text);
    return region && this.#offer(region.code.slice(0, 2), region);
  }

  /** Countries side by side; none where one of them may be a part of another: `Georgia, USA`. */
  #several(text: string, separator: RegExp): UnknownCountry | undefined {
    const parts = partsOf(withPoints(text), separator).map(partWithShare);
    if (parts.length < 2 || AND_OTHERS.test(text)) return undefined;
    const countries: Country[] = [];
    for (const { name } of parts) {
      const country = countryOf(this.#find(name));
      if (!country) return undefined;
      if (!countries.includes(country)) countries.push(country);
    }
    if (countries.length < 2) return undefined;
    const isWithin = ({ name }: PartWithShare): boolean =>
      name.length > MAX_CODE && countries.some((whole) => this.#isRegionOf(name, whole));
    if (parts.some(isWithin)) return undefined;
    const isPart = (each: Country): boolean => countries.some((whole) => isPartOf(each, whole));
    if (separator === LISTED && countries.some(isPart)) return undefined;
    const percentages = parts.flatMap(({ percentage }) => percentage ?? []);
    if (percentages.length === 0) return { kind: 'unknown', nearest: [], several: countries };
    // A percentage that is lost would make candidates of what is known.
    const isWhole = Math.abs(percentages.reduce((sum, each) => sum + each, 0) - WHOLE) < 1e-6;
    return isWhole && percentages.length === countries.length && countries.length === parts.length
      ? { kind: 'unknown', nearest: [], several: countries, percentages }
      : UNKNOWN;
  }

  /** `Georgia` of the United States; what has a code of its own is no region here: `Puerto Rico`. */
  #isRegionOf(name: string, whole: Country): boolean {
    if (!COUNTRY_WORDS.regionsOf.includes(whole.code)) return false;
    const region = subdivisionNamed(whole.code, name);
    return region !== undefined && region.code.slice(3) !== countryOf(this.#find(name))?.code;
  }

  #offer(code: string, region?: Subdivision): UnknownCountry {
    const country = this.get(code);
    if (!country) return UNKNOWN;
    return { kind: 'unknown', nearest: [country], ...(region && { region }) };
  }

  /** A country with something beside it: its region (`Utah, USA`), a note (`United States (crude)`). */
  #placeWithin(text: string): UnknownCountry | undefined {
    const parts = partsOf(text, PARTS);
    if (parts.length < 2) return undefined;
    const places = parts.map((part) => this.#find(part));
    const countries = places.map(countryOf);
    const inState = this.#placeInState(text, countries) ?? this.#placeInRegion(text, places);
    if (inState) return inState;
    // The country stands behind its parts, or in front of a note.
    for (const country of [countries.at(-1), countries[0]]) {
      if (!country) continue;
      // Beside the name of several countries stands which of them it is: `Congo (ROC)` is not Taiwan.
      if (
        places.some((place) => place?.kind === 'ambiguous' && !place.countries.includes(country))
      ) {
        return UNKNOWN;
      }
      const others = parts.filter((_, at) => countries[at] !== country);
      const region =
        others.map((part) => subdivisionNamed(country.code, part)).find(Boolean) ??
        parts.map(regionByAlias).find((each) => each?.code.startsWith(country.code));
      const rivals = countries.filter((each) => each !== undefined && each !== country);
      // Behind a comma stands what the country is of, not a note on it.
      const isNamed = region ?? (country === countries.at(-1) || !text.includes(','));
      if (rivals.length === 0) {
        if (!isNamed || (!region && others.some((part) => this.#mentionsOther(part, country)))) {
          return UNKNOWN;
        }
        const offered = this.#offer(country.code, region);
        return region ? offered : { ...offered, beside: others.join(', ') };
      }
      const [rival] = rivals;
      // Puerto Rico and Aruba are parts of a country that have a code of their own; Georgia is two things.
      if (rival && rivals.length === 1 && isPartOf(rival, country)) return this.#offer(rival.code);
      // A region that is a country of its own: in front of its whole (`Taipei, Taiwan, China`), or beside it.
      if (rival && rivals.length === 1 && isSame(region, rival, country)) {
        return countries.indexOf(rival) < countries.indexOf(country)
          ? this.#offer(rival.code)
          : UNKNOWN;
      }
      if (region && rivals.length === 1) {
        // Two codes side by side are two countries: `CL, AR` is not Araucanía.
        if (country !== countries.at(-1) && parts.every((part) => part.length < 4)) return UNKNOWN;
        // Nobody says which one is meant: Niger, or the state of Nigeria that is called so.
        const isName = parts.some((part, at) => countries[at] === rival && part.length > MAX_CODE);
        if (isName && !COUNTRY_WORDS.regionsOf.includes(country.code)) return UNKNOWN;
        return this.#offer(country.code, region);
      }
    }
    return UNKNOWN;
  }

  /** A place and the letters of a state, which may be the code of another country: `Reno, NV`, `Denver, CO`. */
  #placeInState(
    text: string,
    countries: readonly (Country | undefined)[],
  ): UnknownCountry | undefined {
    const found = statesByLetters(text);
    if (!found) return undefined;
    const { letters, states } = found;
    const byCode = this.get(letters);
    const before = countries.slice(0, -1).filter((each) => each !== undefined);
    // A place of that country, or a list of countries.
    if (byCode && (before.length > 0 || this.#hasRegion(text, byCode))) return undefined;
    const [state, ...more] = states;
    if (!byCode && state && more.length === 0) return this.#offer(state.code.slice(0, 2), state);
    // A state behind its country: `Australia, WA`.
    if (before.length > 0) return undefined;
    const codes = [...(byCode ? [letters] : []), ...states.map(({ code }) => code.slice(0, 2))];
    const beside = partsOf(text, PARTS).slice(0, -1).join(', ');
    const nearest = codes.flatMap((code) => this.get(code) ?? []);
    return { kind: 'unknown', nearest, states, beside };
  }

  /** A place in a region that is known without its country: `Ningde, Fujian`. */
  #placeInRegion(
    text: string,
    places: readonly (NamedPlace | undefined)[],
  ): UnknownCountry | undefined {
    const comma = text.lastIndexOf(',');
    if (comma < 0 || places.some((place) => place !== undefined)) return undefined;
    const { nearest, isNearTwo } = this.#nearest(text.slice(0, comma));
    return nearest.length > 0 || isNearTwo ? undefined : this.#alone(text.slice(comma + 1));
  }

  #hasRegion(text: string, { code }: Country): boolean {
    return partsOf(text, PARTS).some((part) => part !== code && subdivisionNamed(code, part));
  }

  /** Whether a note beside a country speaks of another one: `Germany (made in China)`. */
  #mentionsOther(part: string, country: Country): boolean {
    const words = part.split(/[^\p{L}\p{N}.']+/u).filter((word) => word.length > 1);
    for (let length = Math.min(MAX_WORDS, words.length); length > 0; length--) {
      for (let at = 0; at + length <= words.length; at++) {
        const name = words.slice(at, at + length).join(' ');
        // Short words in small letters are words: `in`, `to`.
        if (name.length <= MAX_CODE && name !== name.toUpperCase()) continue;
        const found = countryOf(this.#find(name));
        if (found && found !== country) return true;
      }
    }
    return false;
  }

  #nearest(text: string): UnknownCountry {
    this.#near ??= new NearNames(
      this.#names.near.map(([name, place]) => [name, countriesOf(place).map(codeOf).join(' ')]),
      'lasting',
    );
    const word = normalised(text);
    const near = this.#near.nearest(word);
    if (!near) return this.#near.isNear(word) ? { ...UNKNOWN, isNearTwo: true } : UNKNOWN;
    return { ...UNKNOWN, nearest: near.means.split(' ').flatMap((code) => this.get(code) ?? []) };
  }
}

/** In per cent. */
const WHOLE = 100;
/** Words of a country's name that stand in a note. */
const MAX_WORDS = 4;
/** Codes of countries have no more letters. */
const MAX_CODE = 3;

const SIDES = /[()[\]{}/;]| or /;
/** Between countries, never between a place and its country. */
const SIDE_BY_SIDE = /[/;+&|]|\s(?:and|or|und|oder|et|ou|y|o)\s/;
const LISTED = /[,/;+&|]|\s(?:and|or|und|oder|et|ou|y|o)\s/;
/** `China et al.` names one country, and `al` is no code. */
const AND_OTHERS = /\set\s+al\b/i;
const PARTS = /[()[\]{}/;,]|\s[-–—]\s/;

const partsOf = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Whether a region of a country is the one that has a code of its own: Taiwan, but not Colorado. */
const isSame = (region: Subdivision | undefined, own: Country, whole: Country): boolean =>
  region?.code.slice(3) === own.code &&
  subdivisionNamed(whole.code, own.name)?.code === region.code;

const codeOf = ({ code }: Country): string => code;

const isPartOf = (part: Country, whole: Country): boolean =>
  COUNTRY_WORDS.partsOf[whole.code]?.includes(part.code) ?? false;

/** With the part of the country that one of some texts names: Scotland is more than the United Kingdom. */
function withRegion(place: NamedPlace, texts: readonly string[]): NamedPlace {
  if (place.kind !== 'name') return place;
  const region = texts
    .flatMap((text) => [text, ...partsOf(text, PARTS)])
    .map(regionByAlias)
    .find((each) => each?.code.startsWith(place.country.code));
  return region ? { ...place, region } : place;
}

const countryOf = (place: NamedPlace | undefined): Country | undefined =>
  place?.kind === 'name' ? place.country : undefined;

function countriesOf(place: NamedPlace): readonly Country[] {
  if (place.kind === 'bloc') return [];
  return place.kind === 'name' ? [place.country] : place.countries;
}
