import { closingEdges } from '../../chain/closing-edges';
import { componentsOf } from '../../chain/components';
import type { Input, Step } from '../../chain/graph';
import type { Report, Rule } from '../rule';

/** Steps looked at for the shortest way round; past it the circles left are reported after some are fixed. */
const MAX_SEARCHED = 500_000;
/** Steps of a circle that are linked; a longer one nobody follows. */
const MAX_LINKED = 100;

/** An entry of `inputs` that may be part of a circle. */
interface Feed {
  readonly step: Step;
  readonly input: Input;
  readonly from: number;
  readonly to: number;
}

export const supplyCycle: Rule = {
  id: 'supply-cycle',
  title: 'Steps that feed each other in a circle',
  severity: 'error',
  group: 'form',
  *file({ graph }) {
    if (isInOrder(graph.all)) return;
    const feeds = feedsInCircles(graph.all);
    if (feeds.length === 0) return;
    const ways = new Ways(feeds);
    for (const place of closingEdges(graph.all.length, feeds)) {
      const feed = feeds[place];
      if (!feed || feed.step.file !== undefined) continue;
      if (ways.searched > MAX_SEARCHED) return;
      yield report(feed, [feed.step, ...ways.before(place)]);
    }
  },
};

/** Whether every step rests on earlier ones alone, as most manifests are written: no circle then. */
const isInOrder = (steps: readonly Step[]): boolean =>
  steps.every(({ index, inputs }) => inputs.every(({ step }) => !step || step.index < index));

/** Imported files first, then in the order of the file: the last one of a circle closes it. */
function feedsInCircles(steps: readonly Step[]): Feed[] {
  const next = steps.map(({ feeds }) => feeds.map(({ index }) => index));
  const component = componentsOf(steps.length, (step) => next[step] ?? []);
  const feeds: Feed[] = [];
  for (const step of inOrder(steps)) {
    const named = new Set<Step>();
    for (const input of step.inputs) {
      if (!input.step || component[input.step.index] !== component[step.index]) continue;
      if (named.has(input.step)) continue;
      named.add(input.step);
      feeds.push({ step, input, from: input.step.index, to: step.index });
    }
  }
  return feeds;
}

const inOrder = (steps: readonly Step[]): Step[] => [
  ...steps.filter(({ file }) => file !== undefined),
  ...steps.filter(({ file }) => file === undefined),
];

/** The shortest ways round, among the feeds that come before one. */
class Ways {
  readonly #feeds: readonly Feed[];
  readonly #into = new Map<Step, number[]>();
  /** Steps looked at so far. */
  searched = 0;

  constructor(feeds: readonly Feed[]) {
    this.#feeds = feeds;
    for (const [place, { step }] of feeds.entries()) {
      const into = this.#into.get(step);
      if (into) into.push(place);
      else this.#into.set(step, [place]);
    }
  }

  /** The steps from the one that feeds up to the one that is fed, which is left out. */
  before(place: number): Step[] {
    const feed = this.#feeds[place];
    const start = feed?.input.step;
    if (!feed || !start) return [];
    const from = new Map<Step, Step | undefined>([[start, undefined]]);
    // A map is walked in the order of its keys, those that are added on the way included.
    for (const step of from.keys()) {
      this.searched++;
      if (step === feed.step) return wayTo(from.get(step), from);
      for (const earlier of this.#into.get(step) ?? []) {
        const fedBy = this.#feeds[earlier]?.input.step;
        if (earlier < place && fedBy && !from.has(fedBy)) from.set(fedBy, step);
      }
    }
    return [];
  }
}

function wayTo(last: Step | undefined, from: ReadonlyMap<Step, Step | undefined>): Step[] {
  const way: Step[] = [];
  for (let at = last; at; at = from.get(at)) way.push(at);
  return way.reverse();
}

function report({ step, input }: Feed, circle: readonly Step[]): Report {
  return {
    place: input.entry,
    message: { key: 'supply-cycle', args: { ids: circle.map(idOf) } },
    related: circle.slice(0, MAX_LINKED).flatMap(({ source, file }) =>
      source.id
        ? {
            place: source.id,
            message: { key: 'cycle-step', args: { id: source.id.value } } as const,
            ...(file !== undefined && { file }),
          }
        : [],
    ),
    source: step.source,
  };
}

const idOf = ({ source }: Step): string => source.id?.value ?? '(no id)';
