import Fraction from 'fraction.js';
import type { Graph, Step } from '../analysis/graph';
import type { Bloc, Knowledge } from '../knowledge/knowledge';
import { qualifies } from '../knowledge/standing';
import type { Day, ShareRequirement } from '../knowledge/types';
import type { Chain } from './chains';
import { isCounted, procurementChains } from './chains';
import { concerns } from './content';
import type { Threshold } from './threshold';
import { thresholdOn } from './threshold';
import type { WhomGround } from './whom';
import { reasonFor } from './whom';

/** A counted step that the share cannot be computed with, and what it lacks. */
export interface Lacking {
  readonly step: Step;
  readonly lacks: 'value' | 'country' | 'currency';
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
  /** The sum with another step in the place of one of the same work. */
  withSwap(step: Step, by: Step): ShareSum | undefined;
}

export interface ShareGround extends WhomGround {
  readonly graph: Graph;
  readonly knowledge: Knowledge;
  readonly asOf: Day;
}

/** Judges one share requirement over the manifest's steps and the imported ones that feed them. */
export function judgeShare(requirement: ShareRequirement, ground: ShareGround): ShareResult {
  const { graph, knowledge, asOf } = ground;
  const byChains = requirement.method === 'procurement-chains';
  const counts = (step: Step): boolean =>
    byChains
      ? isCounted(step, requirement.counts, knowledge)
      : concerns(requirement.counts, step, knowledge);
  const counted = graph.all.filter(counts);
  const threshold = thresholdOn(requirement.thresholds, asOf);
  const lacking = threshold ? counted.flatMap((step) => lackOf(step, graph) ?? []) : [];
  const base = { requirement, ...(threshold && { threshold }), lacking, counts };
  if (!threshold || counted.length === 0 || lacking.length > 0) {
    return { ...base, withSwap: () => undefined };
  }
  const chains = byChains ? procurementChains(graph, requirement.counts, knowledge) : undefined;
  const sumWith = (step?: Step, by?: Step): ShareSum | undefined => {
    const seen = (each: Step): Step => (by && each === step ? by : each);
    const addends = chains
      ? chains.map((chain) => chainAddend(chain, seen, ground))
      : counted.map((each) => stepAddend(each, seen(each), requirement, ground));
    return sumOf(addends, threshold.percent);
  };
  const sum = sumWith();
  return {
    ...base,
    ...(sum && { sum }),
    withSwap: (step, by) => (counted.includes(step) ? sumWith(step, by) : sum),
  };
}

function lackOf(step: Step, { manifest }: Graph): Lacking | undefined {
  if (!step.source.value) return { step, lacks: 'value' };
  if (!step.country) return { step, lacks: 'country' };
  const [own, other] = [manifest.currency?.value, step.currency];
  return step.file !== undefined && own !== undefined && other !== undefined && own !== other
    ? { step, lacks: 'currency' }
    : undefined;
}

const ZERO = new Fraction(0);

function sumOf(addends: readonly Addend[], percent: number): ShareSum | undefined {
  let total = ZERO;
  let qualifying = ZERO;
  for (const { value, qualifies: isQualifying } of addends) {
    total = total.add(value);
    if (isQualifying) qualifying = qualifying.add(value);
  }
  if (total.compare(0) <= 0) return undefined;
  const share = qualifying.div(total);
  const passes = share.mul(100).compare(percent) >= 0;
  return { addends, qualifying, total, share, passes };
}

function chainAddend(
  chain: Chain,
  seen: (step: Step) => Step,
  { knowledge, asOf }: ShareGround,
): Addend {
  const sums = { extraction: ZERO, processing: ZERO, recycling: ZERO };
  const good = { extraction: ZERO, processing: ZERO, recycling: ZERO };
  for (const { step, stage, value } of chain.parts) {
    sums[stage] = sums[stage].add(value);
    const { country } = seen(step);
    const isGood =
      country !== undefined &&
      (stage === 'recycling'
        ? knowledge.inBloc(country.code, 'north-america')
        : qualifies(knowledge.standing(country.code, asOf, 'mineral')));
    if (isGood) good[stage] = good[stage].add(value);
  }
  const wholes = { ...sums, recycling: sums.extraction.add(sums.recycling) };
  const passes = (['extraction', 'processing', 'recycling'] as const).filter(
    (test) => wholes[test].compare(0) > 0 && good[test].mul(2).compare(wholes[test]) >= 0,
  );
  return { value: chain.value, qualifies: passes.length > 0, chain, passes };
}

function stepAddend(
  step: Step,
  seen: Step,
  { qualifies: by }: ShareRequirement,
  ground: ShareGround,
): Addend {
  const { knowledge, asOf } = ground;
  const { country } = seen;
  let isQualifying: boolean;
  if ('not' in by) isQualifying = reasonFor(by.not, seen, ground) === undefined;
  else if (!country) isQualifying = false;
  else if ('bloc' in by) isQualifying = knowledge.inBloc(country.code, by.bloc as Bloc);
  else isQualifying = qualifies(knowledge.standing(country.code, asOf, seen.kind));
  return { value: step.source.value?.value ?? ZERO, qualifies: isQualifying, passes: [], step };
}
