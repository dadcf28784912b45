import type Fraction from 'fraction.js';
import type { AgreementState, Stage } from '../knowledge/types';
import type { Ownership } from '../manifest/model';
import { allOf, oneOf, capital, exactPercent, partBeside, percent, quoted } from './words';

/** What a step does. */
export interface Work {
  /** Name of its material or component in the catalogue. */
  readonly subject?: string;
  /** The material or component as it is written, where the catalogue does not know it. */
  readonly text?: string;
  readonly stage?: Stage;
  /** Of a step of several origins: the part of it that is meant, or that it is a candidate. */
  readonly part?: Fraction | 'candidate';
}

export interface Where {
  readonly country: string;
  /** Hong Kong and Macao. */
  readonly countsAsChina: boolean;
}

/** How a seat is known that the manifest does not say: by the document of that title, or from memory. */
export type KnownSeat = { readonly source: string } | 'recalled';

/** Why a supplier counts as one of a covered nation. */
export type Holding =
  | {
      readonly kind: 'seat';
      readonly where: Where;
      /** Where the manifest does not say so. */
      readonly known?: KnownSeat;
    }
  | {
      readonly kind: 'held';
      /** Part of one. */
      readonly part: Fraction;
      /** The threshold: from this part on it counts. */
      readonly line: Fraction;
      readonly by: readonly Where[];
      readonly of: Ownership['kind'];
    };

/** The largest producer that the knowledge has a figure for. */
export interface Dominant {
  readonly country: string;
  readonly percent: number;
  readonly year: number;
  readonly measure: string;
  /** What the figure is of, where that is not the material itself: a group, or a part of it. */
  readonly of?: string;
  /** Why the figure is less than sure. */
  readonly reserve?: 'recalled' | 'estimated';
}

/** Messages of the rules of group Sourcing. */
export const sourcing = {
  /** Behind the message of any rule whose reason is under review. */
  'may-have-changed': (a: { knownTo: string; why: string; lookUp: string }) =>
    `Data as of ${a.knownTo}: ${a.why}. Look up whether it still holds: ${a.lookUp}.`,
  'china-source': (a: { work: Work; where: Where; mineral: boolean }) =>
    `${doing(a.work)} in ${brief(a.where)}. ${fix(a.mineral)}`,
  'covered-nation-source': (a: { work: Work; country: string; mineral: boolean }) =>
    `${doing(a.work)} in ${a.country} (covered nation). ${fix(a.mineral)}`,
  upstream: (a: {
    work: Work;
    where: Where;
    /** From the step up; undefined: a step without an id. */
    path: readonly (string | undefined)[];
    /** Steps that are not named, before the last. */
    leftOut: number;
  }) =>
    `${doing(a.work)} depends on ${a.where.country} upstream. Replace that step, or add a second source beside it: ${way(a.path, a.leftOut)}.`,
  'upstream-step': (a: { id: string | undefined; where: Where }) =>
    `${capital(stepName(a.id))} is done in ${place(a.where)}.`,
  'covered-nation-ownership': (a: { supplier: string; holding: Holding }) =>
    `${quoted(a.supplier)} ${held(a.holding)}. Choose a supplier that is neither seated there nor owned from there: it counts wherever the step takes place${known(a.holding)}.`,
  'ownership-entry': (a: { owner: string | undefined; where?: Where }) =>
    `${a.owner === undefined ? 'An owner' : quoted(a.owner)}${a.where ? ` from ${place(a.where)}` : ''} holds a stake.`,
  'supplier-seat': (a: { where: Where }) => `Its seat is in ${place(a.where)}.`,
  'unknown-origin': (a: { work: Work; candidates: readonly string[] }) =>
    a.candidates.length === 0
      ? `${doing(a.work)} has an unknown origin. No rule on countries, export restrictions or shares can judge it: write its country, or the candidates as “origins”.`
      : `${doing(a.work)} is in one of several countries. Sums by country leave it out until one is sure: ${oneOf(a.candidates.slice(0, 8))}.`,
  'non-fta-source': (a: { work: Work; country: string; day: string; mineral: boolean }) =>
    `${doing(a.work)} in ${a.country} does not qualify. No US ${agreements(a.mineral)} is in force with it on ${a.day}: source it from a country that has one.`,
  'lapsed-agreement': (a: {
    work: Work;
    country: string;
    day: string;
    mineral: boolean;
    agreement: string;
    since: string;
    note?: string;
  }) =>
    `${doing(a.work)} in ${a.country} does not qualify. No US ${agreements(a.mineral)} is in force with it on ${a.day}: source it from a country that has one. The ${a.agreement} was sought but lapsed on ${a.since}${a.note === undefined ? '' : `: ${a.note}`}.`,
  'unknown-agreement': (a: {
    work: Work;
    country: string;
    day: string;
    agreement: string;
    since: string;
    note?: string;
  }) =>
    `${doing(a.work)} in ${a.country} may not qualify: its agreement may have ended. Look up whether the ${a.agreement} is in force on ${a.day}: unknown since ${a.since}${a.note === undefined ? '' : `, ${a.note}`}.`,
  'pending-agreement': (a: {
    work: Work;
    country: string;
    day: string;
    agreement: string;
    state: AgreementState;
    since: string;
    /** The day of the data, where that is before the manifest's. */
    knownTo?: string;
  }) =>
    `${doing(a.work)} in ${a.country} does not qualify yet. Its agreement is not in force on ${a.day} (${a.agreement}, ${a.state === 'negotiating' ? 'being negotiated since' : a.state} ${a.since}): until then, source it from a country that qualifies.${a.knownTo === undefined ? '' : ` Data as of ${a.knownTo}: look up whether it has been signed since.`}`,
  'undeclared-processing': (a: { material: string; dominant?: Dominant }) =>
    `No step says where ${a.material} ${be(a.material)} processed. Declare the processing step${
      a.dominant ? `: ${leading(a.dominant)}` : ''
    }.`,
  'undeclared-upstream': (a: { component: string; madeFrom: readonly string[] }) =>
    `${capital(a.component)} names no inputs, so its sources are not visible. Add the steps that feed it: it is commonly made of ${allOf(a.madeFrom)}.`,
  'single-country-dependence': (a: {
    material: string;
    stage: 'extraction' | 'processing';
    /** Whether recycling is part of the sum. */
    recycling: boolean;
    country: string;
    /** Part of one, and the part from which on it is too much. */
    part: Fraction;
    line: Fraction;
    by: 'share' | 'value';
  }) =>
    `${partBeside(a.part, a.line)} of ${a.material} ${a.stage}${a.recycling ? ' and recycling' : ''} comes from ${a.country}. Add a second source elsewhere, or shift volume to one: more than ${a.line.equals(0.5) ? 'half' : exactPercent(a.line)} comes from one country (by ${a.by}).`,
};

/** `Lithium processing`, with a capital. */
export const doing = ({ subject, text, stage, part }: Work): string =>
  `${capital(`${subject ?? (text === undefined ? 'this' : quoted(text))} ${stage ?? 'step'}`)}${partOf(part)}`;

const partOf = (part: Work['part']): string => {
  if (part === undefined) return '';
  return part === 'candidate' ? ' (a candidate)' : ` (${exactPercent(part)})`;
};

export const place = ({ country, countsAsChina }: Where): string =>
  countsAsChina ? `${country} (counts as China)` : country;

/** A covered nation, and why where its name does not say so. */
const brief = ({ country, countsAsChina }: Where): string =>
  countsAsChina ? `${country} (counts as China, covered nation)` : `${country} (covered nation)`;

const agreements = (mineral: boolean): string =>
  mineral ? 'free-trade or critical-minerals agreement' : 'free-trade agreement';

const fix = (mineral: boolean): string =>
  `Source it from the United States or a country with a US ${agreements(mineral)} in force.`;

const stepName = (id: string | undefined): string =>
  id === undefined ? 'a step without an id' : quoted(id);

function way(path: readonly (string | undefined)[], leftOut: number): string {
  const names = path.map(stepName);
  if (leftOut > 0) names.splice(-1, 0, `${String(leftOut)} more`);
  return names.join(' ← ');
}

export const HOLDINGS: Readonly<Record<Ownership['kind'], string>> = {
  equity: 'equity',
  votes: 'votes',
  board: 'seats of the board',
  debt: 'debt',
};

function held(holding: Holding): string {
  return holding.kind === 'seat'
    ? `is seated in ${brief(holding.where)}`
    : `is ${partBeside(holding.part, holding.line)} owned from ${allOf(holding.by.map(({ country }) => country))} (threshold ${exactPercent(holding.line)}, ${HOLDINGS[holding.of]})`;
}

function known(holding: Holding): string {
  if (holding.kind !== 'seat' || holding.known === undefined) return '';
  return holding.known === 'recalled'
    ? ' (its seat is recalled, not read in a document)'
    : ` (source: ${holding.known.source})`;
}

function leading({ country, percent: part, year, measure, of, reserve }: Dominant): string {
  const that = of === undefined ? 'that' : `the output of ${of}`;
  const less = reserve === undefined ? '' : `; ${reserve}`;
  return `${country} leads ${that} with ${percent(part)} worldwide in ${String(year)} (measured: ${measure}${less})`;
}

/** The names of groups are in the plural. */
const be = (material: string): string => (/(?:earths|metals)$/.test(material) ? 'are' : 'is');
