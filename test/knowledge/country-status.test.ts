import assert from 'node:assert/strict';
import type { Knowledge } from '../../src/knowledge/knowledge';
import { qualifies } from '../../src/knowledge/country-status';
import { agreement, country, knowledge, knowledgeOf } from '../support/knowledge';

/** How a country stands, in short: `free-trade-agreement us-chile-fta 2004-01-01`. */
function countryStatus(
  code: string,
  day: string,
  step: 'mineral' | 'component' = 'mineral',
  known: Knowledge = knowledge,
): string {
  const found = known.countryStatus(code, day, step);
  switch (found.kind) {
    case 'covered':
      return `covered ${found.nation}`;
    case 'free-trade-agreement':
    case 'critical-minerals-agreement':
      return `${found.kind} ${found.agreement.id} ${found.since.text}`;
    case 'unknown':
      return `unknown ${found.agreement.id} ${found.event.date.text}`;
    case 'pending':
      return `pending ${found.agreement.id} ${found.event.state}`;
    default:
      return found.kind;
  }
}

describe('How a country stands on a day', () => {
  it('lets Japan qualify for minerals from the day of its agreement on', () => {
    assert.equal(countryStatus('JP', '2023-03-27'), 'none');
    const since = 'critical-minerals-agreement us-japan-cma 2023-03-28';
    assert.equal(countryStatus('JP', '2023-03-28'), since);
    assert.equal(countryStatus('JP', '2026-07-02'), since);
  });

  it('lets a critical-minerals agreement count for no component, in force or pending', () => {
    assert.equal(countryStatus('JP', '2023-03-28', 'component'), 'none');
    assert.equal(countryStatus('DE', '2024-01-01', 'component'), 'none');
    assert.equal(countryStatus('KR', '2024-01-01', 'component'), countryStatus('KR', '2024-01-01'));
  });

  it('knows the covered nations before anything else', () => {
    for (const code of ['CN', 'HK', 'MO'])
      assert.equal(countryStatus(code, '2024-01-01'), 'covered CN');
    assert.equal(countryStatus('RU', '2024-01-01', 'component'), 'covered RU');
  });

  it('counts Puerto Rico as domestic and French Guiana as the European Union', () => {
    for (const code of ['US', 'PR', 'GU'])
      assert.equal(countryStatus(code, '1970-01-01'), 'domestic');
    assert.equal(countryStatus('GF', '2023-03-09'), 'none');
    assert.equal(countryStatus('GF', '2023-03-10'), 'pending us-eu-cma-talks negotiating');
    assert.equal(countryStatus('GF', '2023-03-10'), countryStatus('FR', '2023-03-10'));
    for (const code of ['GL', 'NC', 'FO', 'TW']) {
      assert.equal(countryStatus(code, '2024-01-01'), 'none', code);
    }
  });

  it('begins on the very day', () => {
    assert.equal(countryStatus('CL', '2003-12-31'), 'none');
    assert.equal(countryStatus('CL', '2004-01-01'), 'free-trade-agreement us-chile-fta 2004-01-01');
  });

  for (const [code, before, day] of [
    ['SV', '2006-02-28', '2006-03-01'],
    ['HN', '2006-03-31', '2006-04-01'],
    ['NI', '2006-03-31', '2006-04-01'],
    ['GT', '2006-06-30', '2006-07-01'],
    ['DO', '2007-02-28', '2007-03-01'],
    ['CR', '2008-12-31', '2009-01-01'],
  ] as const) {
    it(`lets ${code} join CAFTA-DR on its own day`, () => {
      assert.equal(countryStatus(code, before), 'none');
      assert.equal(countryStatus(code, day), `free-trade-agreement cafta-dr ${day}`);
    });
  }

  it('follows Canada and Mexico from one agreement to the next without a gap', () => {
    for (const code of ['CA', 'MX']) {
      assert.equal(countryStatus(code, '2020-06-30'), 'free-trade-agreement nafta 1994-01-01');
      assert.equal(countryStatus(code, '2020-07-01'), 'free-trade-agreement usmca 2020-07-01');
    }
  });

  it('knows what is pending only from a date that has wholly passed', () => {
    assert.equal(countryStatus('GB', '2023-04-29'), 'none');
    assert.equal(countryStatus('GB', '2023-04-30'), 'pending us-uk-cma-proposal proposed');
    assert.equal(countryStatus('GB', '2023-06-08'), 'pending us-uk-cma-proposal negotiating');
    assert.equal(countryStatus('ID', '2023-04-10'), 'pending us-indonesia-cma-proposal proposed');
  });

  for (const [code, lapsed, state] of [
    ['PH', 'us-philippines-cma-proposal', 'proposed'],
    ['FI', 'us-eu-cma-talks', 'negotiating'],
    ['GB', 'us-uk-cma-proposal', 'negotiating'],
    ['ID', 'us-indonesia-cma-proposal', 'proposed'],
  ] as const) {
    it(`lets what ${code} sought for section 30D lapse with its credit`, () => {
      assert.equal(countryStatus(code, '2025-09-30'), `pending ${lapsed} ${state}`);
      assert.equal(countryStatus(code, '2025-10-01'), 'none');
      const history = knowledge
        .states(code, '2025-10-01')
        .find(({ agreement: { id } }) => id === lapsed);
      assert.equal(history?.event.state, 'lapsed');
      assert.equal(history?.event.confidence, 'inferred');
    });
  }

  it('knows of the proposal of the Philippines from its day', () => {
    assert.equal(countryStatus('PH', '2023-04-16'), 'none');
    assert.equal(countryStatus('PH', '2023-04-17'), 'pending us-philippines-cma-proposal proposed');
    assert.equal(countryStatus('PH', '2023-04-17', 'component'), 'none');
  });

  it('does not know whether the agreement with Canada and Mexico was extended past 2036-07-01', () => {
    for (const code of ['CA', 'MX']) {
      assert.equal(
        countryStatus(code, '2036-07-01', 'component'),
        'free-trade-agreement usmca 2020-07-01',
      );
      assert.equal(countryStatus(code, '2036-07-02', 'component'), 'unknown usmca 2036-07-02');
      assert.equal(countryStatus(code, '2036-07-02'), 'unknown usmca 2036-07-02');
    }
    assert.ok(!qualifies(knowledge.countryStatus('MX', '2036-07-02', 'component')));
  });

  it('gives no status for partnerships, memoranda and frameworks', () => {
    assert.ok(knowledge.states('CD', '2026-07-02').some(({ event }) => event.state === 'signed'));
    assert.equal(countryStatus('CD', '2026-07-02'), 'none');
    assert.equal(countryStatus('IN', '2024-01-01'), 'none');
  });

  it('has twenty partners of free-trade agreements, and Japan for minerals', () => {
    const partners = (step: 'mineral' | 'component') =>
      knowledge.data.countries
        .filter(({ code }) => qualifies(knowledge.countryStatus(code, '2026-07-02', step)))
        .filter(({ code }) => !knowledge.isUnitedStates(code))
        .map(({ code }) => code);
    assert.deepEqual(
      partners('component').join(' '),
      'AU BH CA CL CO CR DO GT HN IL JO KR MA MX NI OM PA PE SG SV',
    );
    assert.deepEqual(
      partners('mineral').filter((code) => !partners('component').includes(code)),
      ['JP'],
    );
  });

  it('tells of an unknown country nothing', () => {
    assert.equal(countryStatus('__proto__', '2024-01-01'), 'none');
    assert.deepEqual(knowledge.states('??', '2024-01-01'), []);
  });
});

describe('States of agreements', () => {
  const countries = [country('AA'), country('BB'), country('CC'), country('EE', { blocs: ['eu'] })];
  const of = (...agreements: readonly ReturnType<typeof agreement>[]) =>
    knowledgeOf({ countries, agreements });

  const state = (known: Knowledge, code: string, day: string) =>
    known.states(code, day).map((each) => `${each.agreement.id} ${each.event.state}`);

  it('takes the latest event on the day, of one day the last', () => {
    const known = of(agreement('pact', ['AA'], ['signed 2020-01-01', 'in-force 2020-01-01']));
    assert.deepEqual(state(known, 'AA', '2019-12-31'), []);
    assert.deepEqual(state(known, 'AA', '2020-01-01'), ['pact in-force']);
  });

  it('shows an agreement that has ended, but lets no one qualify by it', () => {
    const known = of(agreement('pact', ['AA'], ['in-force 2020-01-01', 'ended 2021-01-01']));
    assert.equal(
      countryStatus('AA', '2020-12-31', 'component', known),
      'free-trade-agreement pact 2020-01-01',
    );
    assert.deepEqual(state(known, 'AA', '2021-01-01'), ['pact ended']);
    assert.equal(countryStatus('AA', '2021-01-01', 'component', known), 'none');
  });

  it('lets a stalled negotiation pend no more', () => {
    const known = of(agreement('pact', ['AA'], ['negotiating 2020-01-01', 'stalled 2021-01-01']));
    assert.equal(countryStatus('AA', '2020-01-01', 'component', known), 'pending pact negotiating');
    assert.equal(countryStatus('AA', '2021-01-01', 'component', known), 'none');
  });

  it('ends for members that joined later when it ends for all', () => {
    const events = ['in-force 2020-01-01', 'in-force 2021-01-01 BB', 'ended 2022-01-01'];
    const known = of(agreement('club', ['AA'], events, 'partnership'));
    assert.deepEqual(state(known, 'BB', '2020-06-01'), []);
    assert.deepEqual(state(known, 'BB', '2021-06-01'), ['club in-force']);
    assert.deepEqual(state(known, 'BB', '2022-01-01'), ['club ended']);
    assert.deepEqual(state(known, 'CC', '2022-01-01'), []);
  });

  it('knows that the Minerals Security Partnership is over for India too', () => {
    const msp = knowledge.states('IN', '2026-07-02').find(({ agreement: { id } }) => id === 'msp');
    assert.equal(msp?.event.state, 'ended');
  });

  it('dates a status from when it began, not from what confirms it', () => {
    const events = [
      'in-force 2019-01-01',
      'ended 2020-01-01',
      'in-force 2021-01-01',
      'in-force 2022-01-01 AA',
    ];
    const known = of(agreement('pact', ['AA'], events));
    assert.equal(
      countryStatus('AA', '2023-01-01', 'component', known),
      'free-trade-agreement pact 2021-01-01',
    );
  });

  it('prefers a free-trade agreement, and of what is pending the furthest', () => {
    const minerals = agreement(
      'minerals',
      ['AA'],
      ['in-force 2020-01-01'],
      'critical-minerals-agreement',
    );
    const trade = agreement('trade', ['AA'], ['in-force 2021-01-01']);
    const known = of(minerals, trade);
    assert.equal(
      countryStatus('AA', '2020-01-01', 'mineral', known),
      'critical-minerals-agreement minerals 2020-01-01',
    );
    assert.equal(
      countryStatus('AA', '2021-01-01', 'mineral', known),
      'free-trade-agreement trade 2021-01-01',
    );
    const pending = of(
      agreement('first', ['AA'], ['proposed 2020-01-01']),
      agreement('second', ['AA'], ['signed 2020-01-01']),
    );
    assert.equal(countryStatus('AA', '2020-01-01', 'mineral', pending), 'pending second signed');
  });

  it('holds for every member of the European Union when made with it', () => {
    const known = of(agreement('pact', ['EU'], ['in-force 2020-01-01']));
    assert.deepEqual(state(known, 'EE', '2020-01-01'), ['pact in-force']);
    assert.deepEqual(state(known, 'AA', '2020-01-01'), []);
  });
});

describe('What was signed', () => {
  for (const [id, code, before, day] of [
    ['us-mongolia-mou', 'MN', '2023-06-26', '2023-06-27'],
    ['us-malaysia-art', 'MY', '2025-10-25', '2025-10-26'],
    ['us-cambodia-art', 'KH', '2025-10-25', '2025-10-26'],
    ['us-el-salvador-art', 'SV', '2026-01-28', '2026-01-29'],
    ['us-guatemala-art', 'GT', '2026-01-29', '2026-01-30'],
    ['us-argentina-art', 'AR', '2026-02-04', '2026-02-05'],
    ['us-bangladesh-art', 'BD', '2026-02-08', '2026-02-09'],
    ['us-taiwan-art', 'TW', '2026-03-03', '2026-03-04'],
    ['us-jordan-art', 'JO', '2026-07-20', '2026-07-21'],
  ] as const) {
    it(`is known from its day: ${id}`, () => {
      const state = (on: string) =>
        knowledge.states(code, on).find(({ agreement }) => agreement.id === id)?.event.state;
      assert.equal(state(before), undefined);
      assert.equal(state(day), 'signed');
      assert.equal(countryStatus(code, before, 'component'), countryStatus(code, day, 'component'));
    });
  }

  it('gives no country to a partnership whose members are not published', () => {
    const members = knowledge.data.countries.filter(({ code }) =>
      knowledge.states(code, '2026-08-01').some(({ agreement: { id } }) => id === 'forge'),
    );
    assert.deepEqual(members, []);
  });
});

describe('Qualifying', () => {
  it('is the United States or an agreement in force', () => {
    const on = (code: string, step: 'mineral' | 'component') =>
      qualifies(knowledge.countryStatus(code, '2024-01-01', step));
    assert.ok(on('US', 'component') && on('AU', 'component') && on('JP', 'mineral'));
    assert.ok(!on('JP', 'component') && !on('CN', 'mineral') && !on('DE', 'mineral'));
    assert.ok(!on('CD', 'mineral'));
  });
});
