import { shortened } from '../text/clean';
import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import { countryStatusWords } from '../explain/words';
import { partOfWorld } from '../explain/production';
import type { Knowledge, CountryStatus } from '../knowledge/knowledge';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { companyName } from '../knowledge/company-names';
import type { Policy } from '../policy/policy';
import { isCovered } from '../rules/sourcing/covered-nation-ownership';
import { effectWords, shareEffects } from './what-if';
import { qualifies } from '../knowledge/country-status';
import type { Day, Stage } from '../knowledge/types';

/** A partner that could take over a step. */
export interface Alternative {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** A supplier that does the same already; else a placeholder is written. */
  readonly supplier?: string;
  /** Who it is, and how the country stands. */
  readonly partner: string;
  readonly title: string;
}

/** A partner before there is a title. */
type Offer = Omit<Alternative, 'title'>;

const MAX_ALTERNATIVES = 5;
/** Over more steps sums for each title would be felt; the comparison still has them. */
const MAX_SUMMED = 10_000;

/**
 * Who could take a step over on a day, best first: suppliers of the manifest that qualify for the same
 * already, then countries by their agreement and by what they really produce. A country without a
 * figure is not offered.
 */
export function alternativesFor(
  step: Step,
  analysis: Analysis,
  allowed: (country: string, countryStatus: CountryStatus) => boolean,
  language: Language = ENGLISH,
): Alternative[] {
  if (analysis.graph.all.length > MAX_SUMMED) return offersFor(step, analysis, allowed, language);
  return offersFor(step, analysis, allowed, language).map((offer) => ({
    ...offer,
    title: offer.title + effectWords(shareEffects(step, offer, analysis), language),
  }));
}

/** As `alternativesFor`, without what becomes of the shares in the titles. */
export function offersFor(
  step: Step,
  analysis: Analysis,
  allowed: (country: string, countryStatus: CountryStatus) => boolean,
  language: Language = ENGLISH,
): Alternative[] {
  const { knowledge, policy } = analysis;
  const day = analysis.asOf ?? knowledge.asOf;
  const isAllowed = (country: string, countryStatus: CountryStatus): boolean =>
    !policy.barred.countries.has(country) && allowed(country, countryStatus);
  const offers = [
    ...suppliers(step, analysis, day, isAllowed, language),
    ...countriesFor(step, knowledge, day, isAllowed, language),
  ];
  const seen = new Set<string>();
  return offers
    .filter(({ country, supplier }) => {
      const key = `${country} ${supplier ?? ''}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => Number(isPreferred(b, policy)) - Number(isPreferred(a, policy)))
    .slice(0, MAX_ALTERNATIVES)
    .map((offer) => {
      const partner = isPreferred(offer, policy)
        ? language.t('{partner} (preferred)', { partner: offer.partner })
        : offer.partner;
      return { ...offer, partner, title: language.t('Source from {partner}', { partner }) };
    });
}

/** Whether the team's policy prefers a partner. */
const isPreferred = ({ country, supplier }: Offer, { preferred }: Policy): boolean =>
  preferred.countries.has(country) ||
  (supplier !== undefined && preferred.suppliers.has(companyName(supplier)));

function suppliers(
  step: Step,
  analysis: Analysis,
  day: Day,
  allowed: (country: string, countryStatus: CountryStatus) => boolean,
  language: Language,
): Offer[] {
  const { graph, knowledge, policy, suppliers: known } = analysis;
  const offers = new Map<string, Offer>();
  const group = graph.stages.find(
    ({ material, steps }) => material === step.material && steps.includes(step),
  );
  for (const other of group?.steps ?? graph.all) {
    if (offers.size === MAX_ALTERNATIVES) break;
    if (other.material !== step.material || other.component !== step.component) continue;
    if (other === step || other.stage !== step.stage || other.file !== undefined) continue;
    const { supplier } = other.source;
    if (!other.country || !supplier || supplier.value === step.source.supplier?.value) continue;
    const key = `${other.country.code} ${supplier.value}`;
    if (offers.has(key) || supplier.value.startsWith('TBD')) continue;
    const countryStatus = knowledge.countryStatus(other.country.code, day, step.kind);
    if (!qualifies(countryStatus) || !allowed(other.country.code, countryStatus)) continue;
    const company = known.partnerOf(other);
    if (!company || isCovered(company, analysis)) continue;
    if (policy.barred.suppliers.has(companyName(company.name))) continue;
    const partner = language.t('{supplier} in {country}: {countryStatus}', {
      supplier: shortened(company.name, 60),
      country: language.name(other.country.name),
      countryStatus: countryStatusWords(countryStatus, language),
    });
    offers.set(key, { country: other.country.code, supplier: supplier.value, partner });
  }
  return [...offers.values()];
}

/** Countries that really do a stage, by their agreement on a day and by what they produce. */
export function countriesFor(
  step: Pick<Step, 'material' | 'component' | 'stage' | 'kind'>,
  knowledge: Knowledge,
  day: Day,
  allowed: (country: string, countryStatus: CountryStatus) => boolean,
  language: Language = ENGLISH,
): Offer[] {
  const subject = step.material ?? step.component;
  const stage: Stage | undefined = step.stage === 'recycling' ? 'extraction' : step.stage;
  if (subject === undefined || stage === undefined) return [];
  const view = knowledge.productionFor(subject, stage, day);
  if (!view?.rankable) return [];
  return view.shares
    .flatMap(({ country: code, percent }) => {
      const country = knowledge.country(code);
      if (!country || percent <= 0) return [];
      const countryStatus = knowledge.countryStatus(code, day, step.kind);
      if (RANK[countryStatus.kind] === undefined || !allowed(code, countryStatus)) return [];
      // The United States need no agreement; a territory of theirs says whose it is.
      const status =
        country.code === 'US' ? '' : `${countryStatusWords(countryStatus, language)}, `;
      const partner = `${language.name(country.name)}: ${status}${partOfWorld(percent, view, knowledge, language)}`;
      return [{ country: code, percent, rank: RANK[countryStatus.kind] ?? 0, partner }];
    })
    .sort((a, b) => a.rank - b.rank || b.percent - a.percent)
    .map(({ country, partner }) => ({ country, partner }));
}

/** Statuses that are offered, best first; no agreement and covered nations are not. */
const RANK: Readonly<Partial<Record<CountryStatus['kind'], number>>> = {
  domestic: 0,
  'free-trade-agreement': 0,
  'critical-minerals-agreement': 0,
  pending: 1,
};
