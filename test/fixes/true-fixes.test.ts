import assert from 'node:assert/strict';
import { applyEdits } from '../../src/fixes/fix';
import type { Fix } from '../../src/fixes/fix';
import { fixesFor } from '../../src/fixes/fixes';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';

const HEAD = 'manifest: 1\nproduct: Pack\nasOf: 2024-06-30\n';

/** The fixes of the first finding of a rule in the first of some files. */
function offers(texts: Readonly<Record<string, string>>, ruleId: string): readonly Fix[] {
  const [text = ''] = Object.values(texts);
  const analysis = analyseFiles(texts);
  const finding = analysis.findings.find((each) => each.ruleId === ruleId);
  assert.ok(
    finding,
    `${ruleId} is found in ${analysis.findings.map((each) => each.ruleId).join()}`,
  );
  return fixesFor(analysis, text, finding, knowledge);
}

/** The text after the offer whose title fits, and what is selected in it. */
function after(text: string, ruleId: string, title: RegExp, file = 'a.sourcing.yaml'): string[] {
  const fix = offers({ [file]: text }, ruleId).find((each) => title.test(each.title));
  assert.ok(fix, `${String(title)} is offered`);
  const result = applyEdits(text, fix.edits);
  return fix.select ? [result, result.slice(fix.select.start, fix.select.end)] : [result];
}

const SALT = `  - id: salt
    material: lithium
    stage: processing
    supplier: One
    country: CN
    value: 2400000
    share: 100%
`;
const CATHODE = `  - id: cathode
    component: cathode-active-material
    stage: manufacturing
    supplier: Two
    country: KR
    inputs:
      - salt # the only one
`;
const CELL = `  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: Three
    country: KR
    inputs: [cathode, salt]
`;

describe('A merge that brings nothing at the end of a source', () => {
  for (const [what, item] of [
    [
      'in its last origin',
      '    origins:\n      - country: CN\n        share: 100%\n        <<: [{}, *b]\n',
    ],
    ['in itself', '    country: CN\n    <<: [{}, *b]\n'],
  ] as const) {
    it(`is no place to write at, ${what}`, () => {
      const text = `${HEAD}x-b: &b { country: AU }\nsources:\n  - id: salt\n    material: lithium\n    stage: processing\n    supplier: One\n${item}  - id: b\n    material: lithium\n    stage: processing\n    supplier: Two\n    country: CL\n    inputs: [salt]\n`;
      const analysis = analyseFiles({ 'a.sourcing.yaml': text });
      assert.ok(analysis.findings.length > 0);
      for (const finding of analysis.findings) {
        for (const { title, edits } of fixesFor(analysis, text, finding, knowledge)) {
          const { findings } = analyseFiles({ 'a.sourcing.yaml': applyEdits(text, edits) });
          const errors = findings.filter(({ severity }) => severity === 'error');
          assert.deepEqual(errors, [], title);
        }
      }
    });
  }
});

describe('What a regime excludes because of a step upstream', () => {
  const PARTS = `manifest: 1
product: Parts
asOf: 2025-06-30
sources:
  - { id: salt, material: lithium, stage: processing, supplier: One, country: CN }
`;
  const MAIN = `manifest: 1
product: Pack
asOf: 2025-06-30
regimes: [ira-30d]
imports: [./parts.sourcing.yaml]
sources:
  - { id: salt, material: lithium, stage: processing, supplier: Two, country: US, inputs: [./parts.sourcing.yaml#salt] }
`;

  it('is fixed at that step, not at what it feeds', () => {
    const texts = { 'a.sourcing.yaml': MAIN, 'parts.sourcing.yaml': PARTS };
    const analysis = analyseFiles(texts);
    const found = analysis.findings.filter(({ ruleId }) => ruleId === 'regime-exclusion');
    assert.equal(found.length, 1);
    for (const finding of found) {
      const fixes = fixesFor(analysis, MAIN, finding, knowledge, () => PARTS).filter(
        ({ kind }) => kind === 'alternative',
      );
      assert.ok(fixes.length > 0);
      for (const { title, file, edits } of fixes) {
        assert.equal(file, 'parts.sourcing.yaml', title);
        const parts = applyEdits(PARTS, edits);
        const { findings } = analyseFiles({ ...texts, [file]: parts });
        assert.ok(!findings.some(({ ruleId }) => ruleId === 'regime-exclusion'), title);
      }
      // Without its text nothing is offered: another partner of the own step would fix nothing.
      const without = fixesFor(analysis, MAIN, finding, knowledge);
      assert.ok(!without.some(({ kind }) => kind === 'alternative'));
    }
  });
});

describe('a second source', () => {
  it('splits share and value with the first, and feeds whatever that feeds', () => {
    const [result, selected] = after(
      `${HEAD}sources:\n${SALT}${CATHODE}${CELL}`,
      'china-source',
      /^Add a second source in Chile; splits share and value in halves; feeds 2 steps$/,
    );
    const half = SALT.replace('2400000', '1200000').replace('100%', '50%');
    const second = half
      .replace('id: salt', 'id: salt-2')
      .replace('One', 'TBD (Chile)')
      .replace('CN', 'CL');
    assert.equal(
      result,
      `${HEAD}sources:\n${half}${second}${CATHODE.replace('one\n', 'one\n      - salt-2\n')}${CELL.replace('salt]', 'salt, salt-2]')}`,
    );
    assert.equal(selected, 'TBD (Chile)');
  });

  it('is the same in JSON', () => {
    const step = (id: string, more: object): object => ({ id, stage: 'processing', ...more });
    const salt = { material: 'lithium', supplier: 'One', country: 'CN', value: 3, share: '25%' };
    const manifest = (sources: object[]): string =>
      JSON.stringify({ manifest: 1, product: 'P', asOf: '2024-06-30', sources }, null, 2);
    const soda = { material: 'lithium', supplier: 'Two', country: 'AU', share: '75%' };
    const user = {
      component: 'battery-cell',
      stage: 'manufacturing',
      supplier: 'Three',
      country: 'KR',
    };
    const [result = ''] = after(
      manifest([
        step('salt', salt),
        step('soda', soda),
        step('cell', { ...user, inputs: ['salt'] }),
      ]),
      'china-source',
      /^Add a second source/,
      'a.sourcing.json',
    );
    const { sources } = JSON.parse(result) as { sources: { [key: string]: unknown }[] };
    assert.deepEqual(
      sources.map(({ id, value, share, inputs }) => [id, value, share, inputs]),
      [
        ['salt', 1.5, '12.5%', undefined],
        ['salt-2', 1.5, '12.5%', undefined],
        ['soda', undefined, '75%', undefined],
        ['cell', undefined, undefined, ['salt', 'salt-2']],
      ],
    );
  });

  it('is not offered where a consumer cannot be edited surely', () => {
    const text = `${HEAD}x-fed: &fed [salt]\nsources:\n${SALT}${CATHODE.replace(/inputs:\n.*\n/, 'inputs: *fed\n')}`;
    const titles = offers({ 'a.sourcing.yaml': text }, 'china-source').map(({ title }) => title);
    assert.ok(titles.some((title) => title.startsWith('Source from')));
    assert.ok(!titles.some((title) => title.startsWith('Add a second')));
  });
});

describe('a second source of a step that another file names', () => {
  it('is not offered: that file would have half of it', () => {
    const own = `${HEAD}imports: [./b.sourcing.yaml]\nsources:\n${SALT}${CELL.replace(/\[.*\]/, '[./b.sourcing.yaml#cathode]')}`;
    const other = (inputs: string): string =>
      `${HEAD}imports: [./a.sourcing.yaml]\nsources:\n${CATHODE.replace(/inputs:\n.*\n/, inputs)}`;
    const hasSecond = (inputs: string): boolean =>
      offers({ 'a.sourcing.yaml': own, 'b.sourcing.yaml': other(inputs) }, 'china-source').some(
        ({ title }) => title.startsWith('Add a second'),
      );
    assert.equal(hasSecond(''), true);
    assert.equal(hasSecond('inputs: [./a.sourcing.yaml#salt]\n'), false);
  });
});

describe('another partner', () => {
  it('is not put beside origins, which would stay', () => {
    const text = `${HEAD}sources:\n${SALT}    origins: [{ country: CN }]\n`;
    assert.deepEqual(
      offers({ 'a.sourcing.yaml': text }, 'china-source').filter(({ kind }) => kind !== 'waive'),
      [],
    );
  });

  it('says all that it removes', () => {
    const text = `${HEAD}sources:\n${SALT}    region: CN-SC\n    evidence:\n      - { title: A, file: ./a.pdf }\n      - { title: B, file: ./b.pdf }\n    waivers:\n      - { rule: non-fta-source, reason: Known, expires: 2030-01-01 }\n`;
    const [first] = offers({ 'a.sourcing.yaml': text }, 'china-source');
    assert.match(first?.title ?? '', /; removes its region, waiver and 2 documents$/);
  });
});

describe('a key that is missing', () => {
  const without = (key: string): string =>
    `${HEAD}sources:\n${SALT.replace(new RegExp(`    ${key}: .*\n`), '')}`;

  it('is a placeholder to type over, never a fact', () => {
    assert.deepEqual(after(without('country'), 'manifest-schema', /^Add country$/), [
      `${HEAD}sources:\n${SALT.replace('    country: CN\n', '').replace('salt\n', 'salt\n    country: unknown\n')}`,
      'unknown',
    ]);
    assert.equal(after(without('supplier'), 'manifest-schema', /^Add supplier$/)[1], 'TBD');
  });

  it('is one offer for each stage that there is', () => {
    const titles = offers({ 'a.sourcing.yaml': without('stage') }, 'manifest-schema').map(
      ({ title }) => title,
    );
    assert.deepEqual(titles, [
      'Add stage: extraction',
      'Add stage: processing',
      'Add stage: recycling',
    ]);
  });

  it('is a step whose place and supplier are left to type', () => {
    const ore = SALT.replace('processing', 'extraction').replace('CN', 'AU');
    const [result, selected] = after(
      `${HEAD}sources:\n${ore}`,
      'undeclared-processing',
      /^Declare the processing/,
    );
    assert.match(result ?? '', /supplier: TBD\n {4}country: unknown\n {4}inputs: \[salt\]/);
    assert.equal(selected, 'TBD');
  });
});

describe('a mistake of form with one right answer', () => {
  const cases: readonly [string, string, string, string, RegExp][] = [
    ['share: 60', 'share: 60%', 'manifest-schema', 'a percent sign', /^Change to 60%$/],
    ['share: 90%', 'share: 100%', 'share-total', 'the only share', /^Change to 100%$/],
    ['inputs: ore', 'inputs: [ore]', 'manifest-schema', 'a list', /^Make it a list/],
  ];
  for (const [wrong, right, ruleId, what, title] of cases) {
    it(`has its fix: ${what}`, () => {
      const text = (line: string): string =>
        `${HEAD}sources:\n${SALT.replace('    share: 100%\n', `    ${line} # kept\n`)}`;
      assert.deepEqual(after(text(wrong), ruleId, title), [text(right)]);
    });
  }

  for (const [wrong, right] of [
    ['20240630', '2024-06-30'],
    ['2024/06/30', '2024-06-30'],
    ['2024.06.30', '2024-06-30'],
  ] as const) {
    it(`has its fix: the day ${wrong}`, () => {
      const text = (day: string): string => `manifest: 1\nproduct: P\nasOf: ${day}\nsources: []\n`;
      const ruleId = 'manifest-schema';
      const fix = offers({ 'a.sourcing.yaml': text(wrong) }, ruleId)[0];
      assert.equal(fix && applyEdits(text(wrong), fix.edits), text(right));
    });
  }

  it('has its fix: the id of a pasted source', () => {
    const [result] = after(`${HEAD}sources:\n${SALT}${SALT}`, 'duplicate-id', /^Change to salt-2$/);
    assert.equal(result, `${HEAD}sources:\n${SALT}${SALT.replace('id: salt', 'id: salt-2')}`);
  });

  for (const [head, imported] of [
    ['', 'imports: [./b.sourcing.yaml]\n'],
    ['imports: [./c.sourcing.yaml]\n', 'imports: [./c.sourcing.yaml, ./b.sourcing.yaml]\n'],
    [
      'imports:\n  - ./c.sourcing.yaml\n',
      'imports:\n  - ./c.sourcing.yaml\n  - ./b.sourcing.yaml\n',
    ],
  ] as const) {
    it(`has its fix: a file that is not imported, beside ${JSON.stringify(head)}`, () => {
      const cell = CELL.replace('[cathode, salt]', '[./b.sourcing.yaml#salt]');
      const text = (imports: string): string => `${HEAD}${imports}sources:\n${cell}`;
      const b = `${HEAD}sources:\n${SALT}`;
      const texts = { 'a.sourcing.yaml': text(head), 'b.sourcing.yaml': b, 'c.sourcing.yaml': b };
      const fix = offers(texts, 'unresolved-reference').find(({ title }) => /^Import/.test(title));
      assert.equal(fix && applyEdits(text(head), fix.edits), text(imported));
    });
  }
});

describe('a place beside a country', () => {
  it('is named where the fix leaves it out, which is not the preferred one', () => {
    const text = `${HEAD}sources:\n${SALT.replace('country: CN', 'country: Urumqi, China')}`;
    const [fix] = offers({ 'a.sourcing.yaml': text }, 'unknown-country');
    assert.equal(fix?.title, 'Change to CN, without “Urumqi”');
    assert.equal(fix.preferred, false);
  });
});

describe('a waiver', () => {
  const waived = (supplier: string, country: string): string =>
    `${HEAD}sources:\n${SALT}    waivers:\n      - rule: china-source\n        reason: Second source in qualification\n        expires: 2030-01-01\n        for: { supplier: ${supplier}, country: ${country} }\n`;

  it('says whom it is given for', () => {
    const [result, selected] = after(`${HEAD}sources:\n${SALT}`, 'china-source', /^Waive/);
    assert.match(result ?? '', /expires: 2025-06-30\n {8}for: \{ supplier: One, country: CN \}\n/);
    assert.equal(selected, 'TBD');
  });

  it('covers while that stays so, and lapses when it changes', () => {
    const open = (text: string): string[] =>
      analyseFiles({ 'a.sourcing.yaml': text })
        .findings.filter(({ waiver }) => !waiver)
        .map(({ ruleId }) => ruleId);
    assert.ok(!open(waived('One', 'CN')).includes('china-source'));
    for (const text of [waived('Another', 'CN'), waived('One', 'RU')]) {
      assert.ok(open(text).includes('china-source'));
      assert.ok(open(text).includes('waiver-unused'));
    }
  });

  it('is reported while its reason is left to type', () => {
    const [result = ''] = after(`${HEAD}sources:\n${SALT}`, 'china-source', /^Waive/);
    const found = analyseFiles({ 'a.sourcing.yaml': result }).findings;
    assert.ok(found.some(({ message }) => message.key === 'waiver-without-reason'));
  });

  it('comes last', () => {
    const titles = offers({ 'a.sourcing.yaml': `${HEAD}sources:\n${SALT}` }, 'china-source');
    assert.match(titles.at(-1)?.title ?? '', /^Waive/);
  });
});
