import { endOf, startOf } from '../manifest/model';
import { RULES } from '../rules/catalogue';
import type { Finding } from '../rules/finding';
import type { Slices } from '../text/slices';

/** In order of place; of two at one start the shorter first. */
export const byPlace = (a: Finding, b: Finding): number =>
  startOf(a.place) - startOf(b.place) || endOf(a.place) - endOf(b.place);

/** What late rules find stands behind all else at a place. */
const RANKS: ReadonlyMap<string, number> = new Map(
  RULES.map((rule, index) => [rule.id, rule.late ? RULES.length + index : index]),
);

const rankOf = ({ ruleId }: Finding): number => RANKS.get(ruleId) ?? 0;

const inOrder = (a: Finding, b: Finding): number => byPlace(a, b) || rankOf(a) - rankOf(b);

/** A finding that belongs farther back waits for the sort. */
const MAX_MOVED = 20;

/** Findings that are put together between two points where others may have their turn. */
const SLICE = 2000;

/**
 * Findings in order of place; at one place in the order of the rules, and of one rule as they came.
 * They come nearly in that order, so that each finds its place near the end.
 */
export class OrderedFindings {
  readonly #list: Finding[] = [];
  #isOrdered = true;

  add(finding: Finding): void {
    const list = this.#list;
    let at = list.length;
    const least = Math.max(0, at - MAX_MOVED);
    list.push(finding);
    for (let before = list[at - 1]; before && inOrder(before, finding) > 0; before = list[at - 1]) {
      if (at === least) {
        this.#isOrdered = false;
        break;
      }
      list[at--] = before;
    }
    list[at] = finding;
  }

  get list(): readonly Finding[] {
    if (!this.#isOrdered) this.#list.sort(inOrder);
    this.#isOrdered = true;
    return this.#list;
  }
}

/** Two lists in order as one; what is equal stands as in the first, then as in the second. */
export function* merged(
  first: readonly Finding[],
  second: readonly Finding[],
): Slices<readonly Finding[]> {
  if (second.length === 0) return first;
  if (first.length === 0) return second;
  const all: Finding[] = [];
  let at = 0;
  for (const next of second) {
    // Often the second has few, and most of the first need no look.
    const to = behindAll(first, at, next);
    while (at < to) {
      const stop = Math.min(to, at + SLICE);
      while (at < stop) all.push(first[at++] ?? next);
      if (at < to) yield;
    }
    if (all.push(next) % SLICE === 0) yield;
  }
  while (at < first.length) {
    for (const stop = Math.min(first.length, at + SLICE); at < stop; at++) {
      const other = first[at];
      if (other) all.push(other);
    }
    yield;
  }
  return all;
}

/** The first place from one on whose finding stands behind another. */
function behindAll(findings: readonly Finding[], from: number, other: Finding): number {
  const isBefore = (index: number): boolean => {
    const finding = findings[index];
    return finding !== undefined && inOrder(finding, other) <= 0;
  };
  // By leaps that grow, so that what is near is found at once, too.
  let leap = 1;
  while (from + leap <= findings.length && isBefore(from + leap - 1)) leap *= 2;
  let low = from + (leap >> 1);
  let high = Math.min(findings.length, from + leap - 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
