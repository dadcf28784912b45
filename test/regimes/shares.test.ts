import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseText } from '../support/analyse';

interface Row {
  readonly id: string;
  readonly subject: string;
  readonly stage: string;
  readonly country: string;
  readonly value: number | string;
  readonly inputs?: readonly string[];
  readonly supplier?: string;
}

const HEAD = 'manifest: 1\nproduct: Pack\n';

const manifest = (rows: readonly Row[], asOf = '2023-06-30', regimes = 'ira-30d'): string =>
  `${HEAD}asOf: ${asOf}\nregimes: [${regimes}]\nsources:\n${rows.map(asSource).join('')}`;

const asSource = ({
  id,
  subject,
  stage,
  country,
  value,
  inputs = [],
  supplier = 'One',
}: Row): string =>
  `  - { id: ${id}, ${subject}, stage: ${stage}, supplier: ${supplier}, country: ${country}, ` +
  `value: ${value}, inputs: [${inputs.join(', ')}] }\n`;

/** The share of a requirement as a fraction in lowest terms, `500/2000` as `1/4`; null: none. */
function share(text: string, requirement = 'critical-minerals'): string | null {
  const [judged] = analyseText(text).regimes;
  const result = judged?.shares.find((each) => each.requirement.id === requirement);
  return result?.sum?.share.toFraction() ?? null;
}

const lithium = 'material: lithium';
const nickel = 'material: nickel';

describe('qualifying share of critical minerals', () => {
  const cases: readonly (readonly [string, readonly Row[], string | null])[] = [
    ['nothing counts', [], null],
    [
      'a constituent material is fed through a step that is not counted: 100 of 400 qualify in one chain, none does',
      [
        { id: 'a', subject: lithium, stage: 'processing', country: 'US', value: 100 },
        {
          id: 'b',
          subject: 'material: strontium',
          stage: 'processing',
          country: 'CN',
          value: 5,
          inputs: ['a'],
        },
        {
          id: 'c',
          subject: 'component: cathode-active-material',
          stage: 'manufacturing',
          country: 'CN',
          value: 300,
          inputs: ['b'],
        },
      ],
      '0',
    ],
    [
      'half of the extraction is enough: 50 of 100 in AU, all 300 qualify',
      [
        { id: 'a', subject: lithium, stage: 'extraction', country: 'AU', value: 50 },
        { id: 'b', subject: lithium, stage: 'extraction', country: 'CN', value: 50 },
        {
          id: 'c',
          subject: lithium,
          stage: 'processing',
          country: 'CN',
          value: 200,
          inputs: ['a', 'b'],
        },
      ],
      '1',
    ],
    [
      'a little less than half is not: 49.99 of 100',
      [
        { id: 'a', subject: lithium, stage: 'extraction', country: 'AU', value: 49.99 },
        { id: 'b', subject: lithium, stage: 'extraction', country: 'CN', value: 50.01 },
        {
          id: 'c',
          subject: lithium,
          stage: 'processing',
          country: 'CN',
          value: 200,
          inputs: ['a', 'b'],
        },
      ],
      '0',
    ],
    [
      'a stage worth nothing passes no test: extraction 0 in AU, processing 10 in CN',
      [
        { id: 'a', subject: lithium, stage: 'extraction', country: 'AU', value: 0 },
        { id: 'b', subject: lithium, stage: 'processing', country: 'CN', value: 10, inputs: ['a'] },
      ],
      '0',
    ],
    [
      'steps that are not linked are chains of their own: 10 of 10 + 30',
      [
        { id: 'a', subject: lithium, stage: 'extraction', country: 'AU', value: 10 },
        { id: 'b', subject: lithium, stage: 'processing', country: 'CN', value: 30 },
      ],
      '1/4',
    ],
    [
      'recycling is set against extraction and recycling: 40 of 100, and no extraction qualifies',
      [
        { id: 'a', subject: lithium, stage: 'recycling', country: 'US', value: 40 },
        { id: 'b', subject: lithium, stage: 'extraction', country: 'CN', value: 60 },
        {
          id: 'c',
          subject: lithium,
          stage: 'processing',
          country: 'CN',
          value: 100,
          inputs: ['a', 'b'],
        },
      ],
      '0',
    ],
    [
      'recycling counts in North America only: 50 in KR is no extraction either',
      [{ id: 'a', subject: lithium, stage: 'recycling', country: 'KR', value: 50 }],
      '0',
    ],
    [
      'a constituent material is split by the values of the minerals: 90 = 60 + 30; (20 + 60) of 120',
      [
        { id: 'a', subject: lithium, stage: 'processing', country: 'CL', value: 20 },
        { id: 'b', subject: nickel, stage: 'processing', country: 'CN', value: 10 },
        {
          id: 'c',
          subject: 'component: cathode-active-material',
          stage: 'manufacturing',
          country: 'CN',
          value: 90,
          inputs: ['a', 'b'],
        },
      ],
      // lithium: processing 20 CL of 80: less than half, none; nickel: none.
      '0',
    ],
    [
      'the same in KR: both chains pass by processing, 60 of 80 and 30 of 40',
      [
        { id: 'a', subject: lithium, stage: 'processing', country: 'CL', value: 20 },
        { id: 'b', subject: nickel, stage: 'processing', country: 'CN', value: 10 },
        {
          id: 'c',
          subject: 'component: cathode-active-material',
          stage: 'manufacturing',
          country: 'KR',
          value: 90,
          inputs: ['a', 'b'],
        },
      ],
      '1',
    ],
    [
      'a constituent material of a constituent material belongs to the same chain: 10 + 30 of 40',
      [
        { id: 'a', subject: lithium, stage: 'processing', country: 'CN', value: 10 },
        {
          id: 'b',
          subject: 'component: electrolyte-salt',
          stage: 'manufacturing',
          country: 'JP',
          value: 10,
          inputs: ['a'],
        },
        {
          id: 'c',
          subject: 'component: cathode-active-material',
          stage: 'manufacturing',
          country: 'JP',
          value: 20,
          inputs: ['b'],
        },
      ],
      '1',
    ],
    [
      'neither copper nor its foil is an applicable mineral: nothing counts',
      [
        { id: 'a', subject: 'material: copper', stage: 'processing', country: 'CN', value: 100 },
        {
          id: 'b',
          subject: 'component: copper-foil',
          stage: 'manufacturing',
          country: 'US',
          value: 7,
          inputs: ['a'],
        },
      ],
      null,
    ],
    [
      'the group of rare earths counts, and is one mineral with its member: 5 of 15 extraction, 5 of 5 + 10',
      [
        { id: 'a', subject: 'material: rare-earths', stage: 'extraction', country: 'AU', value: 5 },
        {
          id: 'b',
          subject: 'material: neodymium',
          stage: 'processing',
          country: 'CN',
          value: 10,
          inputs: ['a'],
        },
        { id: 'c', subject: lithium, stage: 'processing', country: 'CN', value: 5 },
      ],
      '3/4',
    ],
    [
      'decimals are exact: 0.1 + 0.2 of 0.3 + 0.7',
      [
        { id: 'a', subject: lithium, stage: 'processing', country: 'AU', value: '0.1' },
        { id: 'b', subject: nickel, stage: 'processing', country: 'AU', value: '0.2' },
        { id: 'c', subject: 'material: cobalt', stage: 'processing', country: 'CN', value: '0.7' },
      ],
      '3/10',
    ],
  ];
  for (const [title, rows, expected] of cases) {
    it(title, () => {
      assert.equal(share(manifest(rows)), expected);
    });
  }

  it('takes the threshold of the year, and passes at it', () => {
    const rows = [
      { id: 'a', subject: lithium, stage: 'processing', country: 'AU', value: 4 },
      { id: 'b', subject: nickel, stage: 'processing', country: 'CN', value: 6 },
    ];
    const passes = (day: string): (boolean | undefined)[] =>
      analyseText(manifest(rows, day)).regimes[0]?.shares.map(({ sum }) => sum?.passes) ?? [];
    assert.deepEqual(passes('2023-12-31'), [true, undefined]);
    assert.deepEqual(passes('2024-01-01'), [false, undefined]);
  });
});

describe('share of steps without a prohibited entity', () => {
  it('counts what the notice names, by country, seat, holding and list: 40 of 100', () => {
    const text = `${HEAD}asOf: 2026-03-01
regimes: [pfe-storage]
suppliers:
  seated: { country: RU }
  held: { ownership: [{ owner: A, country: CN, share: 25% }] }
  nearly: { ownership: [{ owner: A, country: CN, share: 24.9% }] }
sources:
${[
  { id: 'a', subject: 'component: battery-cell', stage: 'manufacturing', country: 'IR', value: 10 },
  {
    id: 'b',
    subject: 'component: battery-module',
    stage: 'assembly',
    country: 'AU',
    value: 20,
    supplier: 'seated',
  },
  {
    id: 'c',
    subject: 'component: battery-cell',
    stage: 'manufacturing',
    country: 'US',
    value: 15,
    supplier: 'held',
  },
  {
    id: 'd',
    subject: 'component: battery-pack',
    stage: 'assembly',
    country: 'US',
    value: 15,
    supplier: 'CATL',
  },
  {
    id: 'e',
    subject: 'component: battery-pack',
    stage: 'assembly',
    country: 'ID',
    value: 40,
    supplier: 'nearly',
  },
]
  .map(asSource)
  .join('')}`;
    assert.equal(share(text, 'material-assistance'), '2/5');
  });

  it('is not judged before the first year that has a ratio', () => {
    const rows = [
      { id: 'a', subject: 'component: battery-cell', stage: 'assembly', country: 'AU', value: 1 },
    ];
    assert.equal(share(manifest(rows, '2025-12-31', 'pfe-storage'), 'material-assistance'), null);
    assert.equal(share(manifest(rows, '2026-01-01', 'pfe-storage'), 'material-assistance'), '1');
  });
});

describe('properties of qualifying shares', () => {
  const country = fc.constantFrom('AU', 'CN', 'CL', 'ID', 'US', 'JP', 'ZA', 'CA');
  const subject = fc.constantFrom(
    ['material: lithium', 'extraction'],
    ['material: lithium', 'processing'],
    ['material: lithium', 'recycling'],
    ['material: nickel', 'processing'],
    ['material: nickel', 'extraction'],
    ['component: cathode-active-material', 'manufacturing'],
    ['component: battery-cell', 'manufacturing'],
  );
  const rows = fc
    .array(
      fc.record({
        subject,
        country,
        value: fc.integer({ min: 0, max: 1000 }),
        feeds: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 10 },
    )
    .map((all) =>
      all.map((row, index): Row => ({
        id: `s${index}`,
        subject: row.subject[0] ?? '',
        stage: row.subject[1] ?? '',
        country: row.country,
        value: row.value,
        inputs: [...new Set(row.feeds.filter((from) => from < index))].map((from) => `s${from}`),
      })),
    );
  const shares = (all: readonly Row[]): (number | undefined)[] =>
    analyseText(manifest(all)).regimes[0]?.shares.map(({ sum }) => sum?.share.valueOf()) ?? [];

  it('do not depend on the order of sources', () => {
    fc.assert(
      fc.property(
        rows.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const exact = (each: readonly Row[]): (string | null)[] => [
            share(manifest(each)),
            share(manifest(each), 'battery-components'),
          ];
          assert.deepEqual(exact(shuffled), exact(all));
        },
      ),
    );
  });

  it('never fall when a step moves to a country that qualifies everywhere', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (all, pick) => {
        const moved = all.map((row, index) =>
          index === pick % all.length ? { ...row, country: 'US' } : row,
        );
        const [before, after] = [shares(all), shares(moved)];
        before.forEach((was, index) => {
          assert.ok((after[index] ?? 0) >= (was ?? 0), `${was} became ${after[index]}`);
        });
      }),
    );
  });

  it('lie between nothing and the whole', () => {
    fc.assert(
      fc.property(rows, (all) => {
        for (const part of shares(all)) assert.ok(part === undefined || (part >= 0 && part <= 1));
      }),
    );
  });

  it('never rise when a supplier gets another owner, listed or from a covered nation', () => {
    const owner = fc.record({
      owner: fc.constantFrom('NIO, Inc.', 'Fund', 'Other fund', 'a', 'b', 'c'),
      country: fc.constantFrom('CN', 'US', 'JP'),
      percent: fc.integer({ min: 1, max: 60 }),
      kind: fc.constantFrom('equity', 'votes', 'debt'),
    });
    const held = fc.array(owner, { maxLength: 4 });
    const text = (
      all: readonly (readonly {
        owner: string;
        country: string;
        percent: number;
        kind: string;
      }[])[],
    ) =>
      `${HEAD}asOf: 2026-07-01\nregimes: [pfe-storage]\nsuppliers:\n` +
      all
        .map((owners, at) => {
          const entries = owners.map(
            (each) =>
              `{ owner: "${each.owner}", country: ${each.country}, share: ${String(each.percent)}%, kind: ${each.kind} }`,
          );
          return `  ${'abc'[at] ?? ''}: { name: Maker ${'ABC'[at] ?? ''}, country: US, ownership: [${entries.join(', ')}] }\n`;
        })
        .join('') +
      `sources:\n` +
      ['a', 'b', 'c']
        .map((supplier, at) =>
          asSource({
            id: supplier,
            subject: 'component: battery-cell',
            stage: 'manufacturing',
            country: 'US',
            value: 10 ** at,
            supplier,
          }),
        )
        .join('');
    fc.assert(
      fc.property(fc.tuple(held, held, held), owner, fc.nat({ max: 2 }), (all, more, at) => {
        const listed = { ...more, owner: 'NIO, Inc.' };
        const before = analyseText(text(all)).regimes[0]?.shares[0]?.sum?.share;
        const added = all.map((owners, index) => (index === at ? [...owners, listed] : owners));
        const after = analyseText(text(added)).regimes[0]?.shares[0]?.sum?.share;
        assert.ok(before && after && after.compare(before) <= 0);
      }),
    );
  });
});
