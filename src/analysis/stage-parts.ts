import type Fraction from 'fraction.js';
import type { Knowledge } from '../knowledge/knowledge';
import type { Place, Source } from '../manifest/model';
import type { Graph, StageGroup, Step } from './graph';

/** One country's part of a material's stage. */
export interface StagePart {
  /** ISO 3166-1 alpha-2; Hong Kong and Macao count as China, US territories as the United States. */
  readonly code: string;
  readonly total: Fraction;
  readonly whole: Fraction;
  readonly by: 'share' | 'value';
  /** Largest first; of two of one size the one that comes first. */
  readonly steps: readonly Step[];
}

/**
 * The country with the largest part of a stage of two steps or more: by share where every step has
 * one, else by value where every step has one; undefined where neither is so.
 */
export function largestPart({ steps }: StageGroup, knowledge: Knowledge): StagePart | undefined {
  if (steps.length < 2) return undefined;
  const by = (['share', 'value'] as const).find((key) => steps.every(({ source }) => source[key]));
  if (!by) return undefined;
  const parts = new Map<string, { code: string; total: Fraction; steps: Step[] }>();
  let whole: Fraction | undefined;
  for (const step of steps) {
    const amount = step.source[by]?.value;
    if (!amount) continue;
    whole = whole ? whole.add(amount) : amount;
    if (!step.country) continue;
    const code = knowledge.countedAs(step.country.code);
    const part = parts.get(code);
    if (part) {
      part.total = part.total.add(amount);
      part.steps.push(step);
    } else {
      parts.set(code, { code, total: amount, steps: [step] });
    }
  }
  if (!whole || whole.compare(0) <= 0) return undefined;
  const zero = whole.mul(0);
  const amountOf = ({ source }: Step): Fraction => source[by]?.value ?? zero;
  let largest: StagePart | undefined;
  for (const part of parts.values()) {
    if (!largest || part.total.compare(largest.total) > 0) largest = { ...part, whole, by };
  }
  return (
    largest && {
      ...largest,
      steps: [...largest.steps].sort((a, b) => amountOf(b).compare(amountOf(a))),
    }
  );
}

/** Where a finding on a part stands: at its largest own step, else at the input that leads to it. */
export function placeOfPart(
  { steps }: StagePart,
  { own }: Graph,
): { place: Place; source: Source } | undefined {
  const first = steps.find(({ file }) => file === undefined)?.source;
  if (first?.country) return { place: first.country, source: first };
  const wanted = new Set(steps.slice(0, 1));
  for (const step of wanted) for (const fed of step.feeds) wanted.add(fed);
  for (const { source, inputs } of own) {
    const input = inputs.find(({ step }) => step && step.file !== undefined && wanted.has(step));
    if (input) return { place: input.entry, source };
  }
  return undefined;
}
