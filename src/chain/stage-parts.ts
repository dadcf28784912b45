import type Fraction from 'fraction.js';
import { countedAs } from '../knowledge/countries';
import type { Place, Source } from '../manifest/model';
import { ExactSum, isLarger } from './exact-sum';
import type { Graph, StageGroup, Step } from './graph';
import { forEachPlace } from './places';
import type { Slices } from '../text/slices';

/** Steps that are summed between two points where others may have their turn. */
const SLICE = 2000;

/** One country's part of a material's stage. */
export interface StagePart {
  /** ISO 3166-1 alpha-2; Hong Kong and Macao count as China, US territories as the United States. */
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
      const code = countedAs(country);
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

const amountOf = ({ source }: Step, by: StagePart['by']): Fraction | undefined =>
  (by === 'share' ? source.share : source.value)?.value;

/** Of several of one size the first. */
function largestStep(steps: readonly Step[], by: StagePart['by']): Step | undefined {
  let [largest] = steps;
  let most = largest && amountOf(largest, by);
  for (const step of steps) {
    const amount = amountOf(step, by);
    if (amount && most && isLarger(amount, most)) [largest, most] = [step, amount];
  }
  return largest;
}

/** Where a finding on a part stands: at its largest own step, else at the input that leads to it. */
export function placeOfPart(
  { steps, by, code }: StagePart,
  { own }: Graph,
): { place: Place; source: Source } | undefined {
  const isOwn = ({ file }: Step): boolean => file === undefined;
  const largestOwn = largestStep(steps.filter(isOwn), by);
  if (largestOwn) {
    let place: Place | undefined;
    forEachPlace(largestOwn, ({ country, text }) => {
      if (countedAs(country) === code) place ??= text;
    });
    if (place) return { place, source: largestOwn.source };
  }
  const largest = largestStep(steps, by);
  const wanted = new Set(largest && [largest]);
  for (const step of wanted) for (const fed of step.feeds) wanted.add(fed);
  for (const { source, inputs } of own) {
    const input = inputs.find(({ step }) => step && step.file !== undefined && wanted.has(step));
    if (input) return { place: input.entry, source };
  }
  return undefined;
}
