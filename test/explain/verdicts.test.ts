import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { countryHints } from '../../src/explain/hints';
import { stateOf } from '../../src/explain/state';
import { verdictsOf } from '../../src/explain/verdicts';
import { startOf } from '../../src/manifest/model';
import { germanWith } from '../../src/messages/german/german';
import { ENGLISH, filled } from '../../src/messages/language';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';

const HEAD = 'manifest: 1\nproduct: Pack\nasOf: 2024-06-30\ncurrency: USD\n';

const source = (id: string, country: string, value = 1, more = ''): string =>
  `  - id: ${id}
    material: lithium
    stage: processing
    supplier: Someone
    country: ${country}
    value: ${String(value)}
${more}`;

const analysed = (
  sources: string,
  head = HEAD,
  others: Readonly<Record<string, string>> = {},
): ReturnType<typeof analyseFiles> =>
  analyseFiles({ 'product.sourcing.yaml': `${head}sources:\n${sources}`, ...others });

const texts = (...args: Parameters<typeof analysed>): string[] =>
  verdictsOf(analysed(...args)).map(({ text }) => text);

const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.de.json', 'utf8')) as Record<
  string,
  string
>;
const german = germanWith((text, ...[args]) => filled(bundle[text] ?? text, args));

describe('The verdicts of a manifest', () => {
  it('count the causes in China and in other covered nations, those of imported files too', () => {
    assert.deepEqual(texts(source('a', 'CN') + source('b', 'HK') + source('c', 'RU')), [
      '2 causes in China, 1 cause in other covered nations',
    ]);
    const imported = { 'salts.sourcing.yaml': `${HEAD}sources:\n${source('salt', 'CN')}` };
    const head = `${HEAD}imports: [./salts.sourcing.yaml]\n`;
    const input = '    inputs: ["./salts.sourcing.yaml#salt"]\n';
    assert.deepEqual(texts(source('a', 'AU', 1, input), head, imported), ['1 cause in China']);
  });

  it('say that there is none only where every country is known', () => {
    assert.deepEqual(texts(source('a', 'AU')), ['No source in a covered nation ✔']);
    assert.deepEqual(texts(source('a', 'AU') + source('b', 'Nowhere')), [
      '1 source without a known country, the others in no covered nation',
    ]);
  });

  it('say of a chain without any known country only that', () => {
    assert.deepEqual(texts(source('a', 'Nowhere')), ['1 source without a known country']);
  });

  it('look at every place of a step that is split among several', () => {
    const split = source('a', 'AU').replace(
      'country: AU',
      'origins: [{ country: AU, share: 50 % }, { country: China, share: 50 % }]',
    );
    assert.deepEqual(texts(split), ['1 cause in China']);
  });

  it('have the marks and figures in eighty characters, in English and German', () => {
    const regimes = knowledge.data.regimes.map(({ id }) => id);
    const head = `${HEAD}regimes: [${regimes.join(', ')}]\n`;
    const cell = source('cell', 'CN')
      .replace('material: lithium', 'component: battery-cell')
      .replace('stage: processing', 'stage: manufacturing')
      .replace('Someone', 'CATL');
    for (const asOf of ['2024-06-30', '2026-11-26']) {
      const analysis = analysed(source('a', 'AU') + cell, head.replace('2024-06-30', asOf));
      for (const language of [ENGLISH, german]) {
        for (const { text, brief } of verdictsOf(analysis, language)) {
          assert.ok(brief.length <= 80, brief);
          if (text.length <= 80) assert.equal(brief, text);
          assert.equal(/[✖?]/.test(brief), /[✖?]/.test(text), brief);
        }
      }
    }
    const one = analysed(source('a', 'AU') + cell, `${HEAD}regimes: [ira-30d]\n`);
    const [, verdict] = verdictsOf(one);
    assert.equal(
      verdict?.text,
      'Critical minerals 100 % of 50 % ✔ · Battery components 0 % of 60 % ✖ · Foreign entities of concern: 1 source excluded ✖',
    );
    assert.equal(
      verdict.brief,
      'ira-30d: Battery components 0 % of 60 % ✖ · 1 source excluded ✖ …',
    );
    const [, shares] = verdictsOf(
      analysed(
        source('a', 'AU') + cell.replace('country: CN', 'country: KR').replace('CATL', 'LG'),
        `${HEAD}regimes: [ira-30d]\n`,
      ),
    );
    assert.equal(
      shares?.brief,
      'Critical minerals 100 % of 50 % ✔ · Battery components 0 % of 60 % ✖ …',
    );
  });

  it('show a share beside its threshold, and what keeps it from being computed', () => {
    const head = `${HEAD}regimes: [ira-30d]\n`;
    const ninety = source('a', 'AU', 911) + source('b', 'ZA', 89);
    assert.match(texts(ninety, head)[1] ?? '', /^Critical minerals 91\.1 % of 50 % ✔/);
    const little = source('a', 'AU', 10) + source('b', 'ZA', 90);
    assert.match(texts(little, head)[1] ?? '', /^Critical minerals 10 % of 50 % ✖/);
    const lacking = source('a', 'AU', 10).replace('    value: 10\n', '');
    assert.match(
      texts(lacking, head)[1] ?? '',
      /^Critical minerals: undetermined, 1 source lacks something \?/,
    );
  });

  it('stand at the keys', () => {
    const analysis = analysed(source('a', 'AU'), `${HEAD}regimes: [ira-30d]\n`);
    const { text } = { text: `${HEAD}regimes: [ira-30d]\nsources:\n` };
    assert.deepEqual(
      verdictsOf(analysis).map(({ place }) => text.slice(startOf(place)).split(':')[0]),
      ['sources', 'regimes'],
    );
  });

  it('are none where there are no sources', () => {
    assert.deepEqual(verdictsOf(analyseFiles({ 'product.sourcing.yaml': 'manifest: 1\n' })), []);
  });
});

describe('The state of a manifest', () => {
  it('is the worst that is open', () => {
    assert.deepEqual(stateOf(analysed(source('a', 'AU'))), { worst: 'passes', text: 'passes' });
    assert.deepEqual(stateOf(analysed(source('a', 'CN'))), {
      worst: 'warning',
      text: '1 warning',
    });
    const both = stateOf(analysed(source('a', 'CN') + source('b', 'Nowhere')));
    assert.equal(both.worst, 'error');
    assert.match(both.text, /^1 error, \d warnings?$/);
  });

  it('is not affected by what a waiver covers', () => {
    const waivers =
      '    waivers:\n      - rule: china-source\n        reason: known\n        approvedBy: A\n        expires: 2030-01-01\n';
    assert.equal(stateOf(analysed(source('a', 'CN', 1, waivers))).worst, 'passes');
  });

  it('is no pass where the day is none', () => {
    const head = HEAD.replace('2024-06-30', '2024-06-31');
    assert.notEqual(stateOf(analysed(source('a', 'AU'), head)).worst, 'passes');
  });
});

describe('The hints behind countries', () => {
  const labels = (country: string): string[] => {
    const analysis = analysed(source('a', country));
    return countryHints(analysis, knowledge, 0, 1000).map(({ label }) => label);
  };

  it('are short', () => {
    assert.deepEqual(labels('AU'), ['Australia ✔ FTA 2005']);
    assert.deepEqual(labels('JP'), ['Japan ✔ CMA 2023']);
    assert.deepEqual(labels('US'), ['United States ✔']);
    assert.deepEqual(labels('ZA'), ['South Africa △ no agreement']);
    assert.deepEqual(labels('China'), ['✖ covered nation']);
  });

  it('have the whole in their tooltip', () => {
    const [hint] = countryHints(analysed(source('a', 'AU')), knowledge, 0, 1000);
    assert.equal(hint?.tooltip, 'Australia on 2024-06-30: free-trade agreement since 2005');
  });
});
