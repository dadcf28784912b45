import type Fraction from 'fraction.js';
import type { Context } from '../../analysis/context';
import type { Step } from '../../analysis/graph';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Place, Source } from '../../manifest/model';
import type { Rule } from '../rule';

export const singleCountryDependence: Rule = {
  id: 'single-country-dependence',
  title: 'More than half of a stage from one country',
  severity: 'information',
  group: 'sourcing',
  *stage({ material, stage, steps }, context) {
    if (steps.length < 2) return;
    const by = measureOf(steps);
    const largest = by && largestPart(steps, by, context.knowledge);
    if (!largest || largest.total.mul(2).compare(largest.whole) <= 0) return;
    const country = context.knowledge.country(largest.code);
    if (!country || context.knowledge.isUnitedStates(country.code)) return;
    const where = placeOf(largest.steps, context);
    if (!where) return;
    yield {
      place: where.place,
      message: {
        key: 'single-country-dependence',
        args: {
          material: context.knowledge.material(material)?.name ?? material,
          stage,
          recycling: steps.some((step) => step.stage === 'recycling'),
          country: country.name,
          percent: largest.total.div(largest.whole).mul(100).valueOf(),
          by,
        },
      },
      related: [],
      source: where.source,
    };
  },
};

interface Part {
  readonly code: string;
  total: Fraction;
  whole: Fraction;
  /** Largest first; of two of one size the one that comes first. */
  steps: Step[];
}

/** By share where every step has one, else by value where every step has one. */
const measureOf = (steps: readonly Step[]): 'share' | 'value' | undefined =>
  (['share', 'value'] as const).find((by) => steps.every(({ source }) => source[by]));

/** The country other than the United States that more than half of a stage comes from, if any. */
export function dependenceOf(steps: readonly Step[], knowledge: Knowledge): Part | undefined {
  if (steps.length < 2) return undefined;
  const largest = largestPart(steps, 'share', knowledge) ?? largestPart(steps, 'value', knowledge);
  if (!largest || largest.total.mul(2).compare(largest.whole) <= 0) return undefined;
  return knowledge.isUnitedStates(largest.code) ? undefined : largest;
}

/** The country with the largest part of a stage; undefined where nothing has a size. */
function largestPart(
  steps: readonly Step[],
  by: 'share' | 'value',
  knowledge: Knowledge,
): Part | undefined {
  const parts = new Map<string, Part>();
  let whole: Fraction | undefined;
  for (const step of steps) {
    const amount = step.source[by]?.value;
    if (!amount) continue;
    whole = whole ? whole.add(amount) : amount;
    if (!step.country) continue;
    const code = countedAs(step.country.code, knowledge);
    const part = parts.get(code);
    if (part) {
      part.total = part.total.add(amount);
      part.steps.push(step);
    } else {
      parts.set(code, { code, total: amount, whole: amount, steps: [step] });
    }
  }
  if (!whole || whole.compare(0) <= 0) return undefined;
  let largest: Part | undefined;
  for (const part of parts.values()) {
    if (!largest || part.total.compare(largest.total) > 0) largest = part;
  }
  if (!largest) return undefined;
  const amountOf = (step: Step): Fraction => step.source[by]?.value ?? whole.mul(0);
  const sorted = [...largest.steps].sort((a, b) => amountOf(b).compare(amountOf(a)));
  return { ...largest, whole, steps: sorted };
}

/** Hong Kong and Macao count as China, US territories as the United States. */
const countedAs = (code: string, knowledge: Knowledge): string =>
  knowledge.coveredNation(code) ?? knowledge.agreementCountry(code);

/** The country of the largest own step, else the input that leads towards the largest step. */
function placeOf(
  steps: readonly Step[],
  { graph }: Context,
): { place: Place; source: Source } | undefined {
  const own = steps.find(({ file }) => file === undefined)?.source;
  if (own?.country) return { place: own.country, source: own };
  const wanted = new Set(steps.slice(0, 1));
  for (const step of wanted) for (const fed of step.feeds) wanted.add(fed);
  for (const { source, inputs } of graph.own) {
    const input = inputs.find(({ step }) => step && step.file !== undefined && wanted.has(step));
    if (input) return { place: input.entry, source };
  }
  return undefined;
}
