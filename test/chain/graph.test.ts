import assert from 'node:assert/strict';
import type { Graph, Step } from '../../src/chain/graph';
import { wayUp } from '../../src/chain/upstream';
import { analyseFiles, analyseText } from '../support/analyse';

const manifest = (lines: string, imports = ''): string =>
  `manifest: 1\nproduct: P\nasOf: 2023-06-30\n${imports}sources:\n${lines}\n`;

/** A step on one line: `id country input input …`. */
const steps = (...rows: readonly string[]): string =>
  rows
    .map((row) => {
      const [id, country, ...inputs] = row.split(' ');
      const fed = inputs.length > 0 ? `, inputs: ['${inputs.join("', '")}']` : '';
      return `  - { id: ${id}, material: cobalt, stage: processing, supplier: S, country: ${country}${fed} }`;
    })
    .join('\n');

const idOf = ({ source, file }: Step): string =>
  (file === undefined ? '' : `${file}#`) + (source.id?.value ?? '');

function idsUp(graph: Graph, id: string, of: 'china' | 'other-covered' = 'china'): string[] {
  const step = graph.byId.get(id);
  const upstream = graph.upstream(of);
  return ((step && wayUp(step, upstream, 5))?.steps ?? []).map(idOf);
}

describe('the graph', () => {
  it('takes the shortest way up, and of two the first in the file', () => {
    const rows = ['far CN', 'b AU far', 'c AU b', 'near HK', 'other CN', 'end US c near other'];
    const { graph } = analyseText(manifest(steps(...rows)));
    assert.deepEqual(idsUp(graph, 'end'), ['end', 'near']);
    assert.deepEqual(idsUp(graph, 'c'), ['c', 'b', 'far']);
    assert.deepEqual(idsUp(graph, 'near'), ['near']);
    assert.deepEqual(idsUp(graph, 'end', 'other-covered'), []);
  });

  it('follows inputs over files, each by its own imports', () => {
    const { graph } = analyseFiles({
      'p/pack.sourcing.yaml': manifest(
        steps('cell US ../q/cells.sourcing.yaml#cathode', 'lost US ../r/ore.sourcing.yaml#ore'),
        'imports: [../q/cells.sourcing.yaml]\n',
      ),
      'q/cells.sourcing.yaml': manifest(
        steps('cathode KR ../r/ore.sourcing.yaml#ore', 'unused CN'),
        'imports: [../r/ore.sourcing.yaml]\n',
      ),
      'r/ore.sourcing.yaml': manifest(steps('ore CN ./none.sourcing.yaml#x')),
    });
    assert.deepEqual(graph.own.map(idOf), ['cell', 'lost']);
    assert.deepEqual(graph.all.slice(2).map(idOf), [
      'q/cells.sourcing.yaml#cathode',
      'r/ore.sourcing.yaml#ore',
    ]);
    assert.deepEqual(idsUp(graph, 'cell').at(-1), 'r/ore.sourcing.yaml#ore');
    assert.equal(graph.own[1]?.inputs[0]?.missing, 'not-imported');
  });

  it('ends where imports go round, and knows its own file by any path', () => {
    const { graph, findings } = analyseFiles({
      'p/a.sourcing.yaml': manifest(
        steps('one AU ./b.sourcing.yaml#two', 'three AU ../p/a.sourcing.yaml#one'),
        'imports: [./b.sourcing.yaml]\n',
      ),
      'p/b.sourcing.yaml': manifest(
        steps('two AU ./a.sourcing.yaml#zero', 'zero CN'),
        'imports: [./a.sourcing.yaml]\n',
      ),
    });
    assert.deepEqual(graph.all.map(idOf), ['one', 'three', 'p/b.sourcing.yaml#two']);
    assert.equal(graph.all[2]?.inputs[0]?.missing, 'id');
    assert.deepEqual(findings, []);
  });

  it('counts extraction and recycling as one stage', () => {
    const rows = ['a', 'b', 'c'].map((id, index) => {
      const stage = ['extraction', 'processing', 'recycling'][index] ?? '';
      return `  - { id: ${id}, material: cobalt, stage: ${stage}, supplier: S, country: AU }`;
    });
    const { graph } = analyseText(manifest(rows.join('\n')));
    assert.deepEqual(
      graph.stages.map(({ stage, steps: all }) => [stage, all.map(idOf)]),
      [
        ['extraction', ['a', 'c']],
        ['processing', ['b']],
      ],
    );
  });

  it('is not disturbed by ids that every object has', () => {
    const { graph, findings } = analyseText(
      manifest(steps('__proto__ AU', 'constructor AU __proto__', 'b AU toString')),
    );
    assert.equal(graph.byId.get('constructor')?.inputs[0]?.step?.source.id?.value, '__proto__');
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['unresolved-reference'],
    );
  });

  it('stands a chain longer than the call stack', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) =>
      at === 0 ? 's0 CN' : `s${String(at)} AU s${String(at - 1)}`,
    );
    const { graph, findings } = analyseText(manifest(steps(...rows)));
    assert.deepEqual(idsUp(graph, 's19999'), ['s19999', 's19998', 's19997', 's19996', 's0']);
    const last = graph.own.at(-1);
    assert.equal(last && wayUp(last, graph.upstream('china'), 5)?.leftOut, 19_995);
    assert.equal(findings.filter(({ ruleId }) => ruleId === 'china-upstream').length, 19_999);
  }).timeout(20_000);
});
