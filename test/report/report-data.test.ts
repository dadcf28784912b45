import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Report } from '../../src/report/data/report';
import { reportOf } from '../../src/report/data/report-of';
import { statusName } from '../../src/report/data/status';
import { Lines } from '../../src/text/lines';
import { analyseFiles, analyseText } from '../support/analyse';

const HEAD = 'manifest: 1\nproduct: Pack\nasOf: 2024-06-30\nregimes: [ira-30d]\n';

const reportOn = (text: string): Report =>
  reportOf('pack.sourcing.yaml', analyseText(text), new Lines(text));

const step = (id: string, country: string, more = ''): string =>
  `  - { id: ${id}, material: lithium, stage: processing, supplier: One, country: ${country}, ${more} }\n`;

describe('the data of a report', () => {
  it('gives the answer first: the requirement that fails, how far from its threshold, the year', () => {
    const { verdict, requirements } = reportOn(
      `${HEAD}sources:\n${step('salt', 'CN', 'value: 60')}${step('other', 'AU', 'value: 40')}`,
    );
    assert.equal(verdict.state, 'fails');
    assert.match(verdict.sentence, /^Does not pass Clean vehicle credit .*: Critical minerals\./);
    const share = requirements.find(({ name }) => name === 'Critical minerals');
    assert.equal(share?.result, '40 % of 50 % wanted in 2024: 10 % of the value (10) missing.');
    assert.deepEqual(share.share?.years.slice(0, 2), [
      { year: '2024', threshold: 0.5 },
      { year: '2025', threshold: 0.6 },
    ]);
  });

  it('does not say of a step that is in China in part that it is only fed from there', () => {
    const origins = 'origins: [{ country: CN, share: 60% }, { country: AU, share: 40% }]';
    const text = `${HEAD}sources:\n${step('salt', 'AU').replace('country: AU', origins)}`;
    const [salt] = reportOn(text).sources;
    assert.equal(salt?.status, 'upstream');
    assert.equal(statusName('upstream'), 'A covered nation among its origins or upstream');
  });

  it('does not decide what cannot be computed, and says that no regime is named', () => {
    assert.equal(reportOn(`${HEAD}sources:\n${step('salt', 'AU')}`).verdict.state, 'undetermined');
    const none = reportOn(`${HEAD.replace(/regimes.*\n/, '')}sources:\n${step('salt', 'CN')}`);
    assert.equal(none.verdict.state, 'no-regime');
  });

  it('puts the cause that helps most first, with what rests on it', () => {
    const { causes } = reportOn(
      `${HEAD}sources:\n${step('small', 'CN', 'value: 1')}${step('large', 'CN', 'value: 90')}${step('good', 'AU', 'value: 9')}` +
        '  - { id: cathode, component: cathode-active-material, stage: manufacturing, supplier: One, country: KR, value: 1, inputs: [large] }\n',
    );
    assert.equal(causes[0]?.id, 'large');
    assert.equal(causes[0].resting, 1);
    assert.match(causes[0].shares.join(), /^Critical minerals: 8\.9 % → 99 %$/);
    assert.ok((causes[0].findings?.resolved ?? 0) >= 2);
  });

  it('names what each step rests on, and keeps China visible at each', () => {
    const { sources, flow } = reportOn(
      `${HEAD}sources:\n${step('salt', 'CN')}` +
        '  - { id: cathode, component: cathode-active-material, stage: manufacturing, supplier: One, country: KR, inputs: [salt] }\n',
    );
    assert.deepEqual(
      sources.map(({ status }) => status),
      ['china', 'upstream'],
    );
    assert.deepEqual(
      flow.nodes.map(({ label, status }) => [label, status]),
      [
        ['China', 'china'],
        ['South Korea', 'upstream'],
        ['Pack', 'upstream'],
      ],
    );
    assert.deepEqual(
      flow.links.map(({ from, to, status }) => [from, to, status]),
      [
        [0, 1, 'china'],
        [1, 2, 'upstream'],
      ],
    );
  });

  it('says when an agreement by which a step qualifies may end', () => {
    const { endings } = reportOn(
      `${HEAD.replace('2024-06-30', '2026-01-01')}sources:\n${step('salt', 'CA')}${step('other', 'CN')}`,
    );
    const ends = endings.filter(({ kind }) => kind === 'agreement');
    assert.deepEqual(
      ends.map(({ day, what }) => [day, what]),
      [['2036-07-02', 'United States–Mexico–Canada Agreement: may end']],
    );
  });

  it('draws no circle where steps feed each other', () => {
    const { flow } = reportOn(
      `${HEAD}sources:\n${step('a', 'CN', 'inputs: [b]')}${step('b', 'AU', 'inputs: [a]')}`,
    );
    assert.equal(flow.circular, 1);
  });

  it('holds for every example', () => {
    const names = ['ev-battery-pack', 'wind-turbine-magnet', 'work-in-progress'];
    for (const name of names) {
      const file = `${name}.sourcing.yaml`;
      const suppliers = 'battery-suppliers.sourcing.yaml';
      const texts = Object.fromEntries(
        [file, suppliers].map((each) => [each, readFileSync(`examples/${each}`, 'utf8')]),
      );
      const report = reportOf(file, analyseFiles(texts), new Lines(texts[file] ?? ''));
      assert.ok(report.documents.length > 0, name);
      assert.ok(
        report.sources.every(
          ({ line, file: from }) => (line === undefined) !== (from === undefined),
        ),
      );
    }
  });
});
