import { COUNTRY_WORDS } from './generated/country-words.js';
import { SUBDIVISIONS } from './generated/subdivisions.js';
import { normalised } from './normalised';

/** A state, province or region of ISO 3166-2. */
export interface Subdivision {
  /** `AU-WA`. */
  readonly code: string;
  readonly name: string;
}

let lines: ReadonlyMap<string, string> | undefined;
const known = new Map<string, readonly Subdivision[]>();

/** The subdivisions of a country by its ISO 3166-1 code; none where the standard has none. */
export function subdivisionsOf(country: string): readonly Subdivision[] {
  lines ??= new Map(SUBDIVISIONS.split('\n').map((line) => [line.slice(0, 2), line.slice(3)]));
  let found = known.get(country);
  if (!found) {
    found = (lines.get(country) ?? '').split('|').flatMap((part) => {
      const blank = part.indexOf(' ');
      return blank < 0
        ? []
        : { code: `${country}-${part.slice(0, blank)}`, name: part.slice(blank + 1) };
    });
    known.set(country, found);
  }
  return found;
}

/**
 * The subdivision of an ISO 3166-2 code, or of one that it had before and that one has the place of: `CN-XJ` of `CN-65`.
 * Undefined where there is none.
 */
export const subdivision = (code: string): Subdivision | undefined =>
  ofCode(code) ?? ofCode(presentCode(code));

/** What ISO 3166-2 has in the place of a code that it had before; several where a region was divided. */
export const inPlaceOf = (code: string): readonly Subdivision[] =>
  Object.hasOwn(COUNTRY_WORDS.formerRegions, code)
    ? (COUNTRY_WORDS.formerRegions[code] ?? []).flatMap((each) => ofCode(each) ?? [])
    : [];

/** The code of what a former code stands for, where that is one; any other as it is. */
export function presentCode(code: string): string {
  const [now, ...others] = inPlaceOf(code);
  return now && others.length === 0 ? now.code : code;
}

const ofCode = (code: string): Subdivision | undefined =>
  subdivisionsOf(code.slice(0, 2)).find((each) => each.code === code);

/** The one subdivision of a country that a text names, by its code, name or the name's beginning. */
export function subdivisionNamed(country: string, text: string): Subdivision | undefined {
  const word = normalised(text);
  // A number beside a country is no region: `Japan (40)`.
  const code = /[A-Z]/.test(text) ? `${country}-${text.trim()}` : undefined;
  const all = subdivisionsOf(country);
  const names = namesOf(country);
  const exact = all.filter((each, at) => each.code === code || names[at] === word);
  if (exact.length === 1) return exact[0];
  const begun = word.length < 4 ? [] : all.filter((_, at) => names[at]?.startsWith(`${word} `));
  return begun.length === 1 && exact.length === 0 ? begun[0] : undefined;
}

const knownNames = new Map<string, readonly string[]>();

/** The names of a country's subdivisions, as they are compared. */
function namesOf(country: string): readonly string[] {
  let names = knownNames.get(country);
  if (!names) {
    names = subdivisionsOf(country).map(({ name }) => normalised(name));
    knownNames.set(country, names);
  }
  return names;
}

/**
 * The one subdivision of that code, in small letters or with a blank, too, or of that name: in a country by its code,
 * in any country, or where a country is known by it (`Xinjiang`).
 */
export function regionMeant(text: string, country = ''): Subdivision | undefined {
  const code = subdivision(
    text
      .trim()
      .toUpperCase()
      .replace(/[\s_]+/g, '-'),
  );
  return (
    code ??
    (country === '' ? undefined : subdivisionNamed(country, text)) ??
    named().get(normalised(text)) ??
    regionAlone(text)
  );
}

/**
 * The state or province that a text names where a country should stand: `Xinjiang`, `Ontario`. Only of
 * countries whose regions are known without them, and of no name that other countries have, too.
 */
export function regionAlone(text: string): Subdivision | undefined {
  const known = regionByAlias(text);
  if (known) return known;
  const word = normalised(text).replace(/ (?:province|prov)$/, '');
  if (word.length < MIN_ALONE) return undefined;
  const all = named();
  if (all.has(word)) {
    const found = all.get(word);
    return found && COUNTRY_WORDS.regionsOf.includes(found.code.slice(0, 2)) ? found : undefined;
  }
  // The standard has `Sichuan Sheng` for Sichuan.
  return word.includes(' ') ? undefined : subdivisionNamed('CN', word);
}

/** The region of a name that ISO 3166-2 writes otherwise, or that is taken for a country: `XUAR`, `Scotland`. */
export function regionByAlias(text: string): Subdivision | undefined {
  aliases ??= new Map(
    Object.entries(COUNTRY_WORDS.regions).map(([name, code]) => [normalised(name), code]),
  );
  const code = aliases.get(normalised(text));
  return code === undefined ? undefined : subdivision(code);
}

/** Shorter words are codes and abbreviations. */
const MIN_ALONE = 4;

let aliases: ReadonlyMap<string, string> | undefined;
let byName: Map<string, Subdivision | undefined> | undefined;

/** All subdivisions by name; undefined: there are two of that name. */
function named(): ReadonlyMap<string, Subdivision | undefined> {
  if (byName) return byName;
  byName = new Map();
  for (const line of SUBDIVISIONS.split('\n')) {
    for (const each of subdivisionsOf(line.slice(0, 2))) {
      const name = normalised(each.name);
      byName.set(name, byName.has(name) ? undefined : each);
    }
  }
  return byName;
}
