import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import type { AgreementKind, Country } from '../../src/knowledge/types';

const FREE_TRADE: readonly AgreementKind[] = ['free-trade-agreement'];
const MINERALS: readonly AgreementKind[] = ['free-trade-agreement', 'critical-minerals-agreement'];

/** The country that a text names; undefined where that is not known. */
export function countryOf(text: string | undefined): Country | undefined {
  if (text === undefined || text === 'unknown') return undefined;
  const low = text.toLowerCase();
  const found = knowledgeData.countries.find((country) =>
    [country.code, country.alpha3, country.name, ...country.aliases].some(
      (name) => name.toLowerCase() === low,
    ),
  );
  if (!found) throw new Error(`The test names ${text}, which is no country.`);
  return found;
}

export type CountryStatus = 'qualifies' | 'pending' | 'none';

/** How a country stands on a day, for steps that critical-minerals agreements concern or others. */
export function countryStatus(country: Country, day: string, isMineral: boolean): CountryStatus {
  if (country.code === 'US' || country.territoryOf === 'US') return 'qualifies';
  const kinds = isMineral ? MINERALS : FREE_TRADE;
  const isOfUnion = country.blocs.includes('eu') || country.territoryOf === 'EU';
  const isNamed = (codes: readonly string[]): boolean =>
    codes.includes(country.code) || (isOfUnion && codes.includes('EU'));
  const states = knowledgeData.agreements
    .filter(({ kind, countries }) => kinds.includes(kind) && isNamed(countries))
    .map(({ timeline }) => {
      const past = timeline.filter(
        ({ date, countries }) => date.day <= day && (!countries || isNamed(countries)),
      );
      return past.at(-1)?.state;
    });
  if (states.includes('in-force')) return 'qualifies';
  const isPending = states.some((state) =>
    ['proposed', 'negotiating', 'signed'].includes(state ?? ''),
  );
  return isPending ? 'pending' : 'none';
}

/** Canada, Mexico and the United States with its territories. */
export const isNorthAmerican = (country: Country): boolean =>
  ['US', 'CA', 'MX'].includes(country.code) || country.territoryOf === 'US';
