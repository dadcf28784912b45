import type Fraction from 'fraction.js';
import { isLarger, sumOf } from '../../chain/exact-sum';

/** What a change adds to one test of an item. */
export interface Gain<S> {
  readonly step: S;
  readonly value: Fraction;
}

/** Met where the good part is half of the whole or more. */
export interface HalfTest<S> {
  readonly good: Fraction;
  readonly whole: Fraction;
  /** Changes that add to the good part. */
  readonly gains: readonly Gain<S>[];
}

/** Something of value that is gained whole once any of its tests is met. */
export interface Item<S> {
  readonly value: Fraction;
  readonly tests: readonly HalfTest<S>[];
}

export interface Fewest<S> {
  readonly steps: readonly S[];
  /** Whether no smaller set gains as much: false where steps are shared by too many items to try all. */
  readonly isProven: boolean;
}

/** Changes that a set may have. */
export const MAX_CHANGES = 20;
/** Steps that several items of a group share, of which every subset is tried. */
const MAX_SHARED = 8;
/** Subsets of shared steps that are tried over all groups. */
const MAX_SUBSETS = 2048;

/** The most that is gained with so many changes. */
interface Option<S> {
  readonly cost: number;
  readonly value: Fraction;
  readonly steps: readonly S[];
}

/**
 * The fewest changes by which items of a value that suffices are gained; undefined where at most
 * `MAX_CHANGES` are not enough. Items that share a step are looked at together: for each set of shared
 * steps the others are independent of each other, and of one item the largest gains come first.
 */
export function fewestChanges<S>(
  items: readonly Item<S>[],
  suffices: (gained: Fraction) => boolean,
): Fewest<S> | undefined {
  const groups = groupsOf(items);
  let subsetsLeft = MAX_SUBSETS;
  let isProven = true;
  const lists: Option<S>[][] = [];
  const alone: Option<S>[] = [];
  for (const group of groups) {
    const shared = sharedSteps(group);
    if (group.length === 1 && shared.length === 0) {
      const only = group[0] && cheapest(group[0], new Set());
      if (only && only.cost > 0) alone.push(only);
      continue;
    }
    const all = 2 ** shared.length;
    const isTried = shared.length <= MAX_SHARED && all <= subsetsLeft;
    const subsets = isTried ? subsetsOf(shared) : [[], ...shared.map((step) => [step]), shared];
    if (isTried) subsetsLeft -= all;
    else isProven = false;
    lists.push(optionsOf(group, subsets));
  }
  // Of items that cost the same, only as many as can be paid for are worth a look.
  for (const list of byCost(alone)) {
    list.sort((a, b) => b.value.compare(a.value));
    const affordable = Math.floor(MAX_CHANGES / (list[0]?.cost ?? 1));
    lists.push(...list.slice(0, affordable).map((option) => [option]));
  }
  const best = combined(lists);
  const found = best.find((option) => option && suffices(option.value));
  return found && { steps: [...new Set(found.steps)], isProven };
}

/** For each number of changes the best way to spend them, one option of each list at most. */
function combined<S>(lists: readonly (readonly Option<S>[])[]): (Option<S> | undefined)[] {
  const none: Option<S> = { cost: 0, value: sumOf([]), steps: [] };
  let best: (Option<S> | undefined)[] = [none];
  for (const list of lists) {
    const next = [...best];
    for (const option of list) {
      best.forEach((before, spent) => {
        const cost = spent + option.cost;
        if (!before || cost > MAX_CHANGES) return;
        const value = before.value.add(option.value);
        const known = next[cost];
        if (known && !isLarger(value, known.value)) return;
        next[cost] = { cost, value, steps: [...before.steps, ...option.steps] };
      });
    }
    best = next;
  }
  return best;
}

/** The ways to spend changes on items that share steps, each set of shared steps tried. */
function optionsOf<S>(group: readonly Item<S>[], subsets: readonly (readonly S[])[]): Option<S>[] {
  return subsets.flatMap((subset) => {
    const changed = new Set(subset);
    const lists = group.flatMap((item) => {
      const option = cheapest(item, changed);
      return option ? [[option]] : [];
    });
    return combined(lists).flatMap((option) =>
      option
        ? {
            cost: option.cost + subset.length,
            value: option.value,
            steps: [...subset, ...option.steps],
          }
        : [],
    );
  });
}

/** The fewest further changes by which an item is gained. */
function cheapest<S>(item: Item<S>, changed: ReadonlySet<S>): Option<S> | undefined {
  let best: readonly S[] | undefined;
  for (const { good, whole, gains } of item.tests) {
    if (!isLarger(whole, sumOf([]))) continue;
    let have = good;
    const open: Gain<S>[] = [];
    for (const gain of gains) {
      if (changed.has(gain.step)) have = have.add(gain.value);
      else open.push(gain);
    }
    open.sort((a, b) => b.value.compare(a.value));
    const steps: S[] = [];
    for (const { step, value } of open) {
      if (!isLarger(whole, have.mul(2))) break;
      have = have.add(value);
      steps.push(step);
    }
    if (isLarger(whole, have.mul(2))) continue;
    if (!best || steps.length < best.length) best = steps;
  }
  return best && { cost: best.length, value: item.value, steps: best };
}

/** Items that share steps, over any number of others, together. */
function groupsOf<S>(items: readonly Item<S>[]): Item<S>[][] {
  const groupOf = new Map<S, { items: Item<S>[]; steps: S[] }>();
  const groups = new Set<{ items: Item<S>[]; steps: S[] }>();
  for (const item of items) {
    const steps = [...stepsOf(item)];
    const mine = { items: [item], steps };
    groups.add(mine);
    for (const step of steps) {
      const other = groupOf.get(step);
      if (!other || other === mine) {
        groupOf.set(step, mine);
        continue;
      }
      // The larger one takes the smaller one in.
      mine.items.push(...other.items);
      mine.steps.push(...other.steps);
      for (const each of other.steps) groupOf.set(each, mine);
      groups.delete(other);
    }
  }
  return [...groups].map((group) => group.items);
}

const stepsOf = <S>({ tests }: Item<S>): Set<S> =>
  new Set(tests.flatMap(({ gains }) => gains.map(({ step }) => step)));

/** Steps of more than one item, those that are in most items first. */
function sharedSteps<S>(group: readonly Item<S>[]): S[] {
  const counts = new Map<S, number>();
  for (const item of group) {
    for (const step of stepsOf(item)) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([step]) => step);
}

const subsetsOf = <S>(steps: readonly S[]): S[][] =>
  steps.reduce<S[][]>(
    (subsets, step) => [...subsets, ...subsets.map((subset) => [...subset, step])],
    [[]],
  );

function byCost<S>(options: readonly Option<S>[]): Option<S>[][] {
  const lists = new Map<number, Option<S>[]>();
  for (const option of options) {
    const list = lists.get(option.cost);
    if (list) list.push(option);
    else lists.set(option.cost, [option]);
  }
  return [...lists.values()];
}
