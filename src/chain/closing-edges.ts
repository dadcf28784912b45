import { componentsOf } from './components';

/** An edge of a graph whose nodes are numbers. */
export interface Edge {
  readonly from: number;
  readonly to: number;
}

/**
 * The edges that close a circle when all are added one by one: those whose ends lead to each other as
 * soon as they are there. Instead of a search for each edge, which a long chain with many short cuts
 * would make quadratic, the times at which nodes come to lead to each other are found by halving:
 * O(edges × log edges).
 *
 * @param size number of nodes
 * @returns places in the list of edges, ascending
 */
export function closingEdges(size: number, edges: readonly Edge[]): number[] {
  const groups = new Groups(size);
  /** For each edge the first edge with which its ends lead to each other. */
  const joined = new Int32Array(edges.length).fill(edges.length);
  const numbers = new Int32Array(size);
  const rootOfNumber = new Int32Array(size);
  const all = edges.map((_, index) => index);
  halve(0, edges.length, all);
  return all.filter((index) => joined[index] === index);

  /** `those`: edges whose ends come to lead to each other at `low` or later; at `high`: never. */
  function halve(low: number, high: number, those: readonly number[]): void {
    if (those.length === 0 || low === edges.length) return;
    if (low === high) {
      for (const index of those) {
        joined[index] = low;
        groups.join(edges[index]!.from, edges[index]!.to);
      }
      return;
    }
    const middle = (low + high) >> 1;
    const there = those.filter((index) => index <= middle);
    const together = inOneComponent(there);
    halve(
      low,
      middle,
      there.filter((_, at) => together[at]),
    );
    let at = 0;
    const later = those.filter((index) => index > middle || together[at++] === false);
    halve(middle + 1, high, later);
  }

  /** Whether the ends of each edge lead to each other by these edges and what was joined before. */
  function inOneComponent(those: readonly number[]): boolean[] {
    const next: number[][] = [];
    const numberOf = (node: number): number => {
      const root = groups.rootOf(node);
      const number = numbers[root]!;
      // A number of an earlier look is out of date.
      if (number < next.length && rootOfNumber[number] === root) return number;
      rootOfNumber[next.length] = root;
      return (numbers[root] = next.push([]) - 1);
    };
    const ends = those.map((index) => {
      const from = numberOf(edges[index]!.from);
      const to = numberOf(edges[index]!.to);
      next[from]!.push(to);
      return { from, to };
    });
    const component = componentsOf(next.length, (node) => next[node] ?? []);
    return ends.map(({ from, to }) => component[from] === component[to]);
  }
}

/** Sets of nodes that were found to lead to each other. */
class Groups {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, node) => node);
  }

  join(a: number, b: number): void {
    this.#parent[this.rootOf(a)] = this.rootOf(b);
  }

  rootOf(node: number): number {
    let at = node;
    while (this.#parent[at] !== at) {
      // Each look shortens the way for the next.
      const up = this.#parent[this.#parent[at]!]!;
      this.#parent[at] = up;
      at = up;
    }
    return at;
  }
}
