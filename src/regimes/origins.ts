import type { Graph, Input, Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Origin, Source } from '../manifest/model';
import type { Slices } from '../text/slices';

/** The steps of a graph with those that have several places written out. */
export interface SplitSteps {
  /** In the order of the graph; of a step that is split by shares one for each place, with its part of the value. */
  readonly all: readonly Step[];
  /** The places of which one is a step's, nobody knows which: the step as it would be in each. */
  readonly candidates: ReadonlyMap<Step, readonly Step[]>;
  /** The step of the graph that one is made of. */
  readonly original: (step: Step) => Step;
}

/** Steps that are looked at between two points where others may run. */
const SLICE = 1000;

interface OpenStep extends Step {
  inputs: readonly Input[];
  feeds: readonly Step[];
}

/** Writes out the steps that are split among places; a graph without such steps as it is. */
export function* splitSteps(graph: Graph, knowledge: Knowledge): Slices<SplitSteps> {
  const { all } = graph;
  let looked = 0;
  let hasOrigins = false;
  for (const { source } of all) {
    if (++looked % SLICE === 0) yield;
    if (source.origins) hasOrigins = true;
  }
  if (!hasOrigins) return { all, candidates: new Map(), original: (step) => step };

  const made: OpenStep[] = [];
  const parts = new Map<Step, readonly OpenStep[]>();
  const originals = new Map<Step, Step>();
  const candidates = new Map<Step, readonly Step[]>();
  for (const step of all) {
    if (++looked % SLICE === 0) yield;
    const places: readonly (Origin | undefined)[] = splitOf(step.source) ?? [undefined];
    const own = places.map((place): OpenStep => {
      const part = place ? atPlace(step, place, knowledge) : { ...step };
      return { ...part, index: made.length + places.indexOf(place) };
    });
    for (const part of own) originals.set(part, step);
    made.push(...own);
    parts.set(step, own);
  }
  for (const part of made) {
    if (++looked % SLICE === 0) yield;
    const { inputs, feeds } = originals.get(part) ?? part;
    part.inputs = inputs.flatMap((input) => {
      const { step } = input;
      return step ? (parts.get(step) ?? [step]).map((each) => ({ ...input, step: each })) : [input];
    });
    part.feeds = feeds.flatMap((fed) => parts.get(fed) ?? [fed]);
    const { origins } = part.source;
    if (origins && origins.length > 0 && origins.every(({ share }) => !share)) {
      const found = origins.map((origin) => atPlace(part, origin, knowledge));
      // A place that nobody knows could be any: then the step has no place.
      if (found.every(({ country }) => country)) candidates.set(part, found);
    }
  }
  return { all: made, candidates, original: (step) => originals.get(step) ?? step };
}

/** The places of a step that is split by shares that make the whole. */
function splitOf({ origins }: Source): readonly Origin[] | undefined {
  if (!origins || origins.length === 0) return undefined;
  const [first, ...others] = origins.map(({ share }) => share?.value);
  let total = first;
  for (const share of others) total = share && total?.add(share);
  return total?.equals(1) === true ? origins : undefined;
}

/** A step as it is at one of its places, with the part of the value that is made there. */
function atPlace(step: Step, { country, region, share }: Origin, knowledge: Knowledge): OpenStep {
  const { source } = step;
  const lookup = country && knowledge.resolveCountry(country.value);
  const found = lookup?.kind === 'code' || lookup?.kind === 'name' ? lookup.country : undefined;
  const value =
    source.value && share
      ? { ...source.value, value: source.value.value.mul(share.value) }
      : source.value;
  return {
    ...step,
    country: found,
    source: { ...source, origins: undefined, country, region, value },
  };
}
