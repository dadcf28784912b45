import type { Step } from '../chain/graph';
import type { Slices } from '../text/slices';
import { filtered } from '../text/slices';
import { findUpstream } from '../chain/upstream';
import type { ExclusionRequirement } from '../knowledge/types';
import type { Place } from '../manifest/model';
import { concerns } from './content';
import type { ShareGround } from './share';
import type { Reason } from './whom';
import { reasonFor } from './whom';

/** Excluded content: at an own step, or at the entry of its `inputs` that leads to it. */
export interface Excluded {
  /** The own step that it is told at. */
  readonly step: Step;
  readonly place: Place;
  /** The step that is excluded by itself: the same, one that feeds it, or one in another file. */
  readonly origin: Step;
  readonly reason: Reason;
  /** The day from which on it is excluded. */
  readonly since: string;
}

/** Steps that are looked at between two points where others may have their turn. */
const SLICE = 200;

/** What an exclusion is about on a day: each own step at most once for what it does itself. */
export function* exclusionsOf(
  requirement: ExclusionRequirement,
  ground: ShareGround,
): Slices<readonly Excluded[]> {
  const { graph, asOf } = ground;
  const found: Excluded[] = [];
  let looked = 0;
  const told = new Set<Step>();
  for (const { content, from, to, reach } of requirement.clauses) {
    if (asOf < from || (to !== undefined && asOf > to)) continue;
    const isExempt = exemptOn(requirement, ground);
    const direct = yield* filtered(
      graph.all,
      (step) => concerns(content, step, ground.knowledge) && !isExempt(step),
    );
    const reasons = new Map<Step, Reason>();
    for (const step of reach === 'upstream' ? yield* withUpstream(direct) : direct) {
      if (++looked % SLICE === 0) yield;
      const reason = reasonFor(requirement.whom, step, ground);
      if (reason) reasons.set(step, reason);
    }
    for (const [step, reason] of reasons) {
      if (++looked % SLICE === 0) yield;
      if (step.file !== undefined || told.has(step)) continue;
      const place = placeOf(reason, step);
      if (!place) continue;
      told.add(step);
      found.push({ step, place, origin: step, reason, since: from });
    }
    if (reasons.size === 0) continue;
    // What comes from other files stands at the entry that leads there; what is fed, at its input.
    const ways = yield* findUpstream(yield* filtered(graph.all, (step) => reasons.has(step)));
    for (const step of graph.own) {
      if (++looked % SLICE === 0) yield;
      if (reach === 'downstream' && told.has(step)) continue;
      for (const { entry, step: fed } of step.inputs) {
        const way = fed && ways.get(fed);
        const reason = way && reasons.get(way.origin);
        if (!way || !reason || (reach !== 'downstream' && fed.file === undefined)) continue;
        if (reach === 'downstream' && ways.get(step)?.next !== fed) continue;
        found.push({ step, place: entry, origin: way.origin, reason, since: from });
        if (reach === 'downstream') {
          told.add(step);
          break;
        }
      }
    }
  }
  return found;
}

/** A requirement may leave out what cannot be traced yet. */
function exemptOn(
  { exempt }: ExclusionRequirement,
  { asOf, knowledge }: ShareGround,
): (step: Step) => boolean {
  if (!exempt || asOf >= exempt.before) return () => false;
  return ({ material }) =>
    material !== undefined && exempt.materials.some((id) => knowledge.sameFamily(id, material));
}

function* withUpstream(steps: readonly Step[]): Slices<Set<Step>> {
  const reached = new Set(steps);
  let looked = 0;
  for (const step of reached) {
    if (++looked % SLICE === 0) yield;
    for (const input of step.inputs) if (input.step) reached.add(input.step);
  }
  return reached;
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
