import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Edge } from '../../src/chain/closing-edges';
import { closingEdges } from '../../src/chain/closing-edges';
import { componentsOf } from '../../src/chain/components';
import { runs } from '../support/runs';

/** Whether a way leads from one node to another, by looking at every edge again and again. */
function leadsTo(edges: readonly Edge[], from: number, to: number): boolean {
  const reached = new Set([from]);
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const edge of edges) if (reached.has(edge.from)) reached.add(edge.to);
  }
  return reached.has(to);
}

const SIZE = 7;
const node = fc.nat(SIZE - 1);
const graph = fc.array(fc.record({ from: node, to: node }), { maxLength: 20 });

describe('circles', () => {
  it('are closed by the edges whose ends led to each other already', () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const expected = edges.flatMap(({ from, to }, index) =>
          leadsTo(edges.slice(0, index), to, from) ? [index] : [],
        );
        assert.deepEqual(closingEdges(SIZE, edges), expected);
      }),
      { numRuns: runs(500) },
    );
  });

  it('join the nodes that lead to each other, and no others', () => {
    fc.assert(
      fc.property(graph, node, node, (edges, a, b) => {
        const next = (from: number): number[] =>
          edges.filter((edge) => edge.from === from).map(({ to }) => to);
        const component = componentsOf(SIZE, next);
        const together = leadsTo(edges, a, b) && leadsTo(edges, b, a);
        assert.equal(component[a] === component[b], together);
      }),
      { numRuns: runs(500) },
    );
  });

  it('are found in a chain longer than the call stack, with short cuts from every step', () => {
    const size = 30_000;
    const edges: Edge[] = [];
    for (let to = 1; to < size; to++) {
      edges.push({ from: to - 1, to });
      if (to > 1) edges.push({ from: to >> 1, to });
    }
    edges.push({ from: size - 1, to: 0 });
    assert.deepEqual(closingEdges(size, edges), [edges.length - 1]);
  }).timeout(20_000);
});
