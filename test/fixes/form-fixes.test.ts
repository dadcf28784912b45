import assert from 'node:assert/strict';
import type { Fix } from '../../src/fixes/fix';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor } from '../../src/fixes/fixes';
import { analyseText } from '../support/analyse';
import { knowledge } from '../support/knowledge';

/** The first fix of the first finding of a rule; undefined where there is none. */
function firstFix(text: string, ruleId: string): Fix | undefined {
  const analysis = analyseText(text);
  const finding = analysis.findings.find((each) => each.ruleId === ruleId);
  assert.ok(finding, `${ruleId} is found in ${text}`);
  return fixesFor(analysis, text, finding, knowledge)[0];
}

/** The text after that fix. */
function fixed(text: string, ruleId: string): string | undefined {
  const fix = firstFix(text, ruleId);
  return fix && applyEdits(text, fix.edits);
}

const HEAD =
  'manifest: 1\nproduct: Pack\nasOf: 2024-06-30\nx-d: &d { stage: processing }\nsources:\n';
const STEP = `${HEAD}  - id: a
    material: lithium
    stage: processing
    supplier: Acme
    country: US
`;

/** A step of JSON, with what says where it is done. */
const json = (entry: string): string =>
  `{"manifest":1,"product":"Pack","sources":[{"id":"a","material":"lithium","stage":"extraction","supplier":"A",${entry}}]}`;

describe('fixes of slips in the grammar', () => {
  for (const [slip, line, wrong, right] of [
    ['a tab', '    stage: processing', '\tstage: processing'],
    ['no-break spaces', '    stage: processing', '\u00a0\u00a0\u00a0\u00a0stage: processing'],
    ['a missing space', 'country: US', 'country:US'],
    ['a colon in a value', 'supplier: Acme', 'supplier: Acme: Cells', 'supplier: "Acme: Cells"'],
    ['a missing star', 'stage: processing\n    s', '<<: d\n    s', '<<: *d\n    s'],
    ['a star missing in a list', 'stage: processing\n    s', '<<: [d]\n    s', '<<: [*d]\n    s'],
  ] as const) {
    it(`write ${slip} as it is meant`, () => {
      const result = fixed(STEP.replace(line, wrong), 'yaml-syntax');
      assert.equal(result, STEP.replace(line, right ?? line));
    });
  }
});

describe('fixes of days', () => {
  for (const [written, meant] of [
    ['20240630', '2024-06-30'],
    ['2024-6-3', '2024-06-03'],
    ['2024/06/30', '2024-06-30'],
    ['30.06.2024', '2024-06-30'],
    ['2024-06-30T00:00:00Z', '2024-06-30'],
    ['06/30/2024', '2024-06-30'],
    ['30/06/2024', '2024-06-30'],
    ['30-06-2024', '2024-06-30'],
    ['06/06/2024', '2024-06-06'],
    ['June 30, 2024', '2024-06-30'],
    ['30 June 2024', '2024-06-30'],
    ['30-Jun-2024', '2024-06-30'],
    ['Sept. 3, 2024', '2024-09-03'],
    ['２０２４-06-30', '2024-06-30'],
    ['2024–06–30', '2024-06-30'],
    ['2024-06-30.', '2024-06-30'],
    ['2024 06 30', '2024-06-30'],
    ['2024年6月30日', '2024-06-30'],
    ['2024년 6월 30일', '2024-06-30'],
    ['31 June 2024', undefined],
    ['13/13/2024', undefined],
    ['30.06/2024', undefined],
    ['June 2024', undefined],
    ['30/06/24', undefined],
    ['2024', undefined],
    ['2024-06', undefined],
    ['2024-06-31', undefined],
    ['06/07/2024', undefined],
  ] as const) {
    it(`offer ${meant ?? 'nothing'} for ${written}`, () => {
      const text = (day: string): string => STEP.replace('2024-06-30', day);
      assert.equal(fixed(text(written), 'manifest-schema'), meant && text(meant));
    });
  }
});

describe('fixes of numbers', () => {
  for (const [written, meant] of [
    ['"5"', '5'],
    ["'1200.50'", '1200.50'],
    ['1,200', '1200'],
    ['1,200,000.5', '1200000.5'],
    ['1.200,50', '1200.50'],
    ["1'200", '1200'],
    ['1 200', '1200'],
    ['12,5', '12.5'],
    ['$5', '5'],
    ['USD 1,200', '1200'],
    ['1200 USD', '1200'],
    // Another currency would be lost, and the rest is no number.
    ['€5', undefined],
    ['EUR 5', undefined],
    // Thousands or a part of two.
    ['$1.200', undefined],
    ['5k', undefined],
    // A million or a thousand, and no currency.
    ['1.2M', undefined],
    ['3 MIO', undefined],
    ['2BN', undefined],
    ['1,20,000', undefined],
    ['about 5', undefined],
  ] as const) {
    it(`offer ${meant ?? 'nothing'} for ${written}`, () => {
      const text = (value: string): string =>
        `${STEP.replace('asOf', 'currency: USD\nasOf')}    value: ${value}\n`;
      assert.equal(fixed(text(written), 'manifest-schema'), meant && text(meant));
    });
  }

  it('keep a currency that the manifest does not give', () => {
    assert.equal(fixed(`${STEP}    value: $5\n`, 'manifest-schema'), undefined);
  });
});

describe('fixes of regions', () => {
  for (const [written, meant] of [
    ['California', 'US-CA'],
    ['us-ca', 'US-CA'],
    // In another country, and in many.
    ['Western Australia', undefined],
    ['La Paz', undefined],
    ['Nowhere', undefined],
  ] as const) {
    it(`offer ${meant ?? 'nothing'} for ${written}`, () => {
      const text = (region: string): string => `${STEP}    region: ${region}\n`;
      assert.equal(fixed(text(written), 'manifest-schema'), meant && text(meant));
    });
  }
});

describe('fixes of stages', () => {
  for (const [written, meant] of [
    ['refinning', 'processing'],
    ['smeltng', 'processing'],
    ['minning', 'extraction'],
    ['extration', 'extraction'],
    ['polishing', undefined],
  ] as const) {
    it(`offer ${meant ?? 'nothing'} for ${written}`, () => {
      const text = (stage: string): string =>
        STEP.replace('    stage: processing', `    stage: ${stage}`);
      assert.equal(fixed(text(written), 'manifest-schema'), meant && text(meant));
    });
  }
});

describe('fixes of materials and components under the key of the other', () => {
  const flow = (subject: string): string =>
    `${HEAD}  - { ${subject}, id: a, stage: processing, supplier: Acme, country: US }\n`;
  const other = `${HEAD}  - id: a\n    material: cell\n    component: battery-pack\n    stage: assembly\n`;
  for (const [wrong, right] of [
    [
      STEP.replace('lithium', 'battery-pack'),
      STEP.replace('material: lithium', 'component: battery-pack'),
    ],
    [
      STEP.replace('lithium', 'NMC811'),
      STEP.replace('material: lithium', 'component: cathode-active-material'),
    ],
    [
      STEP.replace('material: lithium', 'component: nickel sulphate'),
      STEP.replace('material: lithium', 'material: nickel\n    form: sulfate'),
    ],
    [flow('material: LFP'), flow('component: cathode-active-material')],
    [flow('"component": "cobalt"'), flow('"material": "cobalt"')],
    [other, undefined],
  ] as const) {
    it(`write ${(right ?? 'nothing').split('\n')[5] ?? ''} for ${wrong.split('\n')[5] ?? ''}`, () => {
      assert.equal(fixed(wrong, 'unknown-material'), right);
    });
  }
});

describe('fixes of several countries in one place', () => {
  it('list them as origins', () => {
    const text = (line: string): string => STEP.replace('country: US', line);
    assert.equal(
      fixed(text('country: "CL/AR"'), 'unknown-country'),
      text('origins: [{ country: "CL" }, { country: "AR" }]'),
    );
    assert.equal(
      fixed(json('"country":"Chile or Peru"'), 'unknown-country'),
      json('"origins":[{ "country": "CL" }, { "country": "PE" }]'),
    );
  });
  it('keep what is said of how much each is', () => {
    const text = (line: string): string => STEP.replace('country: US', line);
    assert.equal(
      fixed(text('country: China 60 %, Chile 40 %'), 'unknown-country'),
      text('origins: [{ country: CN, share: 60% }, { country: CL, share: 40% }]'),
    );
  });
  it('are none beside a region, which is of one country', () => {
    assert.equal(
      fixed(STEP.replace('country: US', 'country: CL/AR\n    region: CL-AN'), 'unknown-country'),
      undefined,
    );
  });
});

describe('fixes of a country whose name says a part of it', () => {
  const scotland = STEP.replace('country: US', 'country: Scotland # main plant');
  const kept = STEP.replace('country: US', 'country: GB # main plant\n    region: GB-SCT');
  it('keep that as the region', () => {
    assert.equal(fixed(scotland, 'country-form'), kept);
  });
  it('are not among the safe ones', () => {
    assert.equal(firstFix(scotland, 'country-form')?.safe, false);
    const seat = `suppliers:\n  acme: { name: Acme, country: Wales }\n${STEP}`;
    const fix = firstFix(seat, 'country-form');
    assert.deepEqual([fix?.title, fix?.safe], ['Change to GB, without “Wales”', false]);
  });
});

describe('fixes of the seat of a company', () => {
  it('say what no key of a company keeps', () => {
    const seat = `suppliers:\n  acme: { name: Acme, country: "Utah, USA" }\n${STEP}`;
    const fix = firstFix(seat, 'unknown-country');
    assert.deepEqual(fix?.title, 'Change to US, without “Utah”');
  });
});

describe('fixes of a country beside “origins”', () => {
  it('keep either: what is removed may be what is so', () => {
    const origins =
      '    origins:\n      - { country: US, share: 60% }\n      - { country: CL, share: 40% }\n';
    const china = STEP.replace('country: US', 'country: CN');
    const text = china.replace('    country', `${origins}    country`);
    const analysis = analyseText(text);
    const finding = analysis.findings.find(({ ruleId }) => ruleId === 'manifest-schema');
    assert.ok(finding);
    const fixes = fixesFor(analysis, text, finding, knowledge);
    assert.deepEqual(
      fixes.map(({ title, preferred, edits }) => [title, preferred, applyEdits(text, edits)]),
      [
        ['Remove country', false, text.replace('    country: CN\n', '')],
        ['Remove origins', false, china],
      ],
    );
  });
});

describe('fixes of origins that have their country as a key', () => {
  const text = (lines: string): string => STEP.replace('country: US', lines);
  const right = (a: string, b: string): string =>
    text(`origins:\n      - ${a} # north\n      - ${b}`);
  it('write both as keys, in a list of blocks or braces', () => {
    const list = right('{ country: CN, share: 60% }', '{ country: KR, share: 40% }');
    assert.equal(fixed(right('CN: 60%', 'KR: 40%'), 'manifest-schema'), list);
    assert.equal(fixed(right('{ CN: 60% }', '{KR: 40%}'), 'manifest-schema'), list);
    assert.equal(fixed(right('CN: 60', '{ country: KR, share: 40% }'), 'manifest-schema'), list);
  });
  it('make a list of a mapping', () => {
    assert.equal(
      fixed(text('origins:\n      CN: 60% # north\n      KR: 0.4'), 'manifest-schema'),
      right('{ country: CN, share: 60% }', '{ country: KR, share: 0.4 }'),
    );
    assert.equal(
      fixed(text('origins: {CN: 60%, South Korea: 40%}'), 'manifest-schema'),
      text('origins: [{ country: CN, share: 60% }, { country: South Korea, share: 40% }]'),
    );
    assert.equal(
      fixed(json('"origins":{"CN":"60%","KR":0.4}'), 'manifest-schema'),
      json('"origins":[{ "country": "CN", "share": "60%" },{ "country": "KR", "share": 0.4 }]'),
    );
  });
  it('are one finding, and the chain is judged with them', () => {
    for (const lines of [
      'origins:\n      - CN: 60%\n      - KR: 40%',
      'origins: {CN: 60%, KR: 40%}',
      'origins:\n      - CN: 60%\n      - { country: KR, share: 40% }',
    ]) {
      const { findings } = analyseText(text(lines));
      const of = (rule: string): number => findings.filter(({ ruleId }) => ruleId === rule).length;
      assert.deepEqual([of('manifest-schema'), of('china-source')], [1, 1], lines);
    }
  });
  it('write a country that stands alone as one, and judge the chain with it', () => {
    const alone = text('origins:\n      - CN\n      - { country: KR }');
    assert.equal(
      fixed(alone, 'manifest-schema'),
      text('origins:\n      - { country: CN }\n      - { country: KR }'),
    );
    const rules = analyseText(alone).findings.map(({ ruleId }) => ruleId);
    assert.ok(rules.includes('china-source'));
  });
  it('are none for a key of an origin that is misspelt', () => {
    const { findings } = analyseText(text('origins:\n      - shares: 60%'));
    assert.ok(findings.some(({ message }) => JSON.stringify(message).includes('unknown-key')));
  });
});
