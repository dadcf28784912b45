import assert from 'node:assert/strict';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { analyseText } from '../support/analyse';

/*
 * What is right on which day: each case is a manifest and, for days on either side of what changes, what the
 * rules of its regime find, as `<source> <severity> <part of the message>`.
 */
interface Case {
  readonly title: string;
  readonly regime: string;
  readonly suppliers?: string;
  /** Without the keys that are the same everywhere. */
  readonly steps: readonly string[];
  readonly days: Readonly<Record<string, readonly string[]>>;
  readonly rule?: string;
}

const step = (text: string): string => {
  const has = (key: string): boolean => text.includes(`${key}:`);
  return `  - { ${text}${has('supplier') ? '' : ', supplier: X'} }\n`;
};

const manifest = ({ suppliers, regime, steps }: Case): string =>
  `manifest: 1\nproduct: P\ncurrency: USD\nregimes: [${regime}]\n` +
  (suppliers === undefined ? '' : `suppliers:\n${suppliers}`) +
  `sources:\n${steps.map(step).join('')}`;

function found(text: string, day: string, rule: string): { line: string; message: string }[] {
  return analyseText(text, { asOf: day })
    .findings.filter(({ ruleId }) => ruleId === rule)
    .map(({ source, severity, message }) => ({
      line: `${source?.id?.value ?? '-'} ${severity}`,
      message: sentence(message, english),
    }));
}

const NDFEB = 'id: magnet, component: ndfeb-magnet, stage: manufacturing';

const CASES: readonly Case[] = [
  {
    title: 'tantalum metal is covered since 2020-10-01',
    regime: 'dfars-7052',
    steps: ['id: a, material: tantalum, stage: processing, country: CN, form: metal'],
    days: { '2020-09-30': [], '2020-10-01': ['a warning excludes that from 2020-10-01'] },
  },
  {
    title: 'tantalum oxide is not covered',
    regime: 'dfars-7052',
    steps: ['id: a, material: tantalum, stage: processing, country: CN, form: oxide'],
    days: { '2026-06-01': [] },
  },
  {
    title: 'tungsten carbide is not covered',
    regime: 'dfars-7052',
    steps: ['id: a, material: tungsten, stage: processing, country: CN, form: carbide'],
    days: { '2026-06-01': [], '2027-01-01': [] },
  },
  {
    title: 'the name of a material may say its form',
    regime: 'dfars-7052',
    steps: [
      'id: a, material: tungsten carbide, stage: processing, country: CN',
      'id: b, material: tungsten powder, stage: processing, country: CN',
      'id: c, material: tungsten, form: metal powder, stage: processing, country: CN',
    ],
    days: { '2026-06-01': ['b warning is excluded: China', 'c warning is excluded: China'] },
  },
  {
    title: 'tungsten without a form is undetermined',
    regime: 'dfars-7052',
    steps: ['id: a, material: tungsten, stage: processing, country: CN'],
    days: { '2019-04-29': [], '2026-06-01': ['a information say the form of “a”'] },
  },
  {
    title: 'tungsten powder and heavy alloy are covered since 2019-04-30',
    regime: 'dfars-7052',
    steps: [
      'id: a, material: tungsten, stage: processing, country: CN, form: powder',
      'id: b, material: tungsten, stage: processing, country: CN, form: heavy-alloy',
    ],
    days: {
      '2019-04-29': [],
      '2019-04-30': ['a warning Tungsten processing is excluded', 'b warning Tungsten'],
    },
  },
  {
    title: 'a tungsten penetrator is heavy alloy, COTS or not',
    regime: 'dfars-7052',
    steps: [
      'id: a, component: tungsten-penetrator, stage: manufacturing, country: CN',
      'id: b, component: tungsten-penetrator, stage: manufacturing, country: CN, cots: true',
    ],
    days: { '2026-06-01': ['a warning is excluded: China', 'b warning is excluded: China'] },
  },
  {
    title: 'alloy of a magnet is melted in China: excluded before and after 2027',
    regime: 'dfars-7052',
    steps: [
      'id: alloy, material: neodymium, stage: processing, form: alloy, country: CN',
      `${NDFEB}, country: US, inputs: [alloy]`,
    ],
    days: {
      '2019-04-29': [],
      '2026-12-31': ['alloy warning excludes that from 2019-04-30 on'],
      '2027-01-01': ['alloy warning excludes that from 2019-04-30 on'],
    },
  },
  {
    title: 'Hong Kong counts as China, and that is said to be inferred',
    regime: 'dfars-7052',
    steps: [`${NDFEB}, country: HK`],
    days: {
      '2026-06-01': [
        'magnet warning That Hong Kong counts as China is inferred: the law names China only.',
      ],
    },
  },
  {
    title: 'neodymium is mined in China: from 2027 on',
    regime: 'dfars-7052',
    steps: [
      'id: mine, material: neodymium, stage: extraction, country: CN',
      'id: oxide, material: neodymium, stage: processing, country: EE, inputs: [mine]',
      `${NDFEB}, country: US, inputs: [oxide]`,
    ],
    days: {
      '2026-12-31': [],
      '2027-01-01': ['mine warning Neodymium extraction is excluded'],
    },
  },
  {
    title: 'praseodymium and dysprosium are not named: mined there they are allowed',
    regime: 'dfars-7052',
    steps: [
      'id: pr, material: praseodymium, stage: extraction, country: CN',
      'id: dy, material: dysprosium, stage: processing, form: oxide, country: CN',
      `${NDFEB}, country: US, inputs: [pr, dy]`,
    ],
    days: { '2027-01-01': [] },
  },
  {
    title: 'a magnet in an electronic device is excepted, and says so',
    regime: 'dfars-7052',
    steps: [
      `${NDFEB}, country: CN`,
      'id: radar, component: guidance-actuator, stage: assembly, country: US, inputs: [magnet], electronicDevice: true',
    ],
    days: { '2026-06-01': ['magnet information is excepted: electronic devices are free'] },
  },
  {
    title: 'a magnet in a COTS item is excepted',
    regime: 'dfars-7052',
    steps: [
      `${NDFEB}, country: CN`,
      'id: motor, component: electric-motor, stage: assembly, country: US, inputs: [magnet], cots: true, electronicDevice: false',
    ],
    days: {
      '2026-12-31': ['magnet information half the weight or more is tungsten'],
      '2027-01-01': ['magnet information half the weight or more is covered material'],
    },
  },
  {
    title: 'a COTS magnet itself is half or more covered material: excepted to 2026 only',
    regime: 'dfars-7052',
    steps: [`${NDFEB}, country: CN, cots: true`],
    days: {
      '2026-12-31': ['magnet information is excepted'],
      '2027-01-01': ['magnet warning is excluded: China'],
    },
  },
  {
    title: 'what a magnet goes into does not say whether it is COTS: undetermined',
    regime: 'dfars-7052',
    steps: [
      `${NDFEB}, country: CN`,
      'id: motor, component: electric-motor, stage: assembly, country: US, inputs: [magnet]',
    ],
    days: { '2026-06-01': ['magnet information say what “motor” is'] },
  },
  {
    title: 'a magnet that goes into two items is excluded for the one that is neither',
    regime: 'dfars-7052',
    steps: [
      `${NDFEB}, country: CN`,
      'id: radar, component: guidance-actuator, stage: assembly, country: US, inputs: [magnet], electronicDevice: true',
      'id: motor, component: electric-motor, stage: assembly, country: US, inputs: [magnet], cots: false, electronicDevice: false',
    ],
    days: { '2026-06-01': ['magnet warning is excluded: China'] },
  },
  {
    title: 'recycled neodymium is free for a magnet made in the United States, not elsewhere',
    regime: 'dfars-7052',
    steps: [
      'id: scrap, material: neodymium, stage: recycling, country: CN',
      `${NDFEB}, country: US, inputs: [scrap]`,
    ],
    days: { '2027-01-01': ['scrap information is excepted: NdFeB magnets of recycled material'] },
  },
  {
    title: 'recycled neodymium for a magnet made in Japan',
    regime: 'dfars-7052',
    steps: [
      'id: scrap, material: neodymium, stage: recycling, country: CN',
      `${NDFEB}, country: JP, inputs: [scrap]`,
    ],
    days: { '2027-01-01': ['scrap warning Neodymium recycling is excluded'] },
  },
  {
    title: 'a battery by a named company, from 2027-10-01',
    regime: 'ndaa-2024-154',
    steps: [
      'id: a, component: battery-cell, stage: manufacturing, country: US, supplier: "Xiamen Hithium Energy Storage Technology Co., Ltd."',
    ],
    days: { '2027-09-30': [], '2027-10-01': ['a warning a listed company'] },
  },
  {
    // 10 of 100 is no majority.
    title: 'a separator of 10 beside 90 is no majority',
    regime: 'ndaa-2024-154',
    steps: [
      'id: sep, component: separator, stage: manufacturing, country: CN, supplier: BYD, value: 10',
      'id: a, component: battery-cell, stage: manufacturing, country: JP, value: 90, inputs: [sep]',
    ],
    days: { '2027-10-01': [] },
  },
  {
    // 50 of 100 is no majority, 51 of 101 is one.
    title: 'half of the value is no majority',
    regime: 'ndaa-2024-154',
    steps: [
      'id: sep, component: separator, stage: manufacturing, country: CN, supplier: BYD, value: 50',
      'id: a, component: battery-cell, stage: manufacturing, country: JP, value: 50, inputs: [sep]',
    ],
    days: { '2027-10-01': [] },
  },
  {
    title: 'more than half of the value is a majority',
    regime: 'ndaa-2024-154',
    steps: [
      'id: sep, component: separator, stage: manufacturing, country: CN, supplier: BYD, value: 51',
      'id: a, component: battery-cell, stage: manufacturing, country: JP, value: 50, inputs: [sep]',
    ],
    days: { '2027-09-30': [], '2027-10-01': ['a warning a listed company upstream'] },
  },
  {
    // 30 and 31 of 101: no one of them provides most.
    title: 'two companies that are no majority each',
    regime: 'ndaa-2024-154',
    steps: [
      'id: sep, component: separator, stage: manufacturing, country: CN, supplier: BYD, value: 30',
      'id: foil, component: copper-foil, stage: manufacturing, country: CN, supplier: CATL, value: 31',
      'id: a, component: battery-cell, stage: manufacturing, country: JP, value: 40, inputs: [sep, foil]',
    ],
    days: { '2027-10-01': [] },
  },
  {
    // 30 and 31 of 101 are of BYD by two of its names.
    title: 'one company under two names',
    regime: 'ndaa-2024-154',
    steps: [
      'id: sep, component: separator, stage: manufacturing, country: CN, supplier: BYD, value: 30',
      'id: foil, component: copper-foil, stage: manufacturing, country: CN, supplier: "BYD Company, Limited", value: 31',
      'id: a, component: battery-cell, stage: manufacturing, country: JP, value: 40, inputs: [sep, foil]',
    ],
    days: { '2027-10-01': ['a warning a listed company upstream'] },
  },
  {
    title: 'a majority without values is undetermined',
    regime: 'ndaa-2024-154',
    steps: [
      'id: sep, component: separator, stage: manufacturing, country: CN, supplier: BYD',
      'id: a, component: battery-cell, stage: manufacturing, country: JP, value: 50, inputs: [sep]',
    ],
    days: { '2027-10-01': ['a information say the value of “sep”'] },
  },
  {
    title: 'what is bought of a 1260H company or one that it controls; components are free',
    regime: 'ndaa-2024-805',
    suppliers:
      '  half: { name: Half, country: US, ownership: [{ owner: "NIO, Inc.", country: US, share: 50% }] }\n' +
      '  less: { name: Less, country: US, ownership: [{ owner: "NIO, Inc.", country: US, share: 49% }] }\n',
    steps: [
      'id: cell, component: battery-cell, stage: manufacturing, country: US, supplier: "NIO, Inc."',
      'id: pack, component: battery-pack, stage: assembly, country: US, supplier: half, inputs: [cell]',
      'id: other, component: battery-pack, stage: assembly, country: US, supplier: less, inputs: [cell]',
    ],
    days: { '2026-06-29': [], '2026-06-30': ['pack warning a company of a listed owner'] },
  },
  {
    title: 'a listed company, and copper in China before its sector is one of the strategy',
    regime: 'uflpa',
    steps: [
      'id: a, material: copper, stage: extraction, country: CN, supplier: "Xinjiang Habahe Ashele Copper Co., Ltd."',
      'id: b, material: copper, stage: processing, country: CL, inputs: [a]',
    ],
    days: {
      '2024-08-08': [],
      '2024-08-09': ['a warning a listed company', 'b warning a listed company upstream'],
    },
  },
  {
    title: 'sectors of high priority in China without a region',
    regime: 'uflpa',
    steps: [
      'id: a, material: aluminium, stage: processing, country: CN',
      'id: b, material: aluminium, stage: processing, country: CN, region: CN-SD',
      'id: c, material: cobalt, stage: processing, country: CN',
    ],
    days: { '2024-07-08': [], '2024-07-09': ['a information say where in China'] },
  },
  {
    title: 'copper foil from China is no mineral of the clean-vehicle credit',
    regime: 'ira-30d',
    steps: ['id: a, component: copper-foil, stage: manufacturing, country: CN'],
    days: { '2025-01-01': [] },
  },
  {
    title: 'what goes into electrolyte salt alone cannot be traced; what goes elsewhere, too, can',
    regime: 'ira-30d',
    steps: [
      'id: a, material: lithium, stage: processing, country: CN',
      'id: b, material: lithium, stage: processing, country: CN',
      'id: salt, component: electrolyte-salt, stage: manufacturing, country: CN, inputs: [a, b]',
      'id: cam, component: cathode-active-material, stage: manufacturing, country: KR, inputs: [b]',
    ],
    days: { '2025-01-01': ['b warning Lithium processing is excluded'] },
  },
  {
    title: 'lanthanum is not strategic',
    regime: 'eu-crma',
    rule: 'regime-concentration',
    steps: [
      'id: a, material: lanthanum, stage: processing, country: CN, share: 90%',
      'id: b, material: lanthanum, stage: processing, country: FR, share: 10%',
    ],
    days: { '2024-05-23': [] },
  },
  {
    title: 'dysprosium is strategic: compared with the benchmark',
    regime: 'eu-crma',
    rule: 'regime-concentration',
    steps: [
      'id: a, material: dysprosium, stage: processing, country: CN, share: 90%',
      'id: b, material: dysprosium, stage: processing, country: FR, share: 10%',
    ],
    days: { '2024-05-22': [], '2024-05-23': ['a information benchmark for 2030'] },
  },
];

describe('the regimes as the law has them', () => {
  for (const each of CASES) {
    for (const [day, right] of Object.entries(each.days)) {
      it(`${each.regime} on ${day}: ${each.title}`, () => {
        const is = found(manifest(each), day, each.rule ?? 'regime-exclusion');
        const lines = is.map(({ line }) => line);
        const shown = is.map(({ line, message }) => `${line} ${message}`).join('\n');
        const wanted = right.map((text) => text.split(' ').slice(0, 2).join(' '));
        assert.deepEqual(lines, wanted, shown);
        for (const [at, text] of right.entries()) {
          assert.ok(is[at]?.message.includes(text.split(' ').slice(2).join(' ')), shown);
        }
      });
    }
  }
});

/** Shares of a manifest on a day, in lowest terms; null: nothing counts. */
function shares(each: Omit<Case, 'days' | 'title'>, day: string): Record<string, string | null> {
  const analysis = analyseText(manifest({ ...each, days: {}, title: '' }), { asOf: day });
  return Object.fromEntries(
    analysis.regimes.flatMap(({ shares: all }) =>
      all.map(({ requirement, sum }) => [requirement.id, sum?.share.toFraction() ?? null] as const),
    ),
  );
}

const CELL = 'id: a, component: battery-cell, stage: manufacturing, country: US, value: 100';
const owners = (...parts: readonly string[]): string =>
  `  x: { name: Cells, country: US, ownership: [${parts.join(', ')}] }\n`;

describe('prohibited foreign entities', () => {
  const cases: readonly (readonly [string, string, string, string | null])[] = [
    // 15 + 15 = 30 % together is less than 40 %, none has 25 %.
    [
      'two owners of 15 %',
      owners('{ owner: A, country: CN, share: 15% }', '{ owner: B, country: CN, share: 15% }'),
      '2026-01-01',
      '1',
    ],
    // 15 + 15 + 15 = 45 % together.
    [
      'three owners of 15 %',
      owners(
        '{ owner: A, country: CN, share: 15% }',
        '{ owner: B, country: CN, share: 15% }',
        '{ owner: C, country: CN, share: 15% }',
      ),
      '2026-01-01',
      '0',
    ],
    [
      'three owners of 40 % together',
      owners(
        '{ owner: A, country: CN, share: 15% }',
        '{ owner: B, country: CN, share: 15% }',
        '{ owner: C, country: CN, share: 10% }',
      ),
      '2026-01-01',
      '0',
    ],
    ['one owner of 24.9 %', owners('{ owner: A, country: CN, share: 24.9% }'), '2026-01-01', '1'],
    ['one owner of 25 %', owners('{ owner: A, country: CN, share: 25% }'), '2026-01-01', '0'],
    [
      'one owner of 25 % in two entries',
      owners('{ owner: A, country: CN, share: 15% }', '{ owner: A, country: CN, share: 10% }'),
      '2026-01-01',
      '0',
    ],
    [
      'an owner of 25 % from Japan',
      owners('{ owner: A, country: JP, share: 25% }'),
      '2026-01-01',
      '1',
    ],
    [
      'a listed owner of 25 %, the day before',
      owners('{ owner: "NIO, Inc.", country: US, share: 25% }'),
      '2026-06-07',
      '1',
    ],
    [
      'a listed owner of 25 %',
      owners('{ owner: "NIO, Inc.", country: US, share: 25% }'),
      '2026-06-08',
      '0',
    ],
    [
      'debt of 14 %',
      owners('{ owner: A, country: CN, share: 14%, kind: debt }'),
      '2026-01-01',
      '1',
    ],
    [
      'debt of 15 %',
      owners('{ owner: A, country: CN, share: 15%, kind: debt }'),
      '2026-01-01',
      '0',
    ],
    [
      'another currency of power: votes of 25 %',
      owners('{ owner: A, country: CN, share: 25%, kind: votes }'),
      '2026-01-01',
      '0',
    ],
  ];
  for (const [title, suppliers, day, right] of cases) {
    it(`${title} on ${day}`, () => {
      const found = shares(
        { regime: 'pfe-storage', suppliers, steps: [`${CELL}, supplier: x`] },
        day,
      );
      assert.deepEqual(found, { 'material-assistance': right });
    });
  }

  for (const [day, right] of [
    ['2026-06-07', '1'],
    ['2026-06-08', '0'],
  ] as const) {
    it(`a supplier that is on the 1260H list since 2026-06-08, on ${day}`, () => {
      const found = shares(
        { regime: 'pfe-storage', steps: [`${CELL}, supplier: "NIO, Inc."`] },
        day,
      );
      assert.deepEqual(found, { 'material-assistance': right });
    });
  }

  it('count manufactured products and their components, not minerals upstream', () => {
    // 60 of 60 + 40; the lithium does not count.
    const steps = [
      'id: li, material: lithium, stage: processing, country: CN, value: 900',
      'id: cell, component: battery-cell, stage: manufacturing, country: CN, value: 40, inputs: [li]',
      'id: pack, component: battery-pack, stage: assembly, country: US, value: 60, inputs: [cell]',
    ];
    assert.deepEqual(shares({ regime: 'pfe-storage', steps }, '2026-01-01'), {
      'material-assistance': '3/5',
    });
    // For 45X what the pack is made of: 0 of 900 + 40.
    assert.deepEqual(shares({ regime: 'pfe-45x-battery-component', steps }, '2026-01-01'), {
      'material-assistance': '0',
    });
  });
});

describe('the clean-vehicle credit', () => {
  it('does not count copper foil: 0 of 100', () => {
    const steps = [
      'id: a, component: copper-foil, stage: manufacturing, country: US, value: 900',
      'id: b, material: lithium, stage: processing, country: ZA, value: 100',
    ];
    assert.deepEqual(shares({ regime: 'ira-30d', steps }, '2023-06-30'), {
      'critical-minerals': '0',
      'battery-components': null,
    });
  });

  // At worst all that is unknown does not qualify: 60 of 100 is more than 40 % all the same, 39 of 100 is not.
  for (const [what, steps, share] of [
    [
      'an origin of 60 % beside 40 % unknown',
      [
        'id: a, material: lithium, stage: processing, value: 100, origins: [{ country: AU, share: 60% }, { country: unknown, share: 40% }]',
      ],
      '3/5',
    ],
    [
      'the same written out',
      [
        'id: a, material: lithium, stage: processing, country: AU, value: 60',
        'id: b, material: lithium, stage: processing, country: unknown, value: 40',
      ],
      '3/5',
    ],
    [
      '39 of 100 beside what is unknown',
      [
        'id: a, material: lithium, stage: processing, country: AU, value: 39',
        'id: b, material: lithium, stage: processing, country: unknown, value: 61',
      ],
      null,
    ],
    [
      'a step without a country, which is a mistake and no statement',
      [
        'id: a, material: lithium, stage: processing, country: AU, value: 60',
        'id: b, material: lithium, stage: processing, value: 40',
      ],
      null,
    ],
  ] as const) {
    it(`${what}: ${share === null ? 'undetermined' : 'passes'}`, () => {
      const each = { regime: 'ira-30d', steps };
      assert.equal(shares(each, '2023-06-30')['critical-minerals'], share);
      const undetermined = found(
        manifest({ ...each, title: '', days: {} }),
        '2023-06-30',
        'credit-undetermined',
      );
      assert.equal(undetermined.length, share === null ? 1 : 0);
    });
  }

  it('is undetermined where a counted step has no valid stage, and names it', () => {
    const text = manifest({
      title: '',
      regime: 'ira-30d',
      days: {},
      steps: ['id: a, material: lithium, stage: refined, country: AU, value: 100'],
    });
    const [finding] = found(text, '2023-06-30', 'credit-undetermined');
    assert.match(finding?.message ?? '', /“a” has no valid stage/);
  });
});

describe('advanced batteries for defence', () => {
  // 95 of 100 is not more than 95 %, 96 of 101 is.
  for (const [value, passes] of [
    [95, false],
    [96, true],
  ] as const) {
    it(`${String(value)} of ${String(value + 5)} from others: ${passes ? 'free' : 'not free'}`, () => {
      const steps = [
        `id: a, component: separator, stage: manufacturing, country: JP, value: ${String(value)}`,
        'id: b, component: electrolyte, stage: manufacturing, country: CN, value: 5',
      ];
      const judged = (day: string) =>
        analyseText(manifest({ title: '', regime: 'usc-4865', days: {}, steps }), {
          asOf: day,
        }).regimes[0]?.shares.map(({ requirement, sum }) => [requirement.id, sum?.passes]);
      assert.deepEqual(judged('2027-12-31'), []);
      assert.deepEqual(judged('2028-01-01'), [['new-programs', passes]]);
      assert.deepEqual(judged('2029-01-01')?.length, 2);
      assert.deepEqual(judged('2031-01-29')?.length, 2);
      assert.deepEqual(judged('2031-01-30')?.length, 3);
    });
  }
});
