import Fraction from 'fraction.js';
import { ExactSum, isLarger, sumOf } from '../chain/exact-sum';
import type { Graph, Step } from '../chain/graph';
import { isUnknown } from '../chain/places';
import type { Slices } from '../text/slices';
import { filtered, inOneGo, mapped } from '../text/slices';
import type { Bloc, Knowledge } from '../knowledge/knowledge';
import { qualifies } from '../knowledge/country-status';
import type { Day, ShareRequirement } from '../knowledge/types';
import type { Chain, ChainPart } from './chains';
import { isCounted, procurementChains } from './chains';
import { concerns } from './content';
import type { SplitSteps } from './origins';
import { isWhole } from './origins';
import type { Threshold } from './threshold';
import { thresholdOn } from './threshold';
import type { WhomInput } from './whom';
import { reasonFor } from './whom';

/** A counted step that the share cannot be computed with, and what it lacks. */
export interface Lacking {
  readonly step: Step;
  readonly lacks: 'value' | 'country' | 'currency' | 'stage';
}

/** As `Lacking`; `isSaid`: nothing but a place that is said to be unknown. */
interface Lack extends Lacking {
  readonly isSaid?: boolean;
}

/** By which test a chain qualifies. */
export type ChainTest = 'extraction' | 'processing' | 'recycling';

/** One line of the sum: a procurement chain, or a step by itself. */
export interface Addend {
  readonly value: Fraction;
  readonly qualifies: boolean;
  readonly chain?: Chain;
  /** The tests that a chain passes. */
  readonly passes: readonly ChainTest[];
  readonly step?: Step;
}

export interface ShareSum {
  readonly addends: readonly Addend[];
  readonly qualifying: Fraction;
  readonly total: Fraction;
  /** Part of one, exact. */
  readonly share: Fraction;
  readonly passes: boolean;
  /**
   * Where steps have several candidates for their place: the best case, and all else is the worst. Absent
   * where the choice changes nothing.
   */
  readonly best?: Pick<ShareSum, 'qualifying' | 'share' | 'passes'>;
}

/** What becomes of a share requirement on a day. */
export interface ShareResult {
  readonly requirement: ShareRequirement;
  /** Absent before the first year that has one. */
  readonly threshold?: Threshold;
  /** Counted steps that keep the share from being computed. */
  readonly lacking: readonly Lacking[];
  /** Absent where nothing counts, where no threshold is set yet, or where a counted step lacks something. */
  readonly sum?: ShareSum;
  /** Whether a step counts. */
  counts(step: Step): boolean;
  /** The sum with other steps in the place of some, each of the same work. */
  withSwaps(swaps: Swaps): ShareSum | undefined;
  /** The step of the graph that one of the sum's addends is, or is a part of. */
  original(step: Step): Step;
  /** Whether a part of a chain counts as qualifying, in the worst case of its places. */
  isGood(part: ChainPart): boolean;
}

/** By steps of the graph, the steps that take their place. */
export type Swaps = ReadonlyMap<Step, Step>;

export interface ShareInput extends WhomInput {
  readonly graph: Graph;
  /** Its steps, with those of several places written out. */
  readonly split: SplitSteps;
  readonly knowledge: Knowledge;
  readonly asOf: Day;
}

/** Judges one share requirement over the manifest's steps and the imported ones that feed them. */
export function* judgeShare(requirement: ShareRequirement, input: ShareInput): Slices<ShareResult> {
  const { graph, split, knowledge, asOf } = input;
  const byChains = requirement.method === 'procurement-chains';
  const counts = (step: Step): boolean =>
    byChains
      ? isCounted(step, requirement.counts, knowledge)
      : concerns(requirement.counts, step, knowledge);
  const { all, candidates, original } = split;
  const counted = yield* filtered(all, counts);
  const threshold = thresholdOn(requirement.thresholds, asOf);
  const lacks = threshold ? yield* mapped(counted, (step) => lackOf(step, split, graph)) : [];
  // Of the parts of one step the first that lacks something.
  const lackingAt = new Map<Step, Lack>();
  for (const lack of lacks) if (lack && !lackingAt.has(lack.step)) lackingAt.set(lack.step, lack);
  // Where nothing is missing but places that are said to be unknown, the worst case may pass all the same.
  const isOpen = lackingAt.size > 0 && lacks.every((lack) => !lack || lack.isSaid === true);
  const placesOf = (step: Step): readonly Step[] => candidates.get(step) ?? [step];
  const atWorst: Seen = (step, isGood) =>
    placesOf(step).every((at) => !isUnknown(at) && isGood(at));
  const mayBeAnywhere = !('not' in requirement.qualifies);
  const atBest: Seen = (step, isGood) =>
    placesOf(step).some((at) => isGood(at) || (mayBeAnywhere && isUnknown(at)));
  const base = {
    requirement,
    ...(threshold && { threshold }),
    lacking: [...lackingAt.values()],
    counts,
    original,
    isGood: ({ step, stage }: ChainPart) => atWorst(step, (at) => isGoodInChain(at, stage, input)),
  };
  if (!threshold || counted.length === 0 || (lackingAt.size > 0 && !isOpen)) {
    return { ...base, withSwaps: () => undefined };
  }
  const chains = byChains
    ? yield* procurementChains(all, requirement.counts, knowledge)
    : undefined;
  function* sumIn(isBest: boolean, swaps: Swaps): Slices<ShareSum | undefined> {
    const seen: Seen = (each, isGood) => {
      const by = swaps.size > 0 ? swaps.get(original(each)) : undefined;
      if (by) return isGood(by);
      return isBest ? atBest(each, isGood) : atWorst(each, isGood);
    };
    const addends = chains
      ? yield* mapped(chains, (chain) => chainAddend(chain, seen, input))
      : yield* mapped(counted, (each) => stepAddend(each, seen, requirement, input));
    return sumOfAddends(addends, threshold?.percent ?? 0, requirement.isMoreThan === true);
  }
  function* sumWith(swaps: Swaps): Slices<ShareSum | undefined> {
    const worst = yield* sumIn(false, swaps);
    if (!worst || (candidates.size === 0 && !isOpen)) return worst;
    const best = yield* sumIn(true, swaps);
    return !best || best.share.equals(worst.share) ? worst : { ...worst, best };
  }
  const sum = yield* sumWith(new Map());
  if (isOpen && sum?.passes !== true) return { ...base, withSwaps: () => undefined };
  const originals = new Set(counted.map(original));
  return {
    ...base,
    lacking: [],
    ...(sum && { sum }),
    withSwaps: (swaps) =>
      [...swaps.keys()].some((step) => originals.has(step)) ? inOneGo(sumWith(swaps)) : sum,
  };
}

/** Whether something is so of a step as it is seen: swapped, or at its worst or best place. */
type Seen = (step: Step, isGood: (step: Step) => boolean) => boolean;

function lackOf(
  part: Step,
  { candidates, original }: SplitSteps,
  { manifest }: Graph,
): Lack | undefined {
  const step = original(part);
  if (!hasStage(step)) return { step, lacks: 'stage' };
  if (!step.source.value) return { step, lacks: 'value' };
  const [own, other] = [manifest.currency?.value, step.currency];
  const isOther =
    step.file !== undefined && own !== undefined && other !== undefined && own !== other;
  if (!isWhole(step.source) || !placesAre(part, candidates, isPlaced)) {
    const isSaid = isWhole(step.source) && placesAre(part, candidates, isPlacedOrUnknown);
    return { step, lacks: 'country', isSaid: isSaid && !isOther };
  }
  return isOther ? { step, lacks: 'currency' } : undefined;
}

/** Whether something is so of each place of a step. */
const placesAre = (
  part: Step,
  candidates: SplitSteps['candidates'],
  isSo: (at: Step) => boolean,
): boolean => (candidates.get(part) ?? [part]).every(isSo);

const isPlaced = ({ country }: Step): boolean => country !== undefined;

const isPlacedOrUnknown = (at: Step): boolean => isPlaced(at) || isUnknown(at);

/** Whether a step's stage is one of its material or component. */
function hasStage({ stage, material }: Step): boolean {
  const isMade = stage === 'manufacturing' || stage === 'assembly';
  return stage !== undefined && isMade === (material === undefined);
}

const ZERO = new Fraction(0);

function sumOfAddends(
  addends: readonly Addend[],
  percent: number,
  isMoreThan: boolean,
): ShareSum | undefined {
  const whole = new ExactSum();
  const part = new ExactSum();
  for (const { value, qualifies: isQualifying } of addends) {
    whole.add(value);
    if (isQualifying) part.add(value);
  }
  const [total, qualifying] = [whole.total, part.total];
  if (total.compare(0) <= 0) return undefined;
  const share = qualifying.div(total);
  const side = share.mul(100).compare(percent);
  const passes = isMoreThan ? side > 0 : side >= 0;
  return { addends, qualifying, total, share, passes };
}

/** Whether a part of a chain counts as qualifying where its step is. */
export const isGoodInChain = (
  { country }: Step,
  stage: ChainPart['stage'],
  { knowledge, asOf }: Pick<ShareInput, 'knowledge' | 'asOf'>,
): boolean =>
  country !== undefined &&
  (stage === 'recycling'
    ? knowledge.inBloc(country.code, 'north-america')
    : qualifies(knowledge.countryStatus(country.code, asOf, 'mineral')));

function chainAddend(chain: Chain, seen: Seen, input: ShareInput): Addend {
  const values: Values = { extraction: [], processing: [], recycling: [] };
  const good: Values = { extraction: [], processing: [], recycling: [] };
  for (const { step, stage, value } of chain.parts) {
    values[stage].push(value);
    if (seen(step, (at) => isGoodInChain(at, stage, input))) good[stage].push(value);
  }
  const wholes = { ...values, recycling: [...values.extraction, ...values.recycling] };
  const passes = (['extraction', 'processing', 'recycling'] as const).filter((test) =>
    isHalf(good[test], wholes[test]),
  );
  return { value: chain.value, qualifies: passes.length > 0, chain, passes };
}

type Values = Record<ChainPart['stage'], Fraction[]>;

/** Whether values that are part of others are half of them or more; of nothing there is no half. */
function isHalf(part: readonly Fraction[], whole: readonly Fraction[]): boolean {
  if (part.length === 0) return false;
  const total = sumOf(whole);
  if (!isLarger(total, ZERO)) return false;
  return part.length === whole.length || !isLarger(total, sumOf(part).mul(2));
}

/** Whether a step that is counted by itself qualifies. */
export function isGoodAlone(
  step: Step,
  { qualifies: by }: ShareRequirement,
  input: Omit<ShareInput, 'graph' | 'split'>,
): boolean {
  const { knowledge, asOf } = input;
  if ('not' in by) return reasonFor(by.not, step, input) === undefined;
  const { country } = step;
  if (!country) return false;
  if ('bloc' in by) return knowledge.inBloc(country.code, by.bloc as Bloc);
  return qualifies(knowledge.countryStatus(country.code, asOf, step.kind));
}

function stepAddend(
  step: Step,
  seen: Seen,
  requirement: ShareRequirement,
  input: ShareInput,
): Addend {
  const isQualifying = seen(step, (at) => isGoodAlone(at, requirement, input));
  return { value: step.source.value?.value ?? ZERO, qualifies: isQualifying, passes: [], step };
}
