import assert from 'node:assert/strict';
import { endOf, startOf } from '../../src/manifest/model';
import { RULES } from '../../src/rules/catalogue';
import { analyseFiles, analyseText } from '../support/analyse';

const japan = (head: string): string =>
  `manifest: 1\nproduct: P\n${head}sources:\n` +
  '  - { id: a, material: cobalt, stage: processing, supplier: S, country: JP }\n';

const idsOf = ({ findings }: ReturnType<typeof analyseText>): string[] =>
  findings.map(({ ruleId }) => ruleId);

describe('the day that is judged', () => {
  it('is the one of the manifest', () => {
    const analysis = analyseText(japan('asOf: 2023-03-27\n'), { today: '2024-01-01' });
    assert.equal(analysis.asOf, '2023-03-27');
    assert.deepEqual(idsOf(analysis), ['non-fta-source']);
    assert.deepEqual(idsOf(analyseText(japan('asOf: 2023-03-28\n'))), []);
  });

  it('is today where the manifest gives none', () => {
    assert.deepEqual(idsOf(analyseText(japan(''), { today: '2023-03-27' })), ['non-fta-source']);
    assert.deepEqual(idsOf(analyseText(japan(''), { today: '2023-03-28' })), []);
  });

  it('is the one that is asked for, before that of the manifest', () => {
    const analysis = analyseText(japan('asOf: 2023-03-27\n'), { asOf: '2023-03-28' });
    assert.deepEqual(idsOf(analysis), []);
  });

  for (const head of ['asOf: 2023-02-30\n', 'asOf: soon\n', 'asOf:\n', 'asOf: [2023-06-30]\n']) {
    it(`is none with “${head.trim()}”: one finding, and no dated rule runs`, () => {
      const analysis = analyseText(japan(head));
      assert.equal(analysis.asOf, undefined);
      assert.deepEqual(idsOf(analysis), ['manifest-schema']);
    });
  }
});

describe('findings', () => {
  it('are in order of place, then of the rules', () => {
    const { findings } = analyseText(
      japan('regimes: [no]\nasOf: 2023-03-27\n').replace('JP', 'Japan') + 'imports: [./no.yaml]\n',
    );
    const keys = findings.map(({ place, ruleId }) => [
      startOf(place),
      endOf(place),
      RULES.findIndex(({ id }) => id === ruleId),
    ]);
    const sorted = [...keys].sort((a, b) => {
      const at = a.findIndex((key, index) => key !== b[index]);
      return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
    });
    assert.deepEqual(keys, sorted);
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['unknown-regime', 'country-form', 'non-fta-source', 'unresolved-reference'],
    );
  });

  it('of a later use of an id lead to the first', () => {
    const text = japan('') + japan('').split('\n')[3] + '\n';
    const { findings, manifest } = analyseText(text, { today: '2023-06-30' });
    const [finding] = findings;
    assert.equal(finding?.ruleId, 'duplicate-id');
    assert.deepEqual(
      finding.related.map(({ place }) => place),
      [manifest.sources[0]?.id],
    );
  });

  it('of a circle link every step of it, with its file', () => {
    const step = (id: string, input: string): string =>
      `manifest: 1\nproduct: P\nimports: [${input.split('#')[0] ?? ''}]\nsources:\n` +
      `  - { id: ${id}, material: zinc, stage: processing, supplier: S, country: AU, inputs: ['${input}'] }\n`;
    const { findings } = analyseFiles({
      'a.sourcing.yaml': step('here', './b.sourcing.yaml#there'),
      'b.sourcing.yaml': step('there', './a.sourcing.yaml#here'),
    });
    assert.deepEqual(
      findings.map(({ ruleId, related }) => [ruleId, related.map(({ file }) => file)]),
      [['supply-cycle', [undefined, 'b.sourcing.yaml']]],
    );
  });

  it('take suppliers of imported files by their id, own ones first', () => {
    const { findings } = analyseFiles({
      'a.sourcing.yaml':
        'manifest: 1\nproduct: P\nasOf: 2023-06-30\nimports: [./b.sourcing.yaml]\n' +
        'suppliers:\n  both: { name: Both, country: AU }\nsources:\n' +
        '  - { id: a, material: zinc, stage: processing, supplier: both, country: AU }\n' +
        '  - { id: b, material: cobalt, stage: processing, supplier: theirs, country: AU }\n',
      'b.sourcing.yaml':
        'manifest: 1\nsuppliers:\n  both: { name: Both, country: CN }\n  theirs: { name: T, country: CN }\n',
    });
    assert.deepEqual(
      findings.map(({ ruleId, source, related }) => [ruleId, source?.id?.value, related[0]?.file]),
      [['covered-nation-ownership', 'b', 'b.sourcing.yaml']],
    );
  });
});
