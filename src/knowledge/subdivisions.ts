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

/** The subdivision of an ISO 3166-2 code; undefined where the standard has none of that code. */
export const subdivision = (code: string): Subdivision | undefined =>
  subdivisionsOf(code.slice(0, 2)).find((each) => each.code === code);

/** The one subdivision of a country that a text names, by its code, name or the name's beginning. */
export function subdivisionNamed(country: string, text: string): Subdivision | undefined {
  const word = normalised(text);
  const all = subdivisionsOf(country);
  const exact = all.filter(
    ({ code, name }) => code.slice(3) === text.trim() || normalised(name) === word,
  );
  if (exact.length === 1) return exact[0];
  const begun =
    word.length < 4 ? [] : all.filter(({ name }) => normalised(name).startsWith(`${word} `));
  return begun.length === 1 && exact.length === 0 ? begun[0] : undefined;
}

let byName: Map<string, Subdivision | undefined> | undefined;

/** The one subdivision that a text names whatever the country, or whose code it has in small letters. */
export function regionMeant(text: string): Subdivision | undefined {
  const code = subdivision(
    text
      .trim()
      .toUpperCase()
      .replace(/[\s_]+/g, '-'),
  );
  if (code) return code;
  if (!byName) {
    byName = new Map();
    for (const line of SUBDIVISIONS.split('\n')) {
      for (const each of subdivisionsOf(line.slice(0, 2))) {
        const name = normalised(each.name);
        // Undefined: there are two of that name.
        byName.set(name, byName.has(name) ? undefined : each);
      }
    }
  }
  return byName.get(normalised(text));
}
