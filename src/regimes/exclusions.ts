import { sumOf } from '../chain/exact-sum';
import type { Step } from '../chain/graph';
import { findUpstream } from '../chain/upstream';
import type { Exception, ExclusionClause, ExclusionRequirement } from '../knowledge/types';
import type { Place } from '../manifest/model';
import type { Slices } from '../text/slices';
import { matchOf } from './content';
import type { Flag } from './exceptions';
import { freedomOf } from './exceptions';
import { isExempt } from './exempt';
import type { ShareGround } from './share';
import type { Reason } from './whom';
import { reasonFor } from './whom';

/** What becomes of content that an exclusion is about. */
export type Verdict =
  | { readonly status: 'excluded' }
  /** What `by` does not say decides: a form, keys of exceptions, a value or a region. */
  | {
      readonly status: 'undetermined';
      readonly by: Step;
      readonly lacks: 'form' | 'value' | 'region' | readonly Flag[];
    }
  | { readonly status: 'excepted'; readonly by: Step; readonly exception: Exception };

/** Content that an exclusion is about: at an own step, or at the entry of its `inputs` that leads to it. */
export interface Excluded {
  /** The own step that it is reported at. */
  readonly step: Step;
  readonly place: Place;
  /** The step that is concerned by itself: the same, one that feeds it, or one in another file. */
  readonly origin: Step;
  readonly reason: Reason;
  /** The day from which on it is excluded. */
  readonly since: string;
  readonly verdict: Verdict;
}

/** What becomes of an exclusion on a day. */
export interface ExclusionResult {
  readonly requirement: ExclusionRequirement;
  /** Each own step at most once for what it does itself. */
  readonly found: readonly Excluded[];
}

/** Steps that are looked at between two points where others may run. */
const SLICE = 200;

const EXCLUDED: Verdict = { status: 'excluded' };

/** A step that a clause is about, and why, and how sure that is. */
interface Concerned {
  readonly reason: Reason;
  readonly verdict: Verdict;
  /** The step whose part it is, where that is not the step itself. */
  readonly origin: Step;
}

/** Judges one exclusion over the manifest's steps and the imported ones that feed them. */
export function* judgeExclusion(
  requirement: ExclusionRequirement,
  ground: ShareGround,
): Slices<ExclusionResult> {
  const { graph, asOf } = ground;
  const own = new Map<Step, Excluded>();
  const fed: Excluded[] = [];
  let looked = 0;
  for (const clause of requirement.clauses) {
    const { from, to, reach } = clause;
    if (asOf < from || (to !== undefined && asOf > to)) continue;
    const concerned = yield* concernedBy(requirement, clause, ground);
    for (const [step, { reason, verdict, origin }] of concerned) {
      if (++looked % SLICE === 0) yield;
      if (step.file !== undefined) continue;
      const place = origin === step ? placeOf(reason, step) : step.source.supplier;
      if (!place) continue;
      const known = own.get(step);
      if (known && rank(known.verdict) <= rank(verdict)) continue;
      own.set(step, { step, place, origin, reason, since: from, verdict });
    }
    if (concerned.size === 0) continue;
    // What comes from other files stands at the entry that leads there; what is fed, at its input.
    const wanted: Step[] = [];
    for (const step of graph.all) {
      if (++looked % SLICE === 0) yield;
      const found = concerned.get(step);
      if (found && (reach !== 'downstream' || found.verdict.status === 'excluded'))
        wanted.push(step);
    }
    const ways = yield* findUpstream(wanted);
    for (const step of graph.own) {
      if (++looked % SLICE === 0) yield;
      if (reach === 'downstream' && own.get(step)?.verdict.status === 'excluded') continue;
      for (const { entry, step: input } of step.inputs) {
        const way = input && ways.get(input);
        const found = way && concerned.get(way.origin);
        if (!way || !found || (reach !== 'downstream' && input.file === undefined)) continue;
        if (reach === 'downstream' && ways.get(step)?.next !== input) continue;
        const { reason, verdict } = found;
        const excluded = { step, place: entry, origin: way.origin, reason, since: from, verdict };
        if (reach !== 'downstream') {
          fed.push(excluded);
          continue;
        }
        own.set(step, excluded);
        break;
      }
    }
  }
  for (const excluded of yield* withoutRegion(requirement, ground)) {
    if (!own.has(excluded.step)) own.set(excluded.step, excluded);
  }
  return { requirement, found: [...own.values(), ...fed] };
}

const rank = ({ status }: Verdict): number =>
  status === 'excluded' ? 0 : status === 'undetermined' ? 1 : 2;

/** The steps that a clause is about and that are someone's whom the regime excludes. */
function* concernedBy(
  requirement: ExclusionRequirement,
  clause: ExclusionClause,
  ground: ShareGround,
): Slices<ReadonlyMap<Step, Concerned>> {
  const { knowledge, graph } = ground;
  const { content, reach, of, majority } = clause;
  const exempt = isExempt(requirement, ground);
  // Of what is not sure, the step whose form would decide.
  const sure: Step[] = [];
  const unsure: Step[] = [];
  let looked = 0;
  for (const step of graph.all) {
    if (++looked % SLICE === 0) yield;
    const match = matchOf(content, step, knowledge);
    if (match !== 'no' && !exempt(step)) (match === 'yes' ? sure : unsure).push(step);
  }
  const targets = new Map<Step, Step | undefined>();
  for (const step of sure) targets.set(step, undefined);
  if (reach === 'upstream') yield* addUpstream(targets);
  const open = new Map<Step, Step | undefined>();
  for (const step of unsure) if (!targets.has(step)) open.set(step, step);
  if (reach === 'upstream') yield* addUpstream(open);
  for (const [step, by] of open) if (!targets.has(step)) targets.set(step, by);

  const concerned = new Map<Step, Concerned>();
  for (const [step, by] of targets) {
    if (++looked % SLICE === 0) yield;
    const match = of ? matchOf(of, step, knowledge) : 'yes';
    if (match === 'no') continue;
    const reason = reasonFor(requirement.whom, step, ground);
    if (!reason) continue;
    const lacking = match === 'form' ? step : by;
    concerned.set(step, {
      reason,
      origin: step,
      verdict: verdictOf(requirement, step, lacking, ground),
    });
  }
  if (majority) yield* addMajorities(concerned, sure, requirement, majority, ground);
  return concerned;
}

function verdictOf(
  requirement: ExclusionRequirement,
  step: Step,
  lacking: Step | undefined,
  ground: ShareGround,
): Verdict {
  const freedom = freedomOf(requirement, step, ground);
  if (freedom.status === 'excepted') {
    return { status: 'excepted', by: freedom.item, exception: freedom.exception };
  }
  if (lacking) return { status: 'undetermined', by: lacking, lacks: 'form' };
  if (freedom.status === 'excluded') return EXCLUDED;
  return { status: 'undetermined', by: freedom.item, lacks: freedom.flags };
}

/** All that feeds the steps, each with what its first consumer has. */
function* addUpstream(steps: Map<Step, Step | undefined>): Slices<void> {
  let looked = 0;
  for (const [step, by] of steps) {
    if (++looked % SLICE === 0) yield;
    for (const { step: input } of step.inputs) if (input && !steps.has(input)) steps.set(input, by);
  }
}

/** Steps of which more than a part, by value, is of those who are excluded. */
function* addMajorities(
  concerned: Map<Step, Concerned>,
  steps: readonly Step[],
  { whom }: ExclusionRequirement,
  { of, percent }: NonNullable<ExclusionClause['majority']>,
  ground: ShareGround,
): Slices<void> {
  for (const step of steps) {
    yield;
    if (concerned.has(step)) continue;
    const upstream = new Map<Step, Step | undefined>([[step, undefined]]);
    yield* addUpstream(upstream);
    upstream.delete(step);
    const parts = [...upstream.keys()].filter(
      (each) => matchOf(of, each, ground.knowledge) !== 'no',
    );
    const theirs = parts.flatMap((part) => {
      const reason = reasonFor(whom, part, ground);
      return reason ? { part, reason } : [];
    });
    const [first] = theirs;
    if (!first) continue;
    const lacking = [step, ...parts].find(({ source }) => !source.value);
    const valueOf = ({ source }: Step) => source.value?.value ?? sumOf([]);
    if (!lacking) {
      const whole = sumOf([step, ...parts].map(valueOf));
      const part = sumOf(theirs.map((each) => valueOf(each.part)));
      if (part.mul(100).compare(whole.mul(percent)) <= 0) continue;
    }
    const verdict: Verdict = lacking
      ? { status: 'undetermined', by: lacking, lacks: 'value' }
      : EXCLUDED;
    concerned.set(step, { reason: first.reason, origin: first.part, verdict });
  }
}

/** Steps that may be in an excluded region, but do not say where in their country they are. */
function* withoutRegion(
  { asks, whom }: ExclusionRequirement,
  ground: ShareGround,
): Slices<readonly Excluded[]> {
  const [region] = whom.regions ?? [];
  if (!asks || region === undefined) return [];
  const { graph, asOf, knowledge } = ground;
  const sectors = asks.sectors.filter(({ from }) => from <= asOf);
  const found: Excluded[] = [];
  let looked = 0;
  for (const step of graph.own) {
    if (++looked % SLICE === 0) yield;
    const { country, source } = step;
    if (country?.code !== asks.country || source.region || !source.country) continue;
    const sector = sectors.find(({ content }) => matchOf(content, step, knowledge) !== 'no');
    if (!sector) continue;
    found.push({
      step,
      place: source.country,
      origin: step,
      reason: { kind: 'region', region },
      since: sector.from,
      verdict: { status: 'undetermined', by: step, lacks: 'region' },
    });
  }
  return found;
}

function placeOf(reason: Reason, { source }: Step): Place | undefined {
  switch (reason.kind) {
    case 'country':
      return source.country;
    case 'region':
      return source.region;
    default:
      return source.supplier;
  }
}
