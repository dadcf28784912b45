import type Fraction from 'fraction.js';
import type { Ownership } from '../manifest/model';
import type { Where, Work } from './sourcing';
import { doing, HOLDINGS, place } from './sourcing';
import { allOf, amount, exactPercent, partBeside, quoted } from './words';

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
    `${a.regime}, ${lower(a.requirement)}: ${partBeside(a.share, a.line)} qualifies (${amount(a.qualifying)} of ${money(a.total, a.currency)}), under the ${exactPercent(a.line)} of ${a.year}. ${money(a.missing, a.currency)} more must come from ${a.byChains ? 'chains' : 'steps'} that qualify.`,
  'credit-undetermined': (a: {
    regime: string;
    requirement: string;
    steps: readonly LackingWords[];
  }) =>
    `${a.regime}, ${lower(a.requirement)}: the share cannot be computed. ${lacking(a.steps)}. Complete ${a.steps.length === 1 ? 'it' : 'them'}.`,
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
      ? `${doing(a.work)} ${because(a.because)}: ${a.regime} excludes it since ${a.since}. Choose another ${a.because.kind === 'country' || a.because.kind === 'region' ? 'place' : 'supplier'}.`
      : `${doing(a.work)} rests on ${a.origin === null ? 'a step without an id' : quoted(a.origin)}, which ${because(a.because)}: ${a.regime} excludes that since ${a.since}. Replace that step.`,
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
    `${partBeside(a.part, a.line)} of ${a.material} ${a.stage}${a.recycling ? ' and recycling' : ''} comes from ${a.country}, by ${a.by}; ${a.regime} sets ${exactPercent(a.line)} from one third country as the most. Move a part elsewhere.`,
  'regime-not-in-force': (a: { regime: string; day: string; starts?: string; ended?: string }) =>
    `${a.regime} ${a.starts === undefined ? `ended on ${a.ended ?? ''}` : `starts on ${a.starts}`}: on ${a.day} nothing is judged under it. Remove it, or judge another day.`,
};

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

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

function because(a: Because): string {
  switch (a.kind) {
    case 'country':
      return `is done in ${place(a.where)}`;
    case 'region':
      return `is done in the region ${a.region}`;
    case 'seat':
      return `is done by ${quoted(a.supplier)}, seated in ${place(a.where)}`;
    case 'held':
      return `is done by ${quoted(a.supplier)}, held to ${exactPercent(a.part)} (${HOLDINGS[a.of]}) from ${allOf(a.by.map(place))}, where ${String(a.percent)} % is the line`;
    case 'named':
      return a.owner === undefined
        ? `is done by ${quoted(a.supplier)}, which it names (${a.company})`
        : `is done by ${quoted(a.supplier)}, owned by ${quoted(a.owner)}, which it names (${a.company})`;
  }
}
