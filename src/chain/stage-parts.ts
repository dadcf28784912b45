import type Fraction from 'fraction.js';
import type { Country } from '../knowledge/types';
import type { Place, Source } from '../manifest/model';
import { ExactSum, isLarger } from './exact-sum';
import type { Graph, StageGroup, Step } from './graph';
import { entriesTo } from './imported-entries';
import { forEachPlace } from './places';
import type { Slices } from '../text/slices';

/** Steps that are summed between two points where others may have their turn. */
const SLICE = 2000;

/** One country's part of a material's stage. */
export interface StagePart {
  /** ISO 3166-1 alpha-2; Hong Kong and Macao count as China, territories stand for themselves. */
  readonly code: string;
  readonly total: Fraction;
  readonly whole: Fraction;
  readonly by: 'share' | 'value';
  readonly steps: readonly Step[];
}

/**
 * The country with the largest part of a stage of two steps or more: by share where every step has
 * one, else by value where every step has one; undefined where neither is so.
 */
export function* largestPart({ steps }: StageGroup): Slices<StagePart | undefined> {
  if (steps.length < 2) return undefined;
  const by = steps.every(({ source }) => source.share) ? 'share' : 'value';
  const parts = new Map<string, { sum: ExactSum; steps: Step[] }>();
  const sum = new ExactSum();
  let looked = 0;
  for (const step of steps) {
    if (++looked % SLICE === 0) yield;
    const amount = amountOf(step, by);
    if (!amount) return undefined;
    sum.add(amount);
    const whole = amount;
    forEachPlace(step, ({ country, origin }) => {
      // Which of the candidates it is, nobody knows.
      if (origin && !origin.share) return;
      const code = countryOfPart(country);
      let part = parts.get(code);
      if (!part) parts.set(code, (part = { sum: new ExactSum(), steps: [] }));
      part.sum.add(origin?.share ? whole.mul(origin.share.value) : whole);
      if (part.steps.at(-1) !== step) part.steps.push(step);
    });
  }
  const whole = sum.total;
  if (whole.compare(0) <= 0) return undefined;
  let largest: StagePart | undefined;
  for (const [code, part] of parts) {
    const { total } = part.sum;
    if (!largest || isLarger(total, largest.total)) {
      largest = { code, total, whole, by, steps: part.steps };
    }
  }
  return largest;
}

const countryOfPart = ({ code, coveredNation }: Country): string => coveredNation ?? code;

const amountOf = ({ source }: Step, by: StagePart['by']): Fraction | undefined =>
  (by === 'share' ? source.share : source.value)?.value;

/** What a step adds to the part of a country. */
function amountIn(step: Step, { by, code }: Pick<StagePart, 'by' | 'code'>): Fraction {
  const sum = new ExactSum();
  const whole = amountOf(step, by);
  forEachPlace(step, ({ country, origin }) => {
    if (!whole || countryOfPart(country) !== code || (origin && !origin.share)) return;
    sum.add(origin?.share ? whole.mul(origin.share.value) : whole);
  });
  return sum.total;
}

/** Of several of one size the first. */
function largestStep(steps: readonly Step[], part: StagePart): Step | undefined {
  let [largest] = steps;
  let most = largest && amountIn(largest, part);
  for (const step of steps) {
    const amount = amountIn(step, part);
    if (most && isLarger(amount, most)) [largest, most] = [step, amount];
  }
  return largest;
}

/** Where a finding on a part stands: at its largest own step, else at every input that leads to its largest. */
export function placesOfPart(
  part: StagePart,
  { own }: Graph,
): readonly { readonly place: Place; readonly source: Source }[] {
  const largestOwn = largestStep(
    part.steps.filter(({ file }) => file === undefined),
    part,
  );
  if (largestOwn) {
    let place: Place | undefined;
    forEachPlace(largestOwn, ({ country, text }) => {
      if (countryOfPart(country) === part.code) place ??= text;
    });
    if (place) return [{ place, source: largestOwn.source }];
  }
  const largest = largestStep(part.steps, part);
  return largest ? entriesTo([largest], own) : [];
}
