import assert from 'node:assert/strict';
import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Subject } from '../../src/knowledge/restrictions';
import type { Restriction } from '../../src/knowledge/types';
import { country, knowledge, knowledgeOf } from '../support/knowledge';

/** Ids of the restrictions that may apply to a subject, how they stand, and on what condition. */
const on = (code: string, subject: Subject, day: string, known: Knowledge = knowledge): string[] =>
  known
    .restrictionsOn(code, subject, day)
    .map(({ restriction, state, where, forms }) =>
      [
        restriction.id,
        state,
        ...(where === undefined ? [] : [where]),
        ...(forms ? [forms.join('/')] : []),
      ].join(' '),
    );

/** The same for all that is to be known of a subject, whether it applies or not. */
const around = (code: string, subject: Subject, day: string): string[] =>
  knowledge
    .restrictionsAround(code, subject, day)
    .map(({ restriction, state }) => `${restriction.id} ${state}`);

const material = (id: string, stage: Subject['stage'], form?: string): Subject => ({
  material: id,
  stage,
  ...(form !== undefined && { form }),
});
const component = (id: string): Subject => ({ component: id, stage: 'manufacturing' });

/** What applies on the day before and on the day. */
interface Turn {
  readonly title: string;
  readonly code: string;
  readonly subject: Subject;
  readonly before: readonly [day: string, ...restrictions: string[]];
  readonly from: readonly [day: string, ...restrictions: string[]];
}

const TURNS: readonly Turn[] = [
  {
    title: 'the licence on samarium-cobalt magnets',
    code: 'CN',
    subject: component('smco-magnet'),
    before: ['2025-04-03'],
    from: ['2025-04-04', 'cn-dual-use-to-us-military in-force', 'cn-seven-rare-earths in-force'],
  },
  {
    title: 'the licence on NdFeB magnets with terbium or dysprosium',
    code: 'CN',
    subject: component('ndfeb-magnet'),
    before: ['2025-04-03'],
    from: [
      '2025-04-04',
      'cn-dual-use-to-us-military in-force where it contains terbium or dysprosium',
      'cn-seven-rare-earths in-force where it contains terbium or dysprosium',
    ],
  },
  {
    title: 'the licence on gallium',
    code: 'CN',
    subject: material('gallium', 'processing'),
    before: ['2023-07-31'],
    from: ['2023-08-01', 'cn-gallium-germanium in-force'],
  },
  {
    title: 'the licence on graphite',
    code: 'CN',
    subject: material('graphite', 'processing', 'spherical graphite'),
    before: ['2023-11-30'],
    from: ['2023-12-01', 'cn-graphite in-force'],
  },
  {
    title: 'the licence on antimony',
    code: 'CN',
    subject: material('antimony', 'processing', 'metal'),
    before: ['2024-09-14', 'cn-state-trading-tungsten-antimony in-force'],
    from: ['2024-09-15', 'cn-antimony in-force', 'cn-state-trading-tungsten-antimony in-force'],
  },
  {
    title: 'the licence on tungsten',
    code: 'CN',
    subject: material('tungsten', 'processing', 'APT'),
    before: ['2025-02-03', 'cn-state-trading-tungsten-antimony in-force'],
    from: [
      '2025-02-04',
      'cn-dual-use-to-us-military in-force',
      'cn-five-metals in-force',
      'cn-state-trading-tungsten-antimony in-force',
    ],
  },
  {
    title: 'the ban of lithium ore in Zimbabwe',
    code: 'ZW',
    subject: material('lithium', 'extraction'),
    before: ['2022-12-19'],
    from: ['2022-12-20', 'zw-lithium-ore in-force'],
  },
  {
    title: 'the ban of every base-mineral ore in Zimbabwe, which repeals it',
    code: 'ZW',
    subject: material('lithium', 'extraction'),
    before: ['2023-01-05', 'zw-lithium-ore in-force'],
    from: ['2023-01-06', 'zw-base-mineral-ores in-force'],
  },
  {
    title: 'the ban of chromium ore in Zimbabwe',
    code: 'ZW',
    subject: material('chromium', 'extraction'),
    before: ['2023-01-05'],
    from: ['2023-01-06', 'zw-base-mineral-ores in-force'],
  },
  {
    title: 'the ban of platinum ore in Zimbabwe',
    code: 'ZW',
    subject: material('platinum', 'extraction'),
    before: ['2026-02-24'],
    from: ['2026-02-25', 'zw-raw-minerals-2026 in-force'],
  },
  {
    title: 'the ban of lithium concentrate in Zimbabwe',
    code: 'ZW',
    subject: material('lithium', 'extraction', 'concentrate'),
    before: ['2026-02-24'],
    from: ['2026-02-25', 'zw-lithium-concentrate in-force'],
  },
  {
    title: 'quotas for lithium concentrate in Zimbabwe',
    code: 'ZW',
    subject: material('lithium', 'extraction', 'concentrate'),
    before: ['2026-04-01', 'zw-lithium-concentrate in-force'],
    from: ['2026-04-02', 'zw-lithium-quota in-force'],
  },
  {
    title: 'what was planned for lithium concentrate in Zimbabwe',
    code: 'ZW',
    subject: material('lithium', 'processing', 'concentrate'),
    before: ['2026-12-31', 'zw-lithium-quota in-force'],
    from: ['2027-01-01', 'zw-lithium-quota in-force', 'zw-lithium-concentrate-2027 unknown'],
  },
  {
    title: 'the ban of bauxite in Indonesia',
    code: 'ID',
    subject: material('aluminium', 'extraction'),
    before: ['2023-06-09'],
    from: ['2023-06-10', 'id-bauxite in-force'],
  },
  {
    title: 'the ban of raw minerals in Malawi',
    code: 'MW',
    subject: material('graphite', 'extraction'),
    before: ['2025-10-20'],
    from: ['2025-10-21', 'mw-raw-minerals in-force'],
  },
  {
    title: 'the ban of rare-earth ore in Viet Nam, by 2021',
    code: 'VN',
    subject: material('rare-earths', 'extraction'),
    before: ['2021-12-30'],
    from: ['2021-12-31', 'vn-raw-rare-earths in-force'],
  },
  {
    title: 'the law of Viet Nam that repeats it',
    code: 'VN',
    subject: material('rare-earths', 'extraction'),
    before: ['2025-12-31', 'vn-raw-rare-earths in-force'],
    from: ['2026-01-01', 'vn-geology-law in-force'],
  },
  {
    title: 'the decision of Namibia, of which no first day is known',
    code: 'NA',
    subject: material('lithium', 'extraction'),
    before: ['2023-06-07'],
    from: ['2023-06-08', 'na-raw-minerals unknown'],
  },
  {
    title: 'state trading of silver, list after list',
    code: 'CN',
    subject: material('silver', 'processing'),
    before: ['2025-12-31', 'cn-state-trading-silver in-force'],
    from: ['2026-01-01', 'cn-state-trading in-force'],
  },
  {
    title: 'the ban on dual-use items to military users in Japan',
    code: 'CN',
    subject: material('dysprosium', 'processing'),
    before: ['2026-01-05', 'cn-dual-use-to-us-military in-force', 'cn-seven-rare-earths in-force'],
    from: [
      '2026-01-06',
      'cn-dual-use-to-us-military in-force',
      'cn-seven-rare-earths in-force',
      'cn-dual-use-to-japan in-force',
    ],
  },
];

describe('Restrictions of exports', () => {
  for (const { title, code, subject, before, from } of TURNS) {
    it(`begin on their day, not before: ${title}`, () => {
      for (const [day, ...expected] of [before, from]) {
        assert.deepEqual(on(code, subject, day), expected, day);
      }
    });
  }

  it('of October 2025 never applied to goods, and are unknown after their suspension', () => {
    for (const subject of [
      material('holmium', 'processing'),
      component('battery-cell'),
      component('anode-active-material'),
    ]) {
      for (const day of ['2025-04-03', '2025-10-20', '2025-11-07', '2025-11-08', '2026-03-01']) {
        assert.deepEqual(on('CN', subject, day), [], day);
      }
      assert.deepEqual(on('CN', subject, '2026-11-10'), []);
      assert.match(on('CN', subject, '2026-11-11').join(), /^cn-2025-5[78] unknown/);
    }
    const holmium = material('holmium', 'processing');
    const of57 = (day: string) =>
      around('CN', holmium, day).filter((each) => each.startsWith('cn-2025-57'));
    assert.deepEqual(of57('2025-10-08'), []);
    assert.deepEqual(of57('2025-10-09'), ['cn-2025-57 announced']);
    assert.deepEqual(of57('2025-11-06'), ['cn-2025-57 announced']);
    assert.deepEqual(of57('2025-11-07'), ['cn-2025-57 suspended']);
    assert.deepEqual(of57('2026-11-10'), ['cn-2025-57 suspended']);
    assert.deepEqual(of57('2026-11-11'), ['cn-2025-57 unknown']);
  });

  it('of October 2025 on technology and on goods passed on were in force for four weeks', () => {
    const state = (id: string, day: string) =>
      around('CN', component('ndfeb-magnet'), day).find((each) => each.startsWith(id));
    for (const id of ['cn-2025-62', 'cn-2025-61-passed-on']) {
      assert.equal(state(id, '2025-10-08'), undefined);
      assert.equal(state(id, '2025-10-09'), `${id} in-force`);
      assert.equal(state(id, '2025-11-06'), `${id} in-force`);
      assert.equal(state(id, '2025-11-07'), `${id} suspended`);
      assert.equal(state(id, '2026-11-11'), `${id} unknown`);
    }
    assert.equal(state('cn-2025-61-made-abroad', '2025-11-06'), 'cn-2025-61-made-abroad announced');
    assert.equal(state('cn-2025-61-made-abroad', '2025-12-01'), 'cn-2025-61-made-abroad suspended');
  });

  it('towards the United States are suspended from their day, and unknown after it', () => {
    const ban = (day: string) =>
      on('CN', material('gallium', 'processing'), day).find((each) => each.startsWith('cn-ban'));
    assert.equal(ban('2024-12-02'), undefined);
    assert.equal(ban('2024-12-03'), 'cn-ban-to-us in-force');
    assert.equal(ban('2025-11-08'), 'cn-ban-to-us in-force');
    assert.equal(ban('2025-11-09'), undefined);
    assert.equal(ban('2026-11-27'), undefined);
    assert.equal(ban('2026-11-28'), 'cn-ban-to-us unknown');
    const review = (form: string, day: string) =>
      on('CN', material('graphite', 'processing', form), day).some((each) =>
        each.startsWith('cn-graphite-to-us'),
      );
    assert.ok(review('natural flake', '2024-12-03') && !review('natural flake', '2025-11-09'));
    assert.ok(!review('ore', '2024-12-03'));
  });

  it('are in force again where the knowledge is younger than the end of the suspension', () => {
    const state = (asOf: string) =>
      on(
        'CN',
        material('holmium', 'processing'),
        '2026-11-11',
        knowledgeOf({ ...knowledge.data, asOf }),
      ).find((each) => each.startsWith('cn-2025-57'));
    assert.equal(state('2026-11-09'), 'cn-2025-57 unknown');
    assert.equal(state('2026-11-10'), 'cn-2025-57 in-force');
  });

  it('on technology or named companies are never on goods', () => {
    assert.deepEqual(on('CN', material('lithium', 'processing'), '2026-07-01'), []);
    assert.deepEqual(around('CN', material('lithium', 'processing'), '2025-07-14'), []);
    assert.deepEqual(around('CN', material('lithium', 'processing'), '2025-07-15'), [
      'cn-battery-cathode-technology in-force',
    ]);
    assert.deepEqual(on('CN', component('ndfeb-magnet'), '2024-01-01'), []);
    assert.deepEqual(around('CN', component('ndfeb-magnet'), '2023-12-20'), []);
    assert.deepEqual(around('CN', component('ndfeb-magnet'), '2023-12-21'), [
      'cn-rare-earth-magnet-technology in-force',
    ]);
    assert.deepEqual(around('CN', material('phosphate', 'processing'), '2026-07-01'), []);
    const lists = (day: string) =>
      around('CN', material('terbium', 'processing'), day).filter((each) =>
        each.startsWith('cn-control-list'),
      );
    assert.deepEqual(lists('2026-02-23'), []);
    assert.deepEqual(lists('2026-02-24'), ['cn-control-list-japan in-force']);
    assert.equal(lists('2026-04-23').length, 1);
    assert.equal(lists('2026-04-24').length, 2);
    assert.equal(lists('2026-06-28').length, 2);
    assert.equal(lists('2026-06-29').length, 3);
  });

  it('towards Japan are on listed items only: neodymium is none', () => {
    assert.deepEqual(on('CN', material('neodymium', 'processing'), '2026-01-06'), []);
    assert.deepEqual(on('CN', component('separator'), '2026-07-02'), []);
  });

  it('still hold on the day of their end', () => {
    const cobalt = material('cobalt', 'extraction');
    assert.deepEqual(on('CD', cobalt, '2025-02-21'), []);
    assert.deepEqual(on('CD', cobalt, '2025-10-15'), ['cd-cobalt-suspension in-force']);
    assert.deepEqual(on('CD', cobalt, '2025-10-16'), ['cd-cobalt-quota in-force']);
  });

  it('of China hold for Hong Kong and Macao', () => {
    const gallium = material('gallium', 'processing');
    for (const code of ['HK', 'MO']) {
      assert.deepEqual(on(code, gallium, '2024-01-01'), on('CN', gallium, '2024-01-01'), code);
    }
    assert.deepEqual(on('TW', gallium, '2024-01-01'), []);
  });

  it('keep to their stages', () => {
    assert.deepEqual(on('ID', material('nickel', 'extraction'), '2019-12-31'), []);
    assert.deepEqual(on('ID', material('nickel', 'extraction'), '2020-01-01'), [
      'id-nickel-ore in-force',
    ]);
    assert.deepEqual(on('ID', material('nickel', 'processing'), '2024-01-01'), []);
    assert.deepEqual(on('ID', { material: 'nickel' }, '2024-01-01'), []);
    assert.deepEqual(on('ZW', material('lithium', 'processing'), '2026-03-01'), []);
  });

  it('of all raw minerals leave out what the law leaves out', () => {
    for (const id of ['platinum', 'platinum-group-metals', 'gold', 'silver']) {
      assert.deepEqual(on('ZW', material(id, 'extraction'), '2023-01-06'), [], id);
    }
    for (const id of ['nickel', 'neodymium', 'rare-earths', 'copper']) {
      assert.equal(on('ZW', material(id, 'extraction'), '2023-01-06').length, 1, id);
    }
    assert.deepEqual(on('ZW', material('chromium', 'extraction', 'concentrate'), '2024-01-01'), []);
  });

  it('on a group are on its members, and on members are on the group, naming them', () => {
    const seven = (id: string) =>
      knowledge
        .restrictionsOn('CN', material(id, 'processing'), '2025-04-04')
        .find(({ restriction }) => restriction.id === 'cn-seven-rare-earths');
    assert.deepEqual(
      [...(seven('rare-earths')?.members ?? [])].sort().join(' '),
      'dysprosium gadolinium lutetium samarium scandium terbium yttrium',
    );
    assert.equal(seven('dysprosium')?.members, undefined);
    assert.equal(seven('neodymium'), undefined);
    assert.deepEqual(on('MY', material('neodymium', 'extraction'), '2023-12-31'), []);
    assert.deepEqual(on('MY', material('neodymium', 'extraction'), '2024-01-01'), [
      'my-raw-rare-earths in-force',
    ]);
  });

  it('say nothing of what is not known', () => {
    assert.deepEqual(on('CN', {}, '2026-07-02'), []);
    assert.deepEqual(on('CN', { material: '__proto__' }, '2026-07-02'), []);
    assert.deepEqual(on('constructor', material('holmium', 'processing'), '2026-07-02'), []);
    assert.deepEqual(
      on('CN', material('tungsten', 'processing', 'constructor'), '2025-03-01'),
      on('CN', material('tungsten', 'processing'), '2025-03-01'),
    );
  });
});

describe('The form of a material', () => {
  const metals = (id: string, form?: string): string | undefined =>
    on('CN', material(id, 'processing', form), '2025-03-01').find((each) =>
      each.startsWith('cn-five-metals'),
    );

  it('decides where a restriction is on some forms', () => {
    assert.equal(metals('tungsten', 'carbide'), 'cn-five-metals in-force');
    assert.equal(metals('tungsten', 'Trioxide'), 'cn-five-metals in-force');
    assert.equal(metals('tungsten', 'concentrate'), undefined);
    assert.equal(metals('indium', 'metal'), undefined);
    assert.equal(metals('indium', 'ingot'), undefined);
    assert.match(metals('indium', 'phosphide') ?? '', /where it is indium phosphide/);
    assert.equal(metals('molybdenum', 'oxide'), undefined);
    assert.match(metals('molybdenum', 'metal powder') ?? '', /missile parts/);
  });

  it('is of a wider form too', () => {
    assert.match(metals('tungsten', 'heavy alloy') ?? '', /80 or 90 %/);
    assert.equal(metals('tellurium', 'ingot'), 'cn-five-metals in-force');
  });

  it('is named as open where the step does not say it', () => {
    assert.equal(metals('tungsten'), 'cn-five-metals in-force oxide/carbide/tungstate/metal/alloy');
    assert.match(metals('molybdenum') ?? '', /missile parts.* powder$/);
    assert.match(metals('tungsten', 'lumps of something') ?? '', /oxide\/carbide/);
  });

  it('leaves artificial graphite under three conditions at once', () => {
    const graphite = (form: string) =>
      on('CN', material('graphite', 'processing', form), '2024-01-01').join();
    assert.match(graphite('synthetic graphite'), /99\.9 %.*30 MPa.*1\.73/);
    assert.equal(graphite('expandable graphite'), 'cn-graphite in-force');
  });
});

describe('Whom a restriction is aimed at', () => {
  const aimedAt = (...against: readonly string[]): Restriction => ({
    id: 'ban',
    by: 'AA',
    on: 'goods',
    ...(against.length > 0 && { against }),
    goods: [],
    kind: 'ban',
    from: { day: '2020-01-01', text: '2020-01-01' },
    documents: ['a-document'],
    confidence: 'verified',
  });

  it('is everyone where it names no one', () => {
    const known = knowledgeOf({ countries: [country('BB')] });
    assert.ok(known.isAgainst(aimedAt(), 'BB'));
  });

  it('is whom it names, with their territories', () => {
    assert.ok(knowledge.isAgainst(aimedAt('US'), 'US'));
    assert.ok(knowledge.isAgainst(aimedAt('US'), 'PR'));
    assert.ok(knowledge.isAgainst(aimedAt('CN'), 'HK'));
    assert.ok(!knowledge.isAgainst(aimedAt('US'), 'JP'));
  });

  it('is every member where it names the European Union', () => {
    assert.ok(knowledge.isAgainst(aimedAt('EU'), 'DE'));
    assert.ok(!knowledge.isAgainst(aimedAt('EU'), 'GB'));
  });
});
