import Fraction from 'fraction.js';
import { sumOf } from '../chain/exact-sum';
import { countedOrigins } from '../chain/places';
import type { Graph, Input, Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Origin, Source } from '../manifest/model';
import type { Slices } from '../text/slices';

/** The steps of a graph with those that have several places written out. */
export interface SplitSteps {
  /** In the order of the graph; of a step that is split by shares one for each place, with its part of the value. */
  readonly all: readonly Step[];
  /** The places of which one is a step's, not known which: the step as it would be in each. */
  readonly candidates: ReadonlyMap<Step, readonly Step[]>;
  /** The step of the graph that one is made of. */
  readonly original: (step: Step) => Step;
  /** The part of the step that is done at the place of one; absent: the whole, or a candidate. */
  readonly partOf: (step: Step) => Fraction | undefined;
}

/** The steps of a graph as they are. */
export const unsplit = ({ all }: Graph): SplitSteps => ({
  all,
  candidates: new Map(),
  original: (step) => step,
  partOf: () => undefined,
});

/** Steps that are looked at between two points where others may run. */
const SLICE = 1000;

const ZERO = new Fraction(0);

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
  if (!hasOrigins) return unsplit(graph);

  const made: OpenStep[] = [];
  const parts = new Map<Step, readonly OpenStep[]>();
  const originals = new Map<Step, Step>();
  const shares = new Map<Step, Fraction>();
  const candidates = new Map<Step, readonly Step[]>();
  for (const step of all) {
    if (++looked % SLICE === 0) yield;
    const places: readonly (Origin | undefined)[] = splitOf(step.source) ?? [undefined];
    const own = places.map((place): OpenStep => {
      const part = place ? atPlace(step, place, knowledge) : { ...step };
      return { ...part, index: made.length + places.indexOf(place) };
    });
    for (const [at, part] of own.entries()) {
      originals.set(part, step);
      const share = places[at]?.share?.value;
      if (share) shares.set(part, share);
    }
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
    if (origins && origins.length > 0) {
      candidates.set(
        part,
        origins.map((origin) => atPlace(part, origin, knowledge)),
      );
    }
  }
  return {
    all: made,
    candidates,
    original: (step) => originals.get(step) ?? step,
    partOf: (step) => shares.get(step),
  };
}

/** The places of a step that is split by shares, whatever they make. */
const splitOf = ({ origins }: Source): readonly Origin[] | undefined =>
  origins?.some(({ share }) => share) === true ? countedOrigins(origins) : undefined;

/** Whether a step has one place, candidates, or shares that make the whole. */
export function isWhole({ origins }: Source): boolean {
  if (!origins?.some(({ share }) => share)) return true;
  return sumOf(origins.map(({ share }) => share?.value ?? ZERO)).equals(1);
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
    origins: undefined,
    source: { ...source, origins: undefined, country, region, value },
  };
}
