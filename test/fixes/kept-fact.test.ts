import assert from 'node:assert/strict';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor, safeEdits } from '../../src/fixes/fixes';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';

const head = 'manifest: 1\nproduct: Pack\nasOf: 2024-06-30\nsources:\n';
const file = (item: string): string => head + item;

/** The text after the first fix of a rule's first finding. */
function fixed(text: string, ruleId: string, name = 'a.sourcing.yaml'): string | undefined {
  const analysis = analyseFiles({ [name]: text }, { file: name });
  const finding = analysis.findings.find((each) => each.ruleId === ruleId);
  const [fix] = finding ? fixesFor(analysis, text, finding, knowledge) : [];
  return fix && applyEdits(text, fix.edits);
}

describe('What a name says beside its suggestion', () => {
  for (const [what, before, after] of [
    [
      'as a key of its own',
      '  - id: a\n    material: nickel sulphate # bought\n    stage: processing\n',
      '  - id: a\n    material: nickel # bought\n    form: sulfate\n    stage: processing\n',
    ],
    [
      'as the first key',
      '  - material: bauxite\n    id: a\n',
      '  - material: aluminium\n    form: ore\n    id: a\n',
    ],
    [
      'in braces',
      '  - { id: a, material: synthetic graphite, stage: processing }\n',
      '  - { id: a, material: graphite, form: synthetic, stage: processing }\n',
    ],
    [
      'where the key says so already',
      '  - { id: a, material: bauxite, form: ore }\n',
      '  - { id: a, material: aluminium, form: ore }\n',
    ],
  ] as const) {
    it(`is kept ${what}`, () => {
      assert.equal(fixed(file(before), 'material-form'), file(after));
    });
  }

  it('is kept with line ends of Windows', () => {
    const windows = (item: string): string => file(item).replaceAll('\n', '\r\n');
    assert.equal(
      fixed(windows('  - id: a\n    material: LiOH\n    stage: processing\n'), 'material-form'),
      windows('  - id: a\n    material: lithium\n    form: hydroxide\n    stage: processing\n'),
    );
  });

  it('is kept as the state of each country that its letters may mean', () => {
    const text = file('  - id: a\n    country: Perth, WA\n    stage: processing\n');
    const analysis = analyseFiles({ 'a.sourcing.yaml': text }, { file: 'a.sourcing.yaml' });
    const finding = analysis.findings.find(({ ruleId }) => ruleId === 'unknown-country');
    const fixes = finding ? fixesFor(analysis, text, finding, knowledge) : [];
    assert.deepEqual(
      fixes.map(({ title }) => title),
      [
        'Change to US, region: US-WA, without “Perth”',
        'Change to AU, region: AU-WA, without “Perth”',
      ],
    );
    assert.match(applyEdits(text, fixes[1]?.edits ?? []), /country: AU\n {4}region: AU-WA\n/);
  });

  it('is kept as the region of a country', () => {
    assert.equal(
      fixed(
        file('  - id: a\n    country: Quebec, Canada\n    stage: processing\n'),
        'unknown-country',
      ),
      file('  - id: a\n    country: CA\n    region: CA-QC\n    stage: processing\n'),
    );
  });

  it('is not written beside a mistake of syntax', () => {
    for (const text of [
      'sources\n - : \n material: nickel sulphate',
      file('  - id: a\n    stage: processing\n   material: nickel sulphate\n    country: US\n'),
    ])
      assert.equal(fixed(text, 'material-form'), undefined);
  });

  it('is kept in JSON', () => {
    const text = '{"manifest": 1, "sources": [{"id": "a", "material": "bauxite"}]}';
    assert.equal(
      fixed(text, 'material-form', 'a.sourcing.json'),
      '{"manifest": 1, "sources": [{"id": "a", "material": "aluminium", "form": "ore"}]}',
    );
  });

  it('is never rewritten together with others', () => {
    const items = ['synthetic graphite', 'lithium hydroxide', 'bauxite', 'aluminum'].map(
      (name, at) =>
        `  - { id: s${String(at)}, material: ${name}, stage: processing, country: US }\n`,
    );
    const text = file(items.join(''));
    const analysis = analyseFiles({ 'a.sourcing.yaml': text }, { file: 'a.sourcing.yaml' });
    assert.equal(
      applyEdits(text, safeEdits(analysis, text, knowledge)),
      text.replace('aluminum', 'aluminium'),
    );
  });
});
