import type { Knowledge } from '../../knowledge/knowledge';
import { normalised } from '../../knowledge/normalised';
import { subdivision, subdivisionNamed } from '../../knowledge/subdivisions';
import { saysUnknown } from '../../knowledge/says-unknown';
import { countryParts } from '../country-parts';
import type { DraftPlace } from '../draft';
import { placeInCountry } from '../place-in-country';
import type { Sheet } from '../sheet/workbook';
import { saysRecycled } from './words';

/** What the list of a template calls the Republic of the Congo; the other one has its full name there. */
const CONGO = 'congo';

/** What a cell for countries says. */
export interface SaidPlaces {
  readonly places: readonly DraftPlace[];
  /** Parts of the cell that are no country. */
  readonly unclear: readonly string[];
  /** Whether the cell has more than these places: what is not known, or no country. */
  readonly hasRest: boolean;
  /** A name that could be two countries is both, as candidates. */
  readonly ambiguous: readonly string[];
}

/** The countries of a template: by its own list first, then by every name that is understood. */
export class TemplateCountries {
  readonly #knowledge: Knowledge;
  readonly #own = new Map<string, string>();
  /** There are few countries in very many rows. */
  readonly #chosen = new Map<string, string | undefined>();

  /** @param list the sheet `C`: code in A, name in B */
  constructor(knowledge: Knowledge, list: Sheet) {
    this.#knowledge = knowledge;
    for (const row of list.values()) {
      const code = row.get('A') ?? '';
      const name = row.get('B');
      if (name !== undefined && knowledge.country(code)) this.#own.set(normalised(name), code);
    }
    if (!this.#own.has(CONGO)) this.#own.set(CONGO, 'CG');
  }

  /** The code of a country that was chosen from the template's list. */
  chosen(text: string): string | undefined {
    if (!this.#chosen.has(text)) {
      this.#chosen.set(text, this.#own.get(normalised(text)) ?? this.#named(text)?.country);
    }
    return this.#chosen.get(text);
  }

  /** The region by its code, or by its name; undefined where it is none of the country's. */
  region(country: string, code: string, name: string): string | undefined {
    if (code.startsWith(`${country}-`) && subdivision(code)) return code;
    return name === '' ? undefined : subdivisionNamed(country, name)?.code;
  }

  /** Countries that were typed, several in one cell. */
  typed(text: string): SaidPlaces {
    const places = new Map<string, DraftPlace>();
    const unclear: string[] = [];
    const ambiguous: string[] = [];
    const take = (part: string): boolean => {
      const found = this.#named(part);
      if (found) {
        places.set(`${found.country} ${found.region ?? ''}`, found);
        return true;
      }
      const looked = this.#knowledge.resolveCountry(part);
      if (looked.kind !== 'ambiguous') return false;
      ambiguous.push(part);
      for (const { code } of looked.countries) places.set(`${code} `, { country: code });
      return true;
    };
    for (const part of text.split(/[;\n|、；]/)) {
      // The letters of a state are no country: `Vidalia, LA`.
      const whole = placeInCountry(part.trim(), this.#knowledge);
      if (whole && whole.country === undefined) {
        unclear.push(whole.beside);
        continue;
      }
      for (const one of countryParts(part, (each) => this.#isKnown(each)))
        if (!take(one)) unclear.push(one);
    }
    return {
      places: [...places.values()],
      unclear: unclear.filter((part) => !saysUnknown(part)),
      hasRest: unclear.some((part) => !saysRecycled(part)),
      ambiguous,
    };
  }

  #isKnown(text: string): boolean {
    if (this.#named(text)) return true;
    return this.#knowledge.resolveCountry(text).kind === 'ambiguous';
  }

  #named(text: string): DraftPlace | undefined {
    const own = normalised(text) === CONGO ? undefined : this.#own.get(normalised(text));
    if (own !== undefined) return { country: own };
    const found = this.#knowledge.resolveCountry(text);
    if (found.kind === 'code') return { country: found.country.code };
    if (found.kind === 'name') {
      const { country, region } = found;
      return { country: country.code, ...(region && { region: region.code }) };
    }
    if (found.kind !== 'unknown' || !found.region) return undefined;
    const [country] = found.nearest;
    return country && { country: country.code, region: found.region.code };
  }
}
