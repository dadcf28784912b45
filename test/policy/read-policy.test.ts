import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { POLICY_SCHEMA, policySchemaText } from '../../build/generate/policy-schema';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { readPolicy } from '../../src/policy/read-policy';
import { analyseText } from '../support/analyse';
import { knowledge } from '../support/knowledge';

const problemsOf = (text: string): string[] =>
  readPolicy(text, 'sourcing.policy.yaml', knowledge).problems.map(
    ({ start, end, message }) => `${text.slice(start, end)}: ${sentence(message, english)}`,
  );

const step = (country: string, more = ''): string =>
  `manifest: 1\nproduct: Pack\nasOf: 2023-06-30\n${more}sources:\n  - { id: a, material: lithium, stage: processing, supplier: One, country: ${country}, value: 1 }\n`;

const rulesOf = (text: string, policy: string): string[] =>
  analyseText(text, { policy }).findings.map(({ ruleId }) => ruleId);

const OWN_AGREEMENT = `
documents:
  - { id: own-treaty, title: A treaty, publisher: A ministry, date: 2023-01 }
agreements:
  - id: us-somewhere
    name: United States–South Africa Critical Minerals Agreement
    kind: critical-minerals-agreement
    countries: [ZA]
    timeline: [{ state: in-force, date: 2023-01 }]
    documents: [own-treaty]
`;

describe('a policy', () => {
  it('may be empty', () => {
    assert.deepEqual(problemsOf(''), []);
    assert.deepEqual(problemsOf('# nothing yet\n'), []);
  });

  it('changes severities and switches rules off', () => {
    assert.deepEqual(rulesOf(step('CN'), 'rules: { china-source: off }'), []);
    const [finding] = analyseText(step('CN'), { policy: 'rules: { china-source: hint }' }).findings;
    assert.equal(finding?.severity, 'hint');
  });

  it('moves the lines of dependence and ownership', () => {
    const two = (share: string): string =>
      `manifest: 1\nproduct: Pack\nasOf: 2023-06-30\nsuppliers:\n  held: { ownership: [{ owner: A, country: CN, share: 10% }] }\nsources:\n` +
      `  - { id: a, material: lithium, stage: processing, supplier: held, country: CL, share: ${share} }\n` +
      `  - { id: b, material: lithium, stage: processing, supplier: Two, country: AU, share: 40% }\n`;
    assert.deepEqual(rulesOf(two('60%'), ''), ['single-country-dependence']);
    assert.deepEqual(rulesOf(two('60%'), 'thresholds: { dependence: 60%, ownership: 0.1 }'), [
      'covered-nation-ownership',
    ]);
  });

  it('has regimes for manifests that name none, told at the product', () => {
    const policy = 'defaults: { regimes: [ira-30d] }';
    const text = step('ZA');
    const [finding] = analyseText(text, { policy }).findings;
    assert.equal(finding?.ruleId, 'credit-threshold');
    assert.equal(finding.place.start, text.indexOf('Pack'));
    assert.ok(!rulesOf(step('ZA', 'regimes: []\n'), policy).includes('credit-threshold'));
  });

  it('adds an agreement with its document, dated to the end of the month', () => {
    assert.deepEqual(rulesOf(step('ZA'), ''), ['non-fta-source']);
    assert.deepEqual(rulesOf(step('ZA'), OWN_AGREEMENT), []);
    const before = step('ZA').replace('2023-06-30', '2023-01-30');
    assert.deepEqual(rulesOf(before, OWN_AGREEMENT), ['non-fta-source']);
  });

  it('adds materials, companies, regimes and figures', () => {
    const policy = `
documents: [{ id: own, title: Own research, publisher: We }]
materials: [{ id: unobtainium, name: unobtainium, lists: ["45x"], uses: [], documents: [own] }]
companies: [{ id: shadow, name: Shadow Works, country: KP, documents: [own] }]
regimes:
  - id: house-rule
    name: House rule
    from: 2020-01-01
    requirements:
      - { id: no-chile, name: No Chile, kind: exclusion, whom: { countries: [CL] },
          clauses: [{ content: { kind: any }, from: 2020-01-01, reach: self }] }
    documents: [own]
production:
  - { subject: unobtainium, stage: processing, year: 2022, measure: made, unit: t, figures: { AU: 9, US: 1 }, documents: [own] }
`;
    assert.deepEqual(problemsOf(policy), []);
    const text = step('CL', 'regimes: [house-rule]\n')
      .replace('lithium', 'unobtainium')
      .replace('One', 'Shadow Works Ltd.');
    assert.deepEqual(rulesOf(text, policy), ['covered-nation-ownership', 'regime-exclusion']);
    const own = readPolicy(policy, 'p', knowledge).knowledge;
    assert.equal(
      own.productionFor('unobtainium', 'processing', '2023-01-01')?.shares[0]?.percent,
      90,
    );
  });

  it('tells a mistake once, at its place, and applies nothing of the rest', () => {
    const cases: readonly (readonly [string, string])[] = [
      [
        'rules: { china-sorce: off }',
        'china-sorce: “china-sorce” is not a key of the entry. Did you mean “china-source”?',
      ],
      [
        'rules: { china-source: of }',
        'of: “of” is not a valid value of “china-source”. Use error, warning, information, hint or off.',
      ],
      [
        'barred: { countries: [XX] }',
        'XX: Unknown country “XX”. Write its ISO 3166-1 code, such as AU.',
      ],
      [
        'barred: { countries: [China] }',
        'China: “China” is not a valid value of “countries”. Write CN.',
      ],
      [
        'preferred: { countries: [Korea] }',
        'Korea: “Korea” is not a valid value of “countries”. Write an ISO code, such as AU.',
      ],
      [
        'defaults: { regimes: [ira-30] }',
        'ira-30: Unknown regime “ira-30”. Did you mean “ira-30d”?',
      ],
      [
        'approved: [{ subject: lithum, suppliers: [A] }]',
        'lithum: “lithum” is not a known material. Did you mean “lithium”?',
      ],
      [
        'thresholds: { dependence: 600% }',
        '600%: “600%” is not a valid value of “dependence”. Write a share between 0 and 100 %, such as 60% or 0.6.',
      ],
      [
        OWN_AGREEMENT.replace('[own-treaty]', '[other]'),
        'other: “us-somewhere” names “other”, which does not exist. Correct it, or add what is missing.',
      ],
      ['companies: [{ id: a, name: A }]', 'id: The entry has no “documents”. Add it.'],
    ];
    for (const [text, expected] of cases) {
      assert.deepEqual(problemsOf(text), [expected]);
      const read = readPolicy(`${text}\n`, 'p', knowledge);
      assert.equal(read.policy.rules.size, 0);
      assert.equal(read.knowledge, knowledge);
    }
    assert.equal(problemsOf('rules: {').length, 1);
    assert.equal(problemsOf('just text').length, 1);
  });

  it('names the key that is given twice', () => {
    const { problems } = readPolicy('policy: 1\npolicy: 1\n', 'sourcing.policy.yaml', knowledge);
    const [problem, ...more] = problems.map(({ message }) => sentence(message, english));
    assert.match(problem ?? '', /^“policy” is given twice\./);
    assert.deepEqual(more, []);
  });

  it('is shown on its page as it can be written', async () => {
    const page = await readFile('docs/policy.md', 'utf8');
    const examples = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = '']) => text);
    assert.equal(examples.length, 2);
    for (const text of examples) assert.deepEqual(problemsOf(text), []);
  });

  it('has a published schema that says the same, and is not stale', async () => {
    const stored = await readFile(POLICY_SCHEMA, 'utf8');
    assert.ok(
      stored === (await policySchemaText()),
      `${POLICY_SCHEMA} is stale: run npm run generate.`,
    );
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    const validate = ajv.compile(JSON.parse(stored) as object);
    assert.ok(validate(parse(OWN_AGREEMENT)), JSON.stringify(validate.errors));
    assert.ok(!validate(parse('rules: { china-source: of }')));
  });
});
