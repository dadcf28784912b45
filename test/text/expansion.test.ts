import assert from 'node:assert/strict';
import type { Node } from '../../src/text/node';
import { YamlReader } from '../../src/text/yaml-reader';

/** Lines each of which names the one before twice. */
const doubling = (lines: number, value: (of: string) => string, first: string): string =>
  `a0: &a0 ${first}\n` +
  Array.from({ length: lines }, (_, at) => {
    const [own, of] = [`a${String(at + 1)}`, `*a${String(at)}`];
    return `${own}: &${own} ${value(of)}\n`;
  }).join('');

function nodesIn(node: Node | undefined): number {
  if (!node || node.kind === 'scalar') return 1;
  const below = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  return below.reduce((sum, each) => sum + nodesIn(each), 1);
}

describe('what aliases and merges bring forth', () => {
  for (const [what, text, limit] of [
    ['lists', doubling(60, (of) => `[${of}, ${of}]`, '[x, x]'), 400_000],
    ['mappings', doubling(250, (of) => `{k: ${of}, j: ${of}}`, '{k: 1, j: 2}'), 400_000],
    ['merges', doubling(60, (of) => `{<<: [${of}, ${of}], k: 1}`, '{k: 1, j: 2}'), 1000],
  ] as const) {
    it(`is counted before it is made: ${what}`, () => {
      const reader = new YamlReader();
      const unit = reader.parse(text);
      const root = unit.root();
      assert.deepEqual(
        unit.mistakes.map((each) => each.kind === 'syntax' && each.code),
        ['expands'],
      );
      const [mistake] = unit.mistakes;
      assert.match(text.slice(mistake?.start, mistake?.end), /^(?:\*a\d+|<<)$/);
      // What would be too much is not begun: with it there would be a million.
      const nodes = nodesIn(root);
      assert.ok(nodes < limit, String(nodes));
      assert.ok(reader.spent.nodes > 1_000_000);
    });
  }

  it('is as much as is made', () => {
    const text =
      'a: &a {k: [1, 2], j: &j x}\nb: &b [*a, {<<: *a, *j : y}]\nc: *b\nd: {<<: [*a, {z: *b}], e: *a}\n';
    const reader = new YamlReader();
    const unit = reader.parse(text);
    assert.ok(unit.root());
    assert.deepEqual(unit.mistakes, []);
    assert.equal(reader.spent.nodes, 106);
  });
});
