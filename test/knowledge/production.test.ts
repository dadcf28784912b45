import assert from 'node:assert/strict';
import type { ProductionSet } from '../../src/knowledge/types';
import { knowledge, knowledgeOf, material, production } from '../support/knowledge';

const of = (...sets: readonly ProductionSet[]) =>
  knowledgeOf({
    materials: [
      material('metals', { isGroup: true }),
      material('metal', { group: 'metals' }),
      material('other'),
    ],
    production: sets,
  });

/** What is shown, in short: its year and the largest country, and whether it ranks. */
function shown(sets: readonly ProductionSet[], day: string, subject = 'metal'): string {
  const view = of(...sets).productionFor(subject, 'processing', day);
  if (!view) return 'nothing';
  const group = view.ofGroup === undefined ? '' : ` of ${view.ofGroup}`;
  const only = view.rankable ? '' : ' (not ranked)';
  return `${String(view.set.year)} ${view.shares[0]?.country ?? ''}${group}${only}`;
}

describe('Which figures are shown', () => {
  const years = [
    production('metal', 2022, { AU: 2, CL: 1 }),
    production('metal', 2024, { CL: 2, AU: 1 }),
  ];

  it('takes the latest year that is not after the day', () => {
    assert.equal(shown(years, '2023-12-31'), '2022 AU');
    assert.equal(shown(years, '2024-01-01'), '2024 CL');
    assert.equal(shown(years, '2030-01-01'), '2024 CL');
  });

  it('takes the earliest year where all are after the day', () => {
    assert.equal(shown(years, '2020-01-01'), '2022 AU');
  });

  it('prefers a set that ranks two countries to a later one of a single country', () => {
    const sets = [
      production('metal', 2021, { JP: 2, KR: 1 }),
      production('metal', 2023, { CN: 97 }),
    ];
    assert.equal(shown(sets, '2024-01-01'), '2021 JP');
  });

  it('counts the rest of the world as no country', () => {
    const sets = [
      production('metal', 2021, { JP: 2, KR: 1 }),
      production('metal', 2023, { CN: 9, OTHER: 1 }),
    ];
    assert.equal(shown(sets, '2024-01-01'), '2021 JP');
  });

  it('shows, but does not rank, what says nothing of the place', () => {
    const sets = [production('metal', 2023, { CN: 85, JP: 10 }, { byPlace: false, unit: '%' })];
    assert.equal(shown(sets, '2024-01-01'), '2023 CN (not ranked)');
  });

  it('prefers what was read to what is recalled', () => {
    const sets = [
      production('metal', 2021, { AU: 2, CL: 1 }),
      production('metal', 2022, { CL: 2, AU: 1 }, { confidence: 'recalled' }),
    ];
    assert.equal(shown(sets, '2024-01-01'), '2021 AU');
  });

  it('prefers quantities to shares of the same year', () => {
    const sets = [
      production('metal', 2023, { CL: 50, AU: 30, CN: 20 }, { unit: '%' }),
      production('metal', 2023, { AU: 2, CL: 1 }),
    ];
    assert.equal(shown(sets, '2024-01-01'), '2023 AU');
    assert.equal(shown(sets.toReversed(), '2024-01-01'), '2023 AU');
  });

  it('lets the figures of the group stand in, and says so', () => {
    const group = production('metals', 2023, { CN: 9, AU: 1 });
    assert.equal(shown([group], '2024-01-01'), '2023 CN of metals');
    assert.equal(shown([group, ...years], '2024-01-01'), '2024 CL');
    assert.equal(
      shown([group, production('metal', 2024, { JP: 1 })], '2024-01-01'),
      '2023 CN of metals',
    );
    assert.equal(
      shown([production('metal', 2024, { JP: 1 })], '2024-01-01'),
      '2024 JP (not ranked)',
    );
    assert.equal(shown([group], '2024-01-01', 'other'), 'nothing');
  });

  it('shows nothing from a set of which every figure is withheld', () => {
    assert.equal(
      shown([production('metal', 2023, {}, { withheld: ['US'] })], '2024-01-01'),
      'nothing',
    );
  });

  it('keeps to the stage', () => {
    const known = of(production('metal', 2023, { AU: 2, CL: 1 }));
    assert.equal(known.productionFor('metal', 'extraction', '2024-01-01'), undefined);
    assert.equal(known.productionSets('metal', 'extraction').length, 0);
    assert.equal(known.productionSets('metal', 'processing').length, 1);
  });
});

describe('Shares of a production', () => {
  const quantities = of(production('metal', 2023, { CN: 50, OTHER: 30, AU: 10, CL: 10 }));

  it('are of the sum of the countries, with the rest, which has no rank', () => {
    const view = quantities.productionFor('metal', 'processing', '2024-01-01');
    assert.deepEqual(
      view?.shares.map(({ country, percent, rank }) => [country, percent, rank]),
      [
        ['CN', 50, 1],
        ['OTHER', 30, undefined],
        ['AU', 10, 2],
        ['CL', 10, 2],
      ],
    );
  });

  it('are as the source gives them where it gives shares', () => {
    const known = of(production('metal', 2023, { CN: 70, AU: 10 }, { unit: '%' }));
    assert.equal(known.shareOf('AU', 'metal', 'processing', '2024-01-01')?.percent, 10);
  });

  it('are unknown, not zero, for a country without a figure', () => {
    const share = quantities.shareOf('AU', 'metal', 'processing', '2024-01-01');
    assert.deepEqual([share?.percent, share?.rank, share?.year], [10, 2, 2023]);
    assert.equal(quantities.shareOf('JP', 'metal', 'processing', '2024-01-01'), undefined);
    assert.equal(quantities.shareOf('OTHER', 'metal', 'processing', '2024-01-01'), undefined);
    assert.equal(quantities.shareOf('AU', 'other', 'processing', '2024-01-01'), undefined);
  });

  it('are zero of nothing', () => {
    const known = of(production('metal', 2023, { CN: 0, AU: 0 }));
    assert.equal(known.shareOf('CN', 'metal', 'processing', '2024-01-01')?.percent, 0);
  });
});

describe('Who dominates', () => {
  const dominant = (sets: readonly ProductionSet[], day = '2024-01-01') => {
    const found = of(...sets).dominant('metal', 'processing', day);
    return found && [found.country, found.percent, found.year, found.ofGroup];
  };

  it('is the largest country, by a set of a single country too', () => {
    const sets = [production('metal', 2021, { JP: 3, KR: 1 })];
    assert.deepEqual(dominant(sets), ['JP', 75, 2021, undefined]);
    const single = production('metal', 2023, { CN: 97 }, { unit: '%' });
    assert.deepEqual(dominant([...sets, single]), ['CN', 97, 2023, undefined]);
  });

  it('is never the rest of the world', () => {
    assert.deepEqual(dominant([production('metal', 2023, { OTHER: 60, CN: 40 })]), [
      'CN',
      40,
      2023,
      undefined,
    ]);
  });

  it('is not told by what says nothing of the place', () => {
    const sets = [production('metal', 2023, { CN: 85 }, { byPlace: false, unit: '%' })];
    assert.equal(dominant(sets), undefined);
  });

  it('is told by the group where there is nothing of its own', () => {
    assert.deepEqual(dominant([production('metals', 2023, { CN: 9, AU: 1 })]), [
      'CN',
      90,
      2023,
      'metals',
    ]);
  });
});

describe('The figures that are shipped', () => {
  it('rank neodymium by the rare earths', () => {
    const view = knowledge.productionFor('neodymium', 'extraction', '2024-06-01');
    assert.equal(view?.ofGroup, 'rare-earths');
    assert.equal(view.set.year, 2024);
    assert.equal(view.shares[0]?.country, 'CN');
  });

  it('of magnet rare earths say nothing of the other ones', () => {
    assert.notEqual(knowledge.dominant('dysprosium', 'processing', '2025-06-30'), undefined);
    for (const id of ['lutetium', 'cerium', 'rare-earths-heavy']) {
      assert.equal(knowledge.dominant(id, 'processing', '2025-06-30'), undefined, id);
      assert.equal(knowledge.productionFor(id, 'processing', '2025-06-30'), undefined, id);
    }
  });

  it('of the rare earths say nothing of scandium, which is counted apart', () => {
    assert.equal(knowledge.productionFor('scandium', 'extraction', '2026-05-01'), undefined);
    assert.equal(knowledge.dominant('scandium', 'extraction', '2026-05-01'), undefined);
  });

  it('show Australia as the largest lithium miner in 2023', () => {
    const share = knowledge.shareOf('AU', 'lithium', 'extraction', '2023-03-28');
    assert.equal(share?.rank, 1);
    assert.equal(share.year, 2023);
    assert.ok(share.percent > 40 && share.percent < 50);
  });

  it('take silicon from the quantities of USGS', () => {
    const view = knowledge.productionFor('silicon', 'processing', '2023-06-01');
    assert.notEqual(view?.set.unit, '%');
  });

  it('give the seed article its 77 percent of the capacity for battery cells in 2022', () => {
    const share = knowledge.shareOf('CN', 'battery-cell', 'manufacturing', '2022-06-01');
    assert.deepEqual([share?.percent, share?.year], [77, 2022]);
  });

  it('add up, with each country once', () => {
    for (const { subject, stage, year } of knowledge.data.production) {
      const view = knowledge.productionFor(subject, stage, `${String(year)}-12-31`);
      const codes = view?.shares.map(({ country }) => country) ?? [];
      assert.equal(new Set(codes).size, codes.length, `${subject} ${stage} ${String(year)}`);
      const sum = view?.shares.reduce((total, { percent }) => total + percent, 0) ?? 0;
      assert.ok(sum > 0 && sum < 101, `${subject} ${stage} ${String(year)}: ${String(sum)}`);
    }
  });
});
