import type { Step, Upstream } from './graph';
import type { Lookup } from './lookup';
import type { Slices } from '../text/slices';

/** Steps that are looked at before it yields to the event loop. */
const SLICE = 2000;

/**
 * The shortest way up from every step to one of the `wanted`, by one search downwards from all of
 * those; of two ways of one length the one that comes first in the file.
 *
 * @param wanted in the order of the file, each once
 */
export function* findUpstream(wanted: Iterable<Step>): Slices<Lookup<Step, Upstream>> {
  const found = new Map<Step, Upstream>();
  const queue: Step[] = [];
  let looked = 0;
  for (const step of wanted) {
    found.set(step, { origin: step, distance: 0 });
    queue.push(step);
    if (++looked % SLICE === 0) yield;
  }
  for (const step of queue) {
    if (++looked % SLICE === 0) yield;
    const { origin, distance } = found.get(step) ?? { origin: step, distance: 0 };
    for (const fed of step.feeds) {
      if (found.has(fed)) continue;
      found.set(fed, { next: step, origin, distance: distance + 1 });
      queue.push(fed);
    }
  }
  return found;
}

/** A way up, both its ends included; of a long one the first steps and the last. */
export interface WayUp {
  readonly steps: readonly Step[];
  /** Number of steps left out before the last. */
  readonly leftOut: number;
}

/**
 * The way from a step up to the one that was looked for. Never more than `most` steps are looked at:
 * the ways of all steps of one long chain would be its square.
 *
 * @param most two or more
 */
export function wayUp(
  step: Step,
  upstream: Lookup<Step, Upstream>,
  most: number,
): WayUp | undefined {
  const found = upstream.get(step);
  if (!found) return undefined;
  const { origin, distance } = found;
  const leftOut = Math.max(0, distance + 1 - most);
  const steps: Step[] = [];
  for (let at: Step | undefined = step; at && at !== origin; at = upstream.get(at)?.next) {
    if (steps.length === most - 1) break;
    steps.push(at);
  }
  return { steps: [...steps, origin], leftOut };
}

/** Causes that one finding names; and steps looked at for them, since ways branch. */
const MAX_CAUSES = 5;
const MAX_LOOKS = 200;

/**
 * The steps that were looked for and that a step rests on, nearest first, at most five; none above
 * another one of them.
 */
export function causesAbove(step: Step, upstream: Lookup<Step, Upstream>): Step[] {
  const causes: Step[] = [];
  const queue = new Set([step]);
  for (const each of queue) {
    const found = upstream.get(each);
    if (found?.distance === 0) causes.push(each);
    if (causes.length === MAX_CAUSES) break;
    if (found?.distance === 0) continue;
    for (const { step: fed } of each.inputs) {
      if (fed && upstream.has(fed) && queue.size < MAX_LOOKS) queue.add(fed);
    }
  }
  const nearest = upstream.get(step)?.origin;
  if (!nearest) return causes;
  // Of causes that are as near, the one at the end of the way that the message names comes first.
  return [nearest, ...causes.filter((cause) => cause !== nearest)].slice(0, MAX_CAUSES);
}
