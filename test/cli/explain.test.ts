import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { builtCli, runCli } from '../support/cli';

describe('sourcing-compliance explain and alternatives', () => {
  before(builtCli);

  const run = (...args: string[]) => runCli(tmpdir(), args);

  it('says how a country stands on a day', () => {
    const [before = '', after = ''] = ['2023-03-27', '2023-03-28'].map(
      (day) => run('explain', 'Japan', '--as-of', day).out,
    );
    assert.match(before, /^Japan \(JP\): .*on 2023-03-27$/m);
    assert.match(after, /^Japan \(JP\): .*critical-minerals agreement since 2023, on 2023-03-28$/m);
  });

  it('explains materials, components and rules by any of their names', () => {
    assert.match(run('explain', 'Li').out, /^lithium \(Li\)/);
    assert.match(run('explain', 'battery-cell').out, /^battery cell/i);
    assert.match(run('explain', 'china-source').out, /^china-source: /);
  });

  it('explains regimes by their ids, with what they require that day', () => {
    const { status, out } = run('explain', 'dfars-7052', '--as-of', '2026-11-26');
    assert.equal(status, 0);
    assert.match(out, /^Magnets, tantalum and tungsten .*: applies from 2019-04-30/);
    assert.match(run('explain', 'ira-30d', '--as-of', '2025-01-01').out, /at least 60 % in 2025/);
  });

  it('explains companies: lists with their days, and what they are known for', () => {
    const { status, out } = run('explain', 'CATL', '--as-of', '2026-11-26');
    assert.equal(status, 0);
    assert.match(out, /1260H.* since \d{4}-\d\d-\d\d: “Contemporary Amperex Technology/);
    assert.match(run('explain', '国轩高科').out, /^Known: Gotion High-tech, seated in China/m);
  });

  it('asks whether a near name is meant', () => {
    for (const [what, meant] of [
      ['Chlie', 'Chile'],
      ['lihtium', 'lithium'],
      ['china-sorce', 'china-source'],
      ['ira-30b', 'ira-30d'],
      ['DFARS', 'dfars-7052'],
      ['Contemporary Amperex Tecnology', 'Contemporary Amperex Technology Co., Ltd.'],
    ] as const) {
      const { status, errors } = run('explain', what);
      assert.equal(status, 2);
      assert.match(errors[0] ?? '', new RegExp(`Did you mean .*${meant}`), what);
    }
  });

  it('lists who could take over, best first', () => {
    const { status, out } = run('alternatives', 'lithium', 'processing', '--as-of', '2026-11-26');
    assert.equal(status, 0);
    assert.match(out, /^1\. Source from Chile: free-trade agreement since 2004/);
    assert.doesNotMatch(out, /China/);
  });

  it('says of a name that several countries have, or that is none, what check says', () => {
    for (const [name, said] of [
      ['Congo', /“Congo” is ambiguous\..*\(CD\) or .*\(CG\)\.$/],
      ['Korea', /“Korea” is ambiguous\..*South Korea \(KR\) or North Korea \(KP\)\.$/],
      ['EU', /“EU” is not a country\. Name the member state/],
    ] as const) {
      const { status, out, errors } = run('explain', name);
      assert.deepEqual([status, out, errors.length], [2, '', 1], name);
      assert.match(errors[0] ?? '', said);
    }
    assert.match(run('explain', 'Eu').out, /^europium \(Eu\)/);
  });

  it('names the stages of a subject that has not the one asked for', () => {
    for (const [subject, stage, said] of [
      [
        'Li',
        'manufacturing',
        '"manufacturing" is no stage of lithium, a material. Its stages: extraction, processing, recycling.',
      ],
      [
        'battery-cell',
        'extraction',
        '"extraction" is no stage of battery-cell, a component. Its stages: manufacturing, assembly.',
      ],
    ] as const) {
      const { status, out, errors } = run('alternatives', subject, stage);
      assert.deepEqual([status, out], [2, '']);
      assert.equal(errors.length, 1);
      assert.ok(errors[0]?.includes(said), errors[0]);
    }
  });

  it('takes a stage in the words of the trade', () => {
    const { status, out } = run('alternatives', 'lithium', 'refining', '--as-of', '2026-11-26');
    assert.deepEqual([status, out.startsWith('1. Source from Chile')], [0, true]);
  });

  it('quotes no more of a long name than one reads', () => {
    for (const args of [
      ['explain', 'a'.repeat(50_000)],
      ['alternatives', 'a'.repeat(50_000), 'processing'],
      ['alternatives', 'lithium', 'a'.repeat(50_000)],
    ]) {
      const { status, errors } = run(...args);
      assert.equal(status, 2);
      assert.ok((errors[0] ?? '').length < 300);
    }
  });

  it('ends with 2 and a line for what is not known', () => {
    for (const args of [
      ['explain', ' '],
      ['explain', 'no\u001b[31msuch\nthing'],
      ['alternatives', 'nothing', 'processing'],
      ['alternatives', 'lithium', 'thinking'],
      ['explain', 'CL', '--as-of', '2023-02-30'],
    ]) {
      const { status, out, errors } = run(...args);
      assert.deepEqual([status, out, errors.length], [2, '', 1], args.join(' '));
      assert.ok(!errors[0]?.includes('\u001b'));
    }
  });
});
