import type Fraction from 'fraction.js';
import type { Ownership } from '../manifest/model';
import type { Where, Work } from './sourcing';
import { doing, HOLDINGS, place } from './sourcing';
import { allOf, amount, capital, exactPercent, partBeside, quoted } from './words';

/** Why content is excluded. */
export type Because =
  | { readonly kind: 'country'; readonly where: Where }
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'seat'; readonly supplier: string; readonly where: Where }
  | {
      readonly kind: 'held';
      readonly supplier: string;
      readonly part: Fraction;
      readonly percent: number;
      readonly of: Ownership['kind'];
      readonly by: readonly Where[];
    }
  | {
      readonly kind: 'named';
      readonly supplier: string;
      readonly company: string;
      readonly owner?: string;
    };

export interface LackingWords {
  readonly id: string | undefined;
  readonly lacks: 'value' | 'country' | 'currency';
}

/** Messages of the rules of group Regimes. */
export const regimes = {
  'credit-threshold': (a: {
    regime: string;
    requirement: string;
    /** Parts of one. */
    share: Fraction;
    line: Fraction;
    year: string;
    qualifying: Fraction;
    total: Fraction;
    missing: Fraction;
    currency: string | undefined;
    byChains: boolean;
  }) =>
    `${capital(a.requirement)}: ${partBeside(a.share, a.line)} qualifies, ${exactPercent(a.line)} is required. ${money(a.missing, a.currency)} more must come from ${a.byChains ? 'chains' : 'steps'} that qualify (${amount(a.qualifying)} of ${money(a.total, a.currency)} does; ${a.regime}, ${a.year}).`,
  'credit-undetermined': (a: {
    regime: string;
    requirement: string;
    steps: readonly LackingWords[];
  }) =>
    `${capital(a.requirement)}: the share cannot be computed. ${lacking(a.steps)}. Complete ${a.steps.length === 1 ? 'it' : 'them'} (${a.regime}).`,
  'lacking-step': (a: LackingWords) => `${name(a.id)} has ${LACKS[a.lacks]}.`,
  'regime-exclusion': (a: {
    regime: string;
    requirement: string;
    since: string;
    work: Work;
    because: Because;
    /** Id of the step that it comes from, null without one; absent: it is this one. */
    origin?: string | null;
  }) =>
    a.origin === undefined
      ? `${doing(a.work)} is excluded: ${briefly(a.because)}. It ${because(a.because)}; ${a.regime} excludes that from ${a.since} on. Choose another ${a.because.kind === 'country' || a.because.kind === 'region' ? 'place' : 'supplier'}.`
      : `${doing(a.work)} is excluded: ${briefly(a.because)} upstream. ${a.origin === null ? 'A step without an id' : quoted(a.origin)} ${because(a.because)}; ${a.regime} excludes that from ${a.since} on. Replace that step.`,
  'excluded-step': (a: { id: string | undefined; work: Work; because: Because }) =>
    `${name(a.id)} (${doing(a.work)}) ${because(a.because)}.`,
  'regime-concentration': (a: {
    regime: string;
    material: string;
    stage: 'extraction' | 'processing';
    /** Whether recycling is part of the sum. */
    recycling: boolean;
    country: string;
    part: Fraction;
    line: Fraction;
    by: 'share' | 'value';
  }) =>
    `${partBeside(a.part, a.line)} of ${a.material} ${a.stage}${a.recycling ? ' and recycling' : ''} comes from ${a.country}. ${a.regime} allows ${exactPercent(a.line)} from one third country (by ${a.by}): move a part elsewhere.`,
  'regime-not-in-force': (a: { regime: string; day: string; starts?: string; ended?: string }) =>
    `${a.starts === undefined ? `The regime ended on ${a.ended ?? ''}` : `The regime starts on ${a.starts}`}, so nothing is judged under it. Remove it, or judge another day than ${a.day} (${a.regime}).`,
};

const money = (value: Fraction, currency: string | undefined): string =>
  currency === undefined ? amount(value) : `${currency} ${amount(value)}`;

const name = (id: string | undefined): string =>
  id === undefined ? 'A step without an id' : quoted(id);

const LACKS: Readonly<Record<LackingWords['lacks'], string>> = {
  value: 'no value',
  country: 'no known country',
  currency: 'a value in another currency',
};

/** Steps by what they lack; of many the first few. */
function lacking(steps: readonly LackingWords[]): string {
  return (['value', 'country', 'currency'] as const)
    .flatMap((lacks) => {
      const names = steps.filter((step) => step.lacks === lacks).map(({ id }) => name(id));
      if (names.length === 0) return [];
      const shown =
        names.length > 6 ? [...names.slice(0, 5), `${String(names.length - 5)} more`] : names;
      return `${allOf(shown)} ${names.length === 1 ? 'has' : 'have'} ${LACKS[lacks]}`;
    })
    .join('; ');
}

/** The reason in a few words. */
function briefly(a: Because): string {
  switch (a.kind) {
    case 'country':
      return a.where.country;
    case 'region':
      return a.region;
    case 'seat':
      return `a supplier seated in ${a.where.country}`;
    case 'held':
      return `a supplier owned from ${allOf(a.by.map(({ country }) => country))}`;
    case 'named':
      return 'a named company';
  }
}

function because(a: Because): string {
  switch (a.kind) {
    case 'country':
      return `is done in ${place(a.where)}`;
    case 'region':
      return `is done in the region ${a.region}`;
    case 'seat':
      return `is done by ${quoted(a.supplier)}, seated in ${place(a.where)}`;
    case 'held':
      return `is done by ${quoted(a.supplier)}, of which ${exactPercent(a.part)} (${HOLDINGS[a.of]}) is owned from ${allOf(a.by.map(place))} (threshold ${String(a.percent)} %)`;
    case 'named':
      return a.owner === undefined
        ? `is done by ${quoted(a.supplier)}, which it names (${a.company})`
        : `is done by ${quoted(a.supplier)}, owned by ${quoted(a.owner)}, which it names (${a.company})`;
  }
}
