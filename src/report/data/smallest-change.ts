import Fraction from 'fraction.js';
import type { Analysis } from '../../analysis/analysis';
import { sumOf } from '../../chain/exact-sum';
import type { Step } from '../../chain/graph';
import type { Alternative } from '../../fixes/alternatives';
import { offersFor } from '../../fixes/alternatives';
import { replaced } from '../../fixes/what-if';
import type { Language } from '../../messages/language';
import { ENGLISH } from '../../messages/language';
import type { ChainPart } from '../../regimes/chains';
import type { Addend, ShareResult, ShareSum } from '../../regimes/share';
import { isGoodAlone, isGoodInChain } from '../../regimes/share';
import type { HalfTest, Item } from './fewest-changes';
import { fewestChanges } from './fewest-changes';

/** Another partner for a step. */
export interface Change {
  readonly step: Step;
  readonly offer: Alternative;
}

/** Changes by which a share requirement passes. */
export interface SmallestChange {
  /** Those of the largest value first. */
  readonly changes: readonly Change[];
  readonly after: ShareSum;
  /** Whether it is proven that no smaller set passes with partners that the knowledge has a figure for. */
  readonly isProven: boolean;
}

/**
 * The smallest set of steps whose move to a partner that qualifies makes a share requirement pass;
 * undefined where it passes already, cannot be computed, or no set of at most `MAX_CHANGES` passes.
 */
export function smallestChange(
  result: ShareResult,
  analysis: Analysis,
  language: Language = ENGLISH,
): SmallestChange | undefined {
  const { sum, threshold, requirement } = result;
  if (!sum || !threshold || sum.passes) return undefined;
  const partners = new Partners(result, analysis, language);
  const items = sum.addends
    .filter((addend) => !addend.qualifies)
    .map((addend) => itemOf(addend, result, partners));
  const wanted = sum.total.mul(new Fraction(threshold.percent, 100));
  const found = fewestChanges(items, (gained) => {
    const side = sum.qualifying.add(gained).compare(wanted);
    return requirement.isMoreThan === true ? side > 0 : side >= 0;
  });
  if (!found) return undefined;
  const changes = found.steps.flatMap((step) => {
    const offer = partners.of(step);
    return offer ? { step, offer } : [];
  });
  changes.sort((a, b) => valueOf(b.step).compare(valueOf(a.step)));
  const after = result.withSwaps(
    new Map(changes.map(({ step, offer }) => [step, replaced(step, offer, analysis.knowledge)])),
  );
  return after?.passes === true ? { changes, after, isProven: found.isProven } : undefined;
}

const valueOf = ({ source }: Step): Fraction => source.value?.value ?? new Fraction(0);

function itemOf(addend: Addend, result: ShareResult, partners: Partners): Item<Step> {
  const { chain, step, value } = addend;
  if (!chain) {
    const original = step && result.original(step);
    const gains = original && partners.of(original) ? [{ step: original, value }] : [];
    return { value, tests: [{ good: new Fraction(0), whole: value, gains }] };
  }
  const mined = chain.parts.filter(({ stage }) => stage === 'extraction');
  const made = chain.parts.filter(({ stage }) => stage === 'processing');
  const recycled = chain.parts.filter(({ stage }) => stage === 'recycling');
  const test = (parts: readonly ChainPart[], whole: readonly ChainPart[]): HalfTest<Step> => {
    const [good, others] = [true, false].map((is) =>
      parts.filter((part) => result.isGood(part) === is),
    );
    const gains = new Map<Step, Fraction>();
    for (const part of others ?? []) {
      const original = result.original(part.step);
      if (!partners.of(original)) continue;
      gains.set(original, gains.get(original)?.add(part.value) ?? part.value);
    }
    return {
      good: sumOf((good ?? []).map((part) => part.value)),
      whole: sumOf(whole.map((part) => part.value)),
      gains: [...gains].map(([each, gain]) => ({ step: each, value: gain })),
    };
  };
  return {
    value,
    tests: [test(mined, mined), test(made, made), test(recycled, [...mined, ...recycled])],
  };
}

/** For each kind of step the best partner with which it qualifies. */
class Partners {
  readonly #result: ShareResult;
  readonly #analysis: Analysis;
  readonly #language: Language;
  readonly #known = new Map<string, Alternative | null>();

  constructor(result: ShareResult, analysis: Analysis, language: Language) {
    this.#result = result;
    this.#analysis = analysis;
    this.#language = language;
  }

  /** Undefined where the knowledge has none. Steps of the same work have the same. */
  of(step: Step): Alternative | undefined {
    const { material, component, stage, kind } = step;
    const key = [material, component, stage, kind].join(' ');
    let known = this.#known.get(key);
    if (known === undefined) {
      const offers = offersFor(
        step,
        this.#analysis,
        (country) => this.#isGood(step, { country }),
        this.#language,
      );
      known = offers.find((offer) => this.#isGood(step, offer)) ?? null;
      this.#known.set(key, known);
    }
    return known ?? undefined;
  }

  #isGood(step: Step, partner: { country: string; supplier?: string }): boolean {
    const { knowledge, asOf = knowledge.asOf } = this.#analysis;
    const by = replaced(step, partner, knowledge);
    const changed = { ...this.#analysis, asOf };
    if (this.#result.requirement.method !== 'procurement-chains') {
      return isGoodAlone(by, this.#result.requirement, changed);
    }
    const { stage } = step;
    const isMined = stage === 'extraction' || stage === 'recycling';
    return isGoodInChain(by, isMined ? stage : 'processing', changed);
  }
}
