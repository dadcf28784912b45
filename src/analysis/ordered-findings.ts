import { endOf, startOf } from '../manifest/model';
import { RULES } from '../rules/catalogue';
import type { Finding } from './finding';
import type { Slices } from '../manifest/slices';

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
const MOST_MOVED = 20;

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
    const least = Math.max(0, at - MOST_MOVED);
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
    for (let other = first[at]; other && inOrder(other, next) <= 0; other = first[++at]) {
      if (all.push(other) % SLICE === 0) yield;
    }
    if (all.push(next) % SLICE === 0) yield;
  }
  for (let other = first[at]; other; other = first[++at]) {
    if (all.push(other) % SLICE === 0) yield;
  }
  return all;
}
