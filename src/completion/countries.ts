import type { Step } from '../chain/graph';
import { partOfWorld, productionOf } from '../explain/production';
import { statusMark, countryStatusWords } from '../explain/words';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import type { Knowledge, CountryStatus } from '../knowledge/knowledge';
import { normalised } from '../knowledge/normalised';
import { qualifies } from '../knowledge/country-status';
import type { Country, Day } from '../knowledge/types';
import { regionTyped } from './beside';
import type { Names } from './rank';
import { FIT, fitOf } from './rank';
import type { Candidate } from './candidate';

/** What a country is looked for, and on which day. */
export interface Wanted {
  /** What is done there, as far as it is known. */
  readonly step?: Pick<Step, 'material' | 'component' | 'stage' | 'kind'>;
  readonly day: Day;
  /** Code of the country where the supplier is seated, and its name. */
  readonly seat?: { readonly code: string; readonly of: string };
}

const namesOf = new WeakMap<Country, Names>();

/**
 * The countries that go with what is typed, best first: a code or name that is written out, then those
 * that begin with it. Of equal ones those with a figure for the material and stage come first, in both
 * those that qualify that day before the others, and the larger part first.
 */
export function countries(
  typed: string,
  { step, day, seat }: Wanted,
  knowledge: Knowledge,
  language: Language = ENGLISH,
): Candidate[] {
  const view = step && productionOf(step, day, knowledge);
  // Figures by the makers' nationality say nothing of where the work is done.
  const shares = view?.set.byPlace === true ? view.shares : [];
  const parts = new Map(shares.map((share) => [share.country, share.percent]));
  const meant = meantBy(typed, knowledge);
  const isList = isListOfSeveral(typed, knowledge);
  const ranked = knowledge.data.countries.flatMap((country) => {
    if (isList && !begins(country, typed)) return [];
    const fit = Math.min(
      meant.get(country.code) ?? Infinity,
      fitOf(typed, names(country)) ?? Infinity,
    );
    if (fit === Infinity) return [];
    const countryStatus = knowledge.countryStatus(country.code, day, step?.kind ?? 'mineral');
    const isShort = typed !== '' && isWrittenOut(typed, country);
    return [{ country, fit, countryStatus, isShort, part: parts.get(country.code) }];
  });
  ranked.sort(
    (a, b) =>
      a.fit - b.fit ||
      Number(a.part === undefined) - Number(b.part === undefined) ||
      Number(b.isShort) - Number(a.isShort) ||
      rankOf(a.countryStatus) - rankOf(b.countryStatus) ||
      (b.part ?? 0) - (a.part ?? 0) ||
      (a.country.name < b.country.name ? -1 : 1),
  );
  const { t } = language;
  return ranked.map(({ country, countryStatus, part }) => {
    const name = language.name(country.name);
    const figure =
      view && part !== undefined ? ` · ${partOfWorld(part, view, knowledge, language)}` : '';
    const counted =
      view && part !== undefined
        ? `. ${t('Counted: {measure}', { measure: language.name(view.set.measure) })}`
        : '';
    const beside = regionTyped(typed, country, knowledge);
    const isSeat =
      country.code === seat?.code ? ` · ${t('seat of {name}', { name: seat.of })}` : '';
    return {
      kind: 'country',
      label: `${country.code} ${name}`,
      description: `${statusMark(countryStatus)} ${countryStatusWords(countryStatus, language)}${figure}${isSeat}`,
      detail: `${t('{countryStatus} on {day}', { countryStatus: countryStatusWords(countryStatus, language), day: language.day(day) })}${counted}`,
      value: country.code,
      names: namesIn(country, name),
      ...(beside && { beside }),
    };
  });
}

/** By which it may be found: its name in the editor's language, too. */
const namesIn = ({ code, name, alpha3, aliases }: Country, own: string): string =>
  [...new Set([code, name, own, alpha3, ...aliases])].join(' ');

/** The countries that a text means, as the reader of manifests has it, or nearly does. */
function meantBy(typed: string, knowledge: Knowledge): ReadonlyMap<string, number> {
  const text = typed.trim();
  // Two small letters may well begin a name: `ch` is more often China than Switzerland.
  if (text === '' || (text.length < 3 && text !== text.toUpperCase())) return new Map();
  const found = knowledge.resolveCountry(text);
  const all = (countries: readonly Country[], fit: number) =>
    new Map(countries.map(({ code }) => [code, fit]));
  switch (found.kind) {
    case 'code':
    case 'name':
      return all([found.country], FIT.exact);
    case 'ambiguous':
      return all(found.countries, FIT.exact);
    case 'unknown':
      return all(found.nearest, FIT.near);
    case 'bloc':
      return new Map();
  }
}

/** Of several countries that are listed, one would take the place of the others. */
function isListOfSeveral(typed: string, knowledge: Knowledge): boolean {
  const found = knowledge.resolveCountry(typed.trim());
  return found.kind === 'unknown' && found.several !== undefined;
}

/** Whether a name goes on as it is typed: `Trinidad and To` is not two countries. */
const begins = ({ name, aliases }: Country, typed: string): boolean =>
  [name, ...aliases].some((each) => each.toLowerCase().startsWith(typed.trim().toLowerCase()));

function names(country: Country): Names {
  const known = namesOf.get(country);
  if (known) return known;
  const all = {
    main: [country.name],
    others: [country.code, country.alpha3, ...country.aliases],
  };
  namesOf.set(country, all);
  return all;
}

const isWrittenOut = (typed: string, { code, aliases }: Country): boolean =>
  [code, ...aliases].some((name) => normalised(name) === normalised(typed));

function rankOf(countryStatus: CountryStatus): number {
  if (qualifies(countryStatus)) return 0;
  return countryStatus.kind === 'pending'
    ? 1
    : countryStatus.kind === 'none' || countryStatus.kind === 'unknown'
      ? 2
      : 3;
}
