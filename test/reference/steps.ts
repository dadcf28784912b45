import type Fraction from 'fraction.js';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import type { Country } from '../../src/knowledge/types';
import type { Files, SourceData } from './data';
import { exact } from './figures';
import { countryOf } from './geography';
import { leadsTo } from './paths';

/** One source of one file. */
export interface Step {
  readonly file: string;
  readonly source: SourceData;
  readonly component: (typeof knowledgeData.components)[number] | undefined;
  /** Where it is done: one place, those that it is split among, or nowhere that is known. */
  readonly places: readonly Place[];
  /** Places one of which it is, not known which. */
  readonly candidates: readonly (Country | undefined)[];
  /** Whether critical-minerals agreements concern it. */
  readonly isMineral: boolean;
}

export interface Place {
  readonly country: Country;
  /** Part of the step, by value. */
  readonly part: Fraction;
}

export function stepsOf(files: Files): Step[] {
  return Object.entries(files).flatMap(([file, { sources }]) =>
    sources.map((source): Step => {
      const component = knowledgeData.components.find(({ id }) => id === source.component);
      const isMineral = source.material !== undefined || component?.constituent30d === true;
      return { file, source, component, isMineral, ...placesOf(source) };
    }),
  );
}

function placesOf({ country, origins }: SourceData): Pick<Step, 'places' | 'candidates'> {
  if (!origins) {
    const only = countryOf(country);
    return { places: only ? [{ country: only, part: exact('100%') }] : [], candidates: [] };
  }
  const isSplit = origins.every(({ share }) => share !== undefined);
  if (!isSplit) return { places: [], candidates: origins.map((each) => countryOf(each.country)) };
  const places = origins.flatMap(({ country: text, share }) => {
    const one = countryOf(text);
    return one && share !== undefined ? [{ country: one, part: exact(share) }] : [];
  });
  return { places, candidates: [] };
}

/** The step that an entry of `inputs` leads to. */
export function fedBy(step: Step, entry: string, steps: readonly Step[]): Step | undefined {
  const at = entry.lastIndexOf('#');
  const file = at === -1 ? step.file : leadsTo(step.file, entry.slice(0, at));
  return steps.find((other) => other.file === file && other.source.id === entry.slice(at + 1));
}

/** The steps that feed a step directly, all parts of one that is split. */
export const feeders = (step: Step, steps: readonly Step[]): Step[] =>
  (step.source.inputs ?? []).flatMap((entry) => {
    const fed = fedBy(step, entry, steps);
    return steps.filter((other) => other.file === fed?.file && other.source.id === fed.source.id);
  });

/**
 * The step and all that feed it over any number of inputs.
 *
 * @param passes whether the way goes on through a step; default: through every one
 */
export function upstream(
  start: Step,
  steps: readonly Step[],
  passes: (step: Step) => boolean = () => true,
): Step[] {
  const found = [start];
  for (const step of found) {
    if (step !== start && !passes(step)) continue;
    for (const other of feeders(step, steps)) if (!found.includes(other)) found.push(other);
  }
  return found;
}

/** The steps that count for a file: its own, and the imported ones that feed them. */
export function counted(file: string, steps: readonly Step[]): Step[] {
  const own = steps.filter((step) => step.file === file);
  const reached = own.flatMap((step) => upstream(step, steps));
  return steps.filter((step) => reached.includes(step));
}
