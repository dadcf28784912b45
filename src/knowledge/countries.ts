import { Memo } from './memo';
import { NameIndex } from './name-index';
import { isTooLong } from './normalised';
import type { Country, KnowledgeData } from './types';
import { saysUnknown } from './unknown';

export type CountryLookup =
  | { readonly kind: 'code'; readonly country: Country }
  | { readonly kind: 'name'; readonly country: Country }
  | { readonly kind: 'ambiguous'; readonly countries: readonly Country[] }
  | { readonly kind: 'bloc'; readonly name: string }
  | { readonly kind: 'unknown'; readonly nearest: readonly Country[] };

/** Hong Kong and Macao as China, Puerto Rico as the United States. */
export const countedAs = ({ code, coveredNation, territoryOf }: Country): string =>
  coveredNation ?? (territoryOf === 'US' ? 'US' : code);

type Named = Extract<CountryLookup, { kind: 'name' | 'ambiguous' | 'bloc' }>;

/** The countries of ISO 3166-1 by code and by every name that is understood. */
export class Countries {
  readonly #data: KnowledgeData;
  readonly #byCode: ReadonlyMap<string, Extract<CountryLookup, { kind: 'code' }>>;
  readonly #lookups = new Memo<CountryLookup>();
  #names: NameIndex<Named> | undefined;

  constructor(data: KnowledgeData) {
    this.#data = data;
    this.#byCode = new Map(
      data.countries.map((country) => [country.code, { kind: 'code', country }] as const),
    );
  }

  get(code: string): Country | undefined {
    return this.#byCode.get(code)?.country;
  }

  resolve(text: string): CountryLookup {
    const byCode = this.#byCode.get(text);
    if (byCode) return byCode;
    if (isTooLong(text)) return { kind: 'unknown', nearest: [] };
    return this.#lookups.get(text, () => this.#look(text));
  }

  #look(text: string): CountryLookup {
    if (saysUnknown(text)) return { kind: 'unknown', nearest: [] };
    this.#names ??= this.#indexNames();
    const named = this.#names.find(text) ?? this.#names.find(turned(text));
    if (named) return named;
    const nearest = this.#names.nearest(text).flatMap(countriesOf);
    return { kind: 'unknown', nearest: [...new Set(nearest)].slice(0, 3) };
  }

  /** What is no country's name, or of two, comes first and keeps its name. */
  #indexNames(): NameIndex<Named> {
    const names = new NameIndex<Named>();
    for (const name of this.#data.blocNames) names.add(name, { kind: 'bloc', name });
    for (const { name, codes } of this.#data.ambiguousNames) {
      const countries = codes.flatMap((code) => this.get(code) ?? []);
      names.add(name, { kind: 'ambiguous', countries });
    }
    for (const country of this.#data.countries) {
      const entry: Named = { kind: 'name', country };
      for (const name of [country.name, country.code, country.alpha3, ...country.aliases]) {
        names.add(name, entry);
      }
    }
    return names;
  }
}

function countriesOf(named: Named): readonly Country[] {
  if (named.kind === 'bloc') return [];
  return named.kind === 'name' ? [named.country] : named.countries;
}

/** A name as lists have it, the other way round: `Iran (Islamic Republic of)`, `Korea, South`. */
const turned = (text: string): string => text.replace(/^([^,()]+)[,(]([^,()]+)\)?\s*$/, '$2 $1');
