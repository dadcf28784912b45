import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { countedOrigins } from '../../chain/places';
import { qualifies } from '../../knowledge/country-status';
import type { Country } from '../../knowledge/types';

/** How the places of a step stand on the day, the most urgent first. */
export const STATUSES = ['covered', 'nowhere', 'none', 'pending', 'unknown', 'qualifies'] as const;

/**
 * `nowhere`: no known country; `none`: no agreement in force; `unknown`: whether it is still in force. A step
 * of a manifest without a day has the status of its countries as far as no day is needed for it.
 */
export type Status = (typeof STATUSES)[number];

/** The countries of a step: its own, or those of its origins; each once. */
export function countriesOf({ country, origins }: Step): readonly Country[] {
  if (country) return [country];
  return origins ? [...new Set(origins.map((origin) => origin.country))] : [];
}

/** The status of a country for a kind of step. */
export function statusIn(country: Country, kind: Step['kind'], analysis: Analysis): Status {
  const { asOf, knowledge } = analysis;
  if (asOf === undefined) return country.coveredNation === undefined ? 'unknown' : 'covered';
  const countryStatus = knowledge.countryStatus(country.code, asOf, kind);
  if (qualifies(countryStatus)) return 'qualifies';
  return countryStatus.kind === 'covered' ||
    countryStatus.kind === 'none' ||
    countryStatus.kind === 'pending'
    ? countryStatus.kind
    : 'unknown';
}

/** The most urgent status of all places of a step. */
export function statusOf(step: Step, analysis: Analysis): Status {
  const countries = countriesOf(step);
  const origins = countedOrigins(step.source.origins);
  const isSure = step.country !== undefined || (origins && origins.length === step.origins?.length);
  const found = countries.map((country) => statusIn(country, step.kind, analysis));
  if (isSure !== true || countries.length === 0) found.push('nowhere');
  return STATUSES.find((status) => found.includes(status)) ?? 'nowhere';
}
