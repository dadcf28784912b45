import assert from 'node:assert/strict';
import type { Analysis } from '../../src/analysis/analysis';
import { stepAt } from '../../src/analysis/at';
import type { TreeNode } from '../../src/navigation/tree/nodes';
import { childrenOf, nodeOf, PAGE_STEPS } from '../../src/navigation/tree/nodes';
import type { Grouping, SourceTree } from '../../src/navigation/tree/source-tree';
import { GROUPINGS, sourceTree } from '../../src/navigation/tree/source-tree';
import { inOneGo } from '../../src/text/slices';
import { analyseFiles, analyseText } from '../support/analyse';

const FAR = `manifest: 1
product: Salt
sources:
  - id: brine
    material: lithium
    stage: extraction
    supplier: Brine Co
    country: CL
  - id: salt
    material: lithium
    stage: processing
    supplier: Refinery
    country: CN
    inputs: [brine]
`;

const PACK = `manifest: 1
product: Pack
asOf: 2024-06-30
imports: [./far.sourcing.yaml]
suppliers:
  maker: { name: Maker Inc, country: KR }
sources:
  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: maker
    country: KR
    inputs: [./far.sourcing.yaml#salt]
  - id: nickel
    material: nickel
    stage: processing
    supplier: Maker Inc
    origins:
      - { country: AU, share: 60% }
      - { country: ID, share: 40% }
  - id: scrap
    material: nickel
    stage: recycling
    supplier: Somebody
    country: unknown
  - id: salt-2
    material: lithium
    stage: processing
    supplier: Other
    country: China
    waivers:
      - { rule: china-source, reason: Second source, expires: 2030-01-01 }
`;

const pack = (): Analysis => analyseFiles({ 'pack.sourcing.yaml': PACK, 'far.sourcing.yaml': FAR });

const treeOf = (analysis: Analysis, grouping: Grouping, filter = ''): SourceTree =>
  inOneGo(sourceTree(analysis, grouping, filter));

/** The lines of the tree, indented. */
function lines(tree: SourceTree, analysis: Analysis, node?: TreeNode, depth = 0): string[] {
  return childrenOf(tree, node, analysis).flatMap((child) => {
    const { group } = child;
    const text =
      child.kind === 'source'
        ? (child.step.source.id?.value ?? '?')
        : child.kind === 'page'
          ? `${String(child.from)} to ${String(child.to)}`
          : [group.name ?? '-', group.status, `E${String(group.errors)}W${String(group.warnings)}`]
              .filter(Boolean)
              .join(' ');
    return ['  '.repeat(depth) + text, ...lines(tree, analysis, child, depth + 1)];
  });
}

describe('The tree of the sources', () => {
  it('goes by material and stage, along the chain, with what feeds it from other files', () => {
    const analysis = pack();
    assert.deepEqual(lines(treeOf(analysis, 'material'), analysis), [
      'lithium E0W0',
      '  extraction E0W0',
      '    brine',
      '  processing E0W0',
      '    salt-2',
      '    salt',
      'nickel E0W0',
      '  processing E0W0',
      '    nickel',
      '  recycling E0W0',
      '    scrap',
      'battery-cell E0W1',
      '  manufacturing E0W1',
      '    cell',
    ]);
  });

  it('goes by country, a split source at each of its places', () => {
    const analysis = pack();
    const tree = treeOf(analysis, 'country');
    assert.deepEqual(
      tree.groups.map(({ name, status, steps }) => [
        name,
        status,
        steps.map(({ source }) => source.id?.value).join(' '),
      ]),
      [
        [undefined, 'nowhere', 'scrap'],
        ['AU', 'qualifies', 'nickel'],
        ['CL', 'qualifies', 'brine'],
        ['CN', 'covered', 'salt-2 salt'],
        ['ID', 'pending', 'nickel'],
        ['KR', 'qualifies', 'cell'],
      ],
    );
  });

  it('goes by supplier, whether it is named by its id or its name', () => {
    const analysis = pack();
    assert.deepEqual(
      treeOf(analysis, 'supplier').groups.map(
        ({ name, steps }) => `${name ?? ''} ${String(steps.length)}`,
      ),
      ['Brine Co 1', 'Maker Inc 2', 'Other 1', 'Refinery 1', 'Somebody 1'],
    );
  });

  it('goes by status, the most urgent first', () => {
    const analysis = pack();
    assert.deepEqual(
      treeOf(analysis, 'status').groups.map(
        ({ name, steps }) => `${name ?? ''} ${String(steps.length)}`,
      ),
      ['covered 2', 'nowhere 1', 'pending 1', 'qualifies 2'],
    );
  });

  it('is filtered by all words, in ids, materials, suppliers and countries', () => {
    const analysis = pack();
    const ids = (filter: string): string => {
      const tree = treeOf(analysis, 'status', filter);
      const found = tree.groups.flatMap(({ steps }) => steps.map(({ source }) => source.id?.value));
      assert.equal(tree.shown, found.length);
      assert.equal(tree.of, 6);
      return found.join(' ');
    };
    assert.equal(ids('  LITHIUM processing'), 'salt-2 salt');
    assert.equal(ids('korea'), 'cell');
    assert.equal(ids('maker inc nick'), 'nickel');
    assert.equal(ids('battery cell'), 'cell');
    assert.equal(ids('nothing'), '');
  });

  it('has its lines in pages where there are many, and finds each of them', () => {
    const many = PAGE_STEPS * 2 + 5;
    const text = `manifest: 1\nproduct: P\nsources:\n${Array.from(
      { length: many },
      (_, at) =>
        `  - { id: s${String(at)}, material: lithium, stage: extraction, supplier: S, country: AU }\n`,
    ).join('')}`;
    const analysis = analyseText(text);
    const tree = treeOf(analysis, 'material');
    const top = childrenOf(tree, undefined, analysis)[0];
    const stage = childrenOf(tree, top, analysis)[0];
    const pages = childrenOf(tree, stage, analysis);
    assert.deepEqual(
      pages.map((page) => childrenOf(tree, page, analysis).length),
      [PAGE_STEPS, PAGE_STEPS, 5],
    );
    for (const grouping of GROUPINGS) {
      const each = treeOf(analysis, grouping);
      for (const step of analysis.graph.own) {
        const node = nodeOf(each, step, analysis);
        assert.ok(node?.parent);
        const beside = childrenOf(each, node.parent, analysis);
        assert.ok(beside.some(({ id }) => id === node.id));
      }
    }
  });

  it('keeps the ids of its lines apart where two sources have one id, and over an edit', () => {
    const twice = analyseText(
      FAR.replace('id: salt', 'id: brine')
        .replace('[brine]', '[]')
        .replace('extraction', 'processing'),
    );
    for (const grouping of GROUPINGS) {
      const tree = treeOf(twice, grouping);
      const ids: string[] = [];
      const walk = (node?: TreeNode): void => {
        for (const child of childrenOf(tree, node, twice)) {
          ids.push(child.id);
          walk(child);
        }
      };
      walk();
      assert.equal(new Set(ids).size, ids.length, grouping);
    }
    const [before, after] = [pack(), pack()];
    const ids = (analysis: Analysis): string[] =>
      analysis.graph.all.map(
        (step) => nodeOf(treeOf(analysis, 'status'), step, analysis)?.id ?? '',
      );
    assert.deepEqual(ids(before), ids(after));
  });

  it('finds the line of the source at the cursor', () => {
    const analysis = pack();
    const step = stepAt(analysis.graph.own, PACK.indexOf('Somebody'));
    assert.ok(step);
    const node = nodeOf(treeOf(analysis, 'material'), step, analysis);
    assert.match(node?.id ?? '', /nickel.*recycling.*#scrap$/);
    assert.equal(nodeOf(treeOf(analysis, 'material', 'lithium'), step, analysis), undefined);
  });
});
