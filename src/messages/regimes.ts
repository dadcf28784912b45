import type Fraction from 'fraction.js';
import type { Ownership } from '../manifest/model';
import type { ListedWords } from './listed';
import { listedAs } from './listed';
import type { Where, Work } from './sourcing';
import { doing, HOLDINGS, place } from './sourcing';
import { allOf, amount, oneOf, capital, exactPercent, partBeside, quoted } from './words';

/** Why content is excluded. */
export type Because =
  | { readonly kind: 'unknown' }
  /** Several of its candidates are excluded. */
  | { readonly kind: 'candidates'; readonly of: readonly Because[] }
  | { readonly kind: 'country'; readonly where: Where }
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'seat'; readonly supplier: string; readonly where: Where }
  | {
      readonly kind: 'held';
      readonly supplier: string;
      readonly part: Fraction;
      readonly percent: number;
      /** More than the percentage counts, not as much. */
      readonly isMoreThan: boolean;
      readonly of: Ownership['kind'];
      readonly by: readonly Where[];
    }
  | {
      readonly kind: 'listed';
      readonly supplier: string;
      readonly entries: readonly ListedWords[];
      readonly owner?: string;
    }
  | {
      readonly kind: 'influenced';
      readonly supplier: string;
      readonly by: 'single' | 'together' | 'debt';
      readonly part: Fraction;
      readonly percent: number;
    };

/** What is not sure about excluded content. */
export type Doubt =
  | {
      readonly kind: 'undetermined';
      /** Id of the step that does not say it. */
      readonly id: string | undefined;
      readonly lacks:
        | 'form'
        | 'value'
        | 'region'
        | 'country'
        | 'candidates'
        | readonly ('cots' | 'electronicDevice')[];
      /** The form that it does say, where that may or may not be covered. */
      readonly form?: string;
    }
  | { readonly kind: 'excepted'; readonly id: string | undefined; readonly exception: string };

/** The five steps of a cost ratio. */
export interface CostRatio {
  readonly counted: readonly (string | undefined)[];
  readonly theirs: readonly (string | undefined)[];
}

export interface LackingWords {
  readonly id: string | undefined;
  readonly lacks: 'value' | 'country' | 'currency' | 'stage';
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
    /** More than the threshold is required, not as much. */
    isMoreThan: boolean;
    /** Where steps have several candidates for their place: the share in the best case. */
    best?: Fraction;
    /** Shown with the five steps of Notice 2026-15. */
    costRatio?: CostRatio;
  }) =>
    `${capital(a.requirement)}: ${a.best ? `between ${partBeside(a.share, a.line)} and ${partBeside(a.best, a.line)}` : partBeside(a.share, a.line)} qualifies, ${a.isMoreThan ? 'more than ' : ''}${exactPercent(a.line)} is required. ${a.best ? 'In the worst case of its origins ' : ''}${a.isMoreThan ? (a.best ? 'more than ' : 'More than ') : ''}${money(a.missing, a.currency)} more must come from ${a.byChains ? 'chains' : 'steps'} that qualify (${amount(a.qualifying)} of ${money(a.total, a.currency)} does; ${a.regime}, ${a.year}).${a.costRatio ? fiveSteps(a.costRatio, a.qualifying, a.total, a.share, a.currency) : ''}`,
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
    /** The part of that step that is meant. */
    part?: Fraction;
    doubt?: Doubt;
  }) =>
    (a.doubt
      ? doubtful(a, a.doubt)
      : a.origin === undefined
        ? `${doing(a.work)} is excluded: ${briefly(a.because)}. It ${because(a.because)}; ${a.regime} excludes that from ${a.since} on. Choose another ${PLACES.has(a.because.kind) ? 'place' : 'supplier'}.`
        : `${doing(a.work)} is excluded: ${briefly(a.because)} upstream. ${upstreamOf(a.origin, a.part)} ${because(a.because)}; ${a.regime} excludes that from ${a.since} on. Replace that step.`) +
    asChina(a.because),
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
    /** Where steps have several candidates for their place: the part in the worst case. */
    most?: Fraction;
    line: Fraction;
    by: 'share' | 'value';
    /** The year of a benchmark: it is only compared. */
    benchmarkFor?: number;
    /** The forms in which the material is meant; empty: any. */
    forms: readonly string[];
  }) =>
    a.benchmarkFor !== undefined
      ? `${partRange(a.part, a.most, a.line)} of ${a.material} ${a.stage}${a.recycling ? ' and recycling' : ''} comes from ${a.country}. For comparison: the Union's benchmark for ${String(a.benchmarkFor)} is at most ${exactPercent(a.line)} from one third country (by ${a.by}${a.forms.length === 0 ? '' : `; strategic as: ${allOf(a.forms)}`}; ${a.regime}).`
      : `${partRange(a.part, a.most, a.line)} of ${a.material} ${a.stage}${a.recycling ? ' and recycling' : ''} comes from ${a.country}. ${a.regime} allows ${exactPercent(a.line)} from one third country (by ${a.by}): move a part elsewhere.`,
  'regime-not-in-force': (a: { regime: string; day: string; starts?: string; ended?: string }) =>
    `${a.starts === undefined ? `The regime ended on ${a.ended ?? ''}` : `The regime starts on ${a.starts}`}, so nothing is judged under it. Remove it, or judge another day than ${a.day} (${a.regime}).`,
};

/** A part, or its range; with a capital. */
const partRange = (part: Fraction, most: Fraction | undefined, line: Fraction): string =>
  most === undefined
    ? partBeside(part, line)
    : `Between ${partBeside(part, line)} and ${partBeside(most, line)}`;

const money = (value: Fraction, currency: string | undefined): string =>
  currency === undefined ? amount(value) : `${currency} ${amount(value)}`;

const name = (id: string | undefined): string =>
  id === undefined ? 'A step without an id' : quoted(id);

const LACKS: Readonly<Record<LackingWords['lacks'], string>> = {
  value: 'no value',
  country: 'no known country',
  currency: 'a value in another currency',
  stage: 'no valid stage',
};

/** Steps by what they lack; of many the first few. */
function lacking(steps: readonly LackingWords[]): string {
  return (['value', 'country', 'currency', 'stage'] as const)
    .flatMap((lacks) => {
      const names = steps.filter((step) => step.lacks === lacks).map(({ id }) => name(id));
      if (names.length === 0) return [];
      const shown =
        names.length > 6 ? [...names.slice(0, 5), `${String(names.length - 5)} more`] : names;
      return `${allOf(shown)} ${names.length === 1 ? 'has' : 'have'} ${LACKS[lacks]}`;
    })
    .join('; ');
}

/** Reasons that another place would do away with. */
const PLACES: ReadonlySet<Because['kind']> = new Set(['country', 'region', 'candidates']);

/** The step that something comes from, or the part of it that is meant. */
const upstreamOf = (id: string | null, part: Fraction | undefined): string => {
  const step = id === null ? 'A step without an id' : quoted(id);
  return part ? `${step} (${exactPercent(part)})` : step;
};

/** What the reason rests on where it is a place that no law names. */
function asChina(a: Because): string {
  const places = readAsChina(a);
  return places.length === 0
    ? ''
    : ` That ${allOf(places)} ${places.length === 1 ? 'counts' : 'count'} as China is inferred: the law names China only.`;
}

/** Places in a reason that count as China by a reading alone. */
export function readAsChina(a: Because): readonly string[] {
  const wheres =
    a.kind === 'country' || a.kind === 'seat' ? [a.where] : a.kind === 'held' ? a.by : [];
  const own = wheres.flatMap(({ country, countsAsChina }) => (countsAsChina ? country : []));
  return [...new Set(a.kind === 'candidates' ? a.of.flatMap(readAsChina) : own)];
}

/** The reason in a few words. */
function briefly(a: Because): string {
  switch (a.kind) {
    case 'unknown':
      return 'an unknown country';
    case 'candidates':
      return oneOf([...new Set(a.of.map(briefly))]);
    case 'country':
      return a.where.country;
    case 'region':
      return a.region;
    case 'seat':
      return `a supplier seated in ${a.where.country}`;
    case 'held':
      return `a supplier owned from ${allOf(a.by.map(({ country }) => country))}`;
    case 'listed':
      return a.owner === undefined ? 'a listed company' : 'a company of a listed owner';
    case 'influenced':
      return 'a supplier under foreign influence';
  }
}

function because(a: Because): string {
  switch (a.kind) {
    case 'unknown':
      return 'is done in an unknown country';
    case 'candidates':
      return `is done in ${briefly(a)}`;
    case 'country':
      return `is done in ${place(a.where)}`;
    case 'region':
      return `is done in the region ${a.region}`;
    case 'seat':
      return `is done by ${quoted(a.supplier)}, seated in ${place(a.where)}`;
    case 'held':
      return `is done by ${quoted(a.supplier)}, of which ${exactPercent(a.part)} (${HOLDINGS[a.of]}) is owned from ${allOf(a.by.map(place))} (threshold ${a.isMoreThan ? 'more than ' : ''}${String(a.percent)} %)`;
    case 'listed': {
      const names = allOf(a.entries.map(listedAs));
      return a.owner === undefined
        ? `is done by ${quoted(a.supplier)}, listed as ${names}`
        : `is done by ${quoted(a.supplier)}, owned by ${quoted(a.owner)}, listed as ${names}`;
    }
    case 'influenced':
      return `is done by ${quoted(a.supplier)}, of which ${INFLUENCES[a.by]} ${exactPercent(a.part)} (threshold ${String(a.percent)} %)`;
  }
}

const INFLUENCES = {
  single: 'one specified foreign entity holds',
  together: 'specified foreign entities together hold',
  debt: 'specified foreign entities hold debt of',
};

const FLAGS = {
  cots: 'a COTS item (`cots`)',
  electronicDevice: 'an electronic device (`electronicDevice`)',
};

/** Content that may be excluded, or that is excepted. */
function doubtful(
  {
    work,
    because: cause,
    origin,
    regime,
    since,
    part,
  }: {
    work: Work;
    because: Because;
    origin?: string | null;
    part?: Fraction;
    regime: string;
    since: string;
  },
  doubt: Doubt,
): string {
  const what = doing(work);
  const it = origin === undefined ? 'It' : upstreamOf(origin, part);
  const id = doubt.id === undefined ? 'a step without an id' : quoted(doubt.id);
  if (doubt.kind === 'excepted') {
    return `${what} is excepted: ${doubt.exception}. ${it} ${because(cause)}, which ${regime} excludes from ${since} on but for what ${id} is.`;
  }
  const { lacks, form } = doubt;
  if (lacks === 'region') {
    return `${what} is undetermined: say where in China. Add \`region\`: ${regime} bars goods from ${cause.kind === 'region' ? cause.region : 'a region'}, and this sector is one of its high priorities from ${since} on.`;
  }
  if (lacks === 'candidates') {
    const whose =
      origin === undefined ? 'one of its candidates is' : 'a candidate of a step upstream is';
    return `${what} may be excluded: ${whose} ${briefly(cause)}. Find out where ${id} is done: ${regime} excludes ${briefly(cause)} from ${since} on.`;
  }
  const say =
    lacks === 'form'
      ? form === undefined
        ? `say the form of ${id}`
        : `${quoted(form)} may be covered or not`
      : lacks === 'value'
        ? `say the value of ${id}`
        : lacks === 'country'
          ? `say the country of ${id}`
          : `say what ${id} is`;
  const how =
    lacks === 'form'
      ? form === undefined
        ? 'Add `form`: it decides'
        : `Say more exactly in what form ${id} is: that decides`
      : lacks === 'value'
        ? 'Add `value`: the majority by value decides'
        : lacks === 'country'
          ? 'Where it is done decides'
          : `Say whether it is ${allOf(lacks.map((flag) => FLAGS[flag])).replace(' and ', ' or ')}: that decides`;
  return `${what} is undetermined: ${say}. ${how}. ${it} ${because(cause)}; ${regime} may exclude that from ${since} on.`;
}

/** The steps of the material assistance cost ratio, as Notice 2026-15 has them. */
function fiveSteps(
  { counted, theirs }: CostRatio,
  qualifying: Fraction,
  total: Fraction,
  share: Fraction,
  currency: string | undefined,
): string {
  const others = total.sub(qualifying);
  return ` Steps: (1) counted are ${some(counted)}; (2) of prohibited entities are ${some(theirs)}; (3) direct costs ${money(total, currency)}; (4) theirs ${money(others, currency)}; (5) ratio (${amount(total)} − ${amount(others)}) / ${amount(total)} = ${exactPercent(share)}.`;
}

/** Names of steps, not endless. */
function some(ids: readonly (string | undefined)[]): string {
  if (ids.length === 0) return 'none';
  const names = ids.map((id) => (id === undefined ? 'a step without an id' : quoted(id)));
  return allOf(
    names.length > 6 ? [...names.slice(0, 5), `${String(names.length - 5)} more`] : names,
  );
}
