import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Stage } from '../../knowledge/types';
import type { Source } from '../../manifest/model';
import type { Finding } from '../../rules/finding';
import type { Slices } from '../../text/slices';
import { matcher } from './filter';
import type { Status } from './statuses';
import { countriesOf, STATUSES, statusIn, statusOf } from './statuses';

/** What the sources can be grouped by. */
export const GROUPINGS = ['material', 'country', 'supplier', 'status'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Open problems: what a waiver covers is none, and notes and hints are none either. */
export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
}

/** Sources that have something in common. */
export interface SourceGroup extends ProblemCounts {
  /** Unique among those beside it. */
  readonly key: string;
  readonly of: 'material' | 'component' | 'stage' | 'country' | 'supplier' | 'status';
  /** Id of the material or component, the stage, code of the country, name of the supplier, the status; none: the sources do not say it. */
  readonly name: string | undefined;
  /** Of a country, as it stands for the most urgent of its steps. */
  readonly status?: Status;
  /** In the order of the file; imported ones last. Those of `groups`, where there are such. */
  readonly steps: readonly Step[];
  readonly groups: readonly SourceGroup[];
}

/** The sources of a manifest and those of other files that feed them, in groups. */
export interface SourceTree {
  readonly grouping: Grouping;
  readonly groups: readonly SourceGroup[];
  /** How many sources passed the filter, and of how many. */
  readonly shown: number;
  readonly of: number;
  /** Problems of a step; none: it has none. */
  readonly problems: ReadonlyMap<Source, ProblemCounts>;
}

const STAGES: readonly Stage[] = [
  'extraction',
  'processing',
  'recycling',
  'manufacturing',
  'assembly',
];

/** Steps or findings that are looked at before it yields to the event loop. */
const SLICE = 500;

/** Groups the sources in one pass over them and over the findings. @param filter words that all have to be met */
export function* sourceTree(
  analysis: Analysis,
  grouping: Grouping,
  filter = '',
): Slices<SourceTree> {
  const problems = yield* problemsBySource(analysis.findings);
  const isWanted = matcher(filter, analysis);
  const all = analysis.graph.all;
  const top = new Groups();
  let [shown, looked] = [0, 0];
  for (const step of all) {
    if (++looked % SLICE === 0) yield;
    if (!isWanted(step)) continue;
    shown++;
    for (const path of pathsOf(step, grouping, analysis)) top.add(path, step);
  }
  const groups = yield* top.ordered(problems, analysis);
  return { grouping, groups, shown, of: all.length, problems };
}

function* problemsBySource(findings: readonly Finding[]): Slices<Map<Source, ProblemCounts>> {
  const problems = new Map<Source, { errors: number; warnings: number }>();
  let looked = 0;
  for (const { source, severity, waiver } of findings) {
    if (++looked % SLICE === 0) yield;
    if (!source || waiver || (severity !== 'error' && severity !== 'warning')) continue;
    let counts = problems.get(source);
    if (!counts) problems.set(source, (counts = { errors: 0, warnings: 0 }));
    if (severity === 'error') counts.errors++;
    else counts.warnings++;
  }
  return problems;
}

type Level = Pick<SourceGroup, 'of' | 'name' | 'status'>;

/** The groups that a step belongs to, each from the top down. */
function pathsOf(
  step: Step,
  grouping: Grouping,
  analysis: Analysis,
): readonly (readonly Level[])[] {
  const { source, kind } = step;
  switch (grouping) {
    case 'material': {
      const stage = { of: 'stage', name: source.stage?.value } as const;
      const isMaterial = source.material !== undefined || source.component === undefined;
      const name = isMaterial
        ? (step.material ?? source.material?.value)
        : (step.component ?? source.component?.value);
      return [[{ of: isMaterial ? 'material' : 'component', name }, stage]];
    }
    case 'country': {
      const countries = countriesOf(step);
      if (countries.length === 0) return [[{ of: 'country', name: undefined, status: 'nowhere' }]];
      return countries.map((country) => [
        { of: 'country', name: country.code, status: statusIn(country, kind, analysis) },
      ]);
    }
    case 'supplier':
      return [[{ of: 'supplier', name: analysis.suppliers.partnerOf(step)?.name }]];
    case 'status':
      return [[{ of: 'status', name: statusOf(step, analysis) }]];
  }
}

interface OpenGroup extends Level {
  status?: Status;
  readonly steps: Step[];
  readonly inside: Groups;
}

class Groups {
  readonly #groups = new Map<string, OpenGroup>();

  add([level, ...rest]: readonly Level[], step: Step): void {
    if (!level) return;
    const key = `${level.of}:${level.name ?? ''}`;
    let group = this.#groups.get(key);
    if (!group) {
      group = { ...level, steps: [], inside: new Groups() };
      this.#groups.set(key, group);
    }
    group.steps.push(step);
    if (level.status && isMoreUrgent(level.status, group.status)) group.status = level.status;
    group.inside.add(rest, step);
  }

  *ordered(
    problems: ReadonlyMap<Source, ProblemCounts>,
    analysis: Analysis,
  ): Slices<SourceGroup[]> {
    const groups: SourceGroup[] = [];
    let looked = 0;
    for (const [key, { of, name, status, steps, inside }] of this.#groups) {
      let [errors, warnings] = [0, 0];
      for (const { source } of steps) {
        if (++looked % SLICE === 0) yield;
        const counts = problems.get(source);
        errors += counts?.errors ?? 0;
        warnings += counts?.warnings ?? 0;
      }
      const groupsInside = yield* inside.ordered(problems, analysis);
      const own = { key, of, name, steps, groups: groupsInside, errors, warnings };
      groups.push(status ? { ...own, status } : own);
    }
    return groups.sort((a, b) => inOrder(a, b, analysis.knowledge));
  }
}

const isMoreUrgent = (status: Status, than: Status | undefined): boolean =>
  than === undefined || STATUSES.indexOf(status) < STATUSES.indexOf(than);

/** Stages along the chain, statuses by urgency, all else by name; materials before components, unnamed ones first. */
function inOrder(a: SourceGroup, b: SourceGroup, knowledge: Knowledge): number {
  if (a.of !== b.of) return a.of === 'material' ? -1 : 1;
  if (a.name === undefined || b.name === undefined) return a.name === undefined ? -1 : 1;
  const rank =
    a.of === 'stage'
      ? rankIn(STAGES, a.name) - rankIn(STAGES, b.name)
      : a.of === 'status'
        ? rankIn(STATUSES, a.name) - rankIn(STATUSES, b.name)
        : 0;
  const nameIn = ({ of, name = '' }: SourceGroup): string =>
    of === 'country' ? (knowledge.country(name)?.name ?? name) : name;
  return rank === 0 ? nameIn(a).localeCompare(nameIn(b), 'en') : rank;
}

/** What is not in the list comes first: it is a mistake. */
const rankIn = (list: readonly string[], name: string): number => list.indexOf(name);
