import { covers, findingsAt, stepAt } from '../analysis/at';
import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import type { Located } from '../manifest/model';
import { startOf } from '../manifest/model';

/** A neighbour in the chain, and the entries of `inputs` that make it one; they are in the fed step. */
export interface Neighbour {
  readonly step: Step;
  readonly inputs: readonly Located<string>[];
}

/** The step at an offset of the analysed manifest: at its source, or at an input that names it. */
export function stepNamedAt({ graph }: Analysis, offset: number): Step | undefined {
  const step = stepAt(graph.own, offset);
  if (!step || !covers(step.source.place, offset)) return undefined;
  const input = step.inputs.find(({ entry }) => covers(entry, offset));
  return input ? input.step : step;
}

/** The steps that feed a step. */
export function fedBy({ inputs }: Step): Neighbour[] {
  const found = new Map<Step, Located<string>[]>();
  for (const { step, entry } of inputs) {
    if (!step) continue;
    const entries = found.get(step);
    if (entries) entries.push(entry);
    else found.set(step, [entry]);
  }
  return [...found].map(([step, entries]) => ({ step, inputs: entries }));
}

/** The steps that a step feeds. */
export const feeds = (step: Step): Neighbour[] =>
  [...new Set(step.feeds)].map((fed) => ({
    step: fed,
    inputs: fed.inputs.filter((input) => input.step === step).map(({ entry }) => entry),
  }));

/**
 * Where what is found at an offset comes from: the step at the end of the way up, in China or else in
 * another covered nation; undefined where nothing is found there that comes from elsewhere.
 */
export function causeAt(analysis: Analysis, offset: number): Step | undefined {
  const { graph } = analysis;
  const own = stepAt(graph.own, offset);
  const here = own && covers(own.source.place, offset) ? own : undefined;
  const found = findingsAt(analysis, offset).flatMap(({ source }) =>
    source ? (stepAt(graph.own, startOf(source.place)) ?? []) : [],
  );
  for (const step of [...(here ? [here] : []), ...found]) {
    const cause = causeOf(analysis, step);
    if (cause) return cause;
  }
  return undefined;
}

/**
 * The step at the end of the way up from a step, in China or else in another covered nation; undefined where
 * there is none but the step itself.
 */
export function causeOf({ graph }: Analysis, step: Step): Step | undefined {
  const cause = graph.upstream('china').get(step) ?? graph.upstream('other-covered').get(step);
  return cause && cause.origin !== step ? cause.origin : undefined;
}
