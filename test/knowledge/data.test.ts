import assert from 'node:assert/strict';
import { check } from '../../build/generate/data-files';
import { checkReferences } from '../../src/knowledge/check-references';
import { compileKnowledge } from '../../build/generate/knowledge';
import { knowledgeData as data } from '../../src/knowledge/generated/knowledge.js';
import { normalised } from '../../src/knowledge/normalised';
import { RULES } from '../../src/rules/catalogue';
import { knowledge } from '../support/knowledge';

const byId = <T extends { readonly id: string }>(entries: readonly T[], id: string): T => {
  const entry = entries.find((each) => each.id === id);
  assert.ok(entry, `There is no ${id}.`);
  return entry;
};

const withStatus = (kind: string, day: string, step: 'mineral' | 'component'): string[] =>
  data.countries
    .filter(({ code }) => knowledge.countryStatus(code, day, step).kind === kind)
    .map(({ code }) => code);

/** As a file has it. */
const RESTRICTION = {
  id: 'id-nickel-ore',
  by: 'ID',
  materials: ['nickel'],
  kind: 'ban',
  documents: ['esdm-2019-11'],
  confidence: 'verified',
};

describe('The compiled knowledge', () => {
  it('is what the data files say now', async function () {
    this.timeout(20_000);
    assert.deepEqual(data, await compileKnowledge(), 'Run npm run generate.');
  });

  it('refuses an entry without a document, and says where', async () => {
    const entry = { ...RESTRICTION, from: '2020-01-01' };
    const expected = /0 \(id-nickel-ore\)\/documents must NOT have fewer than 1 items/;
    await assert.rejects(check('restrictions', 'a.yaml', [{ ...entry, documents: [] }]), expected);
    await assert.doesNotReject(check('restrictions', 'a.yaml', [entry]));
  });

  it('refuses a day that is none and a key that nothing reads', async () => {
    const company = byId(data.companies, 'byd');
    const restriction = { ...RESTRICTION, from: '2020-02-30' };
    await assert.rejects(check('companies', 'a.yaml', [{ ...company, seat: 'CN' }]), /: seat/);
    await assert.rejects(check('restrictions', 'a.yaml', [restriction]), /from must match format/);
  });

  it('refuses a document that does not exist, and one that nothing rests on', () => {
    const [fact] = data.facts;
    assert.ok(fact);
    const astray = { ...data, notFound: [], facts: [{ ...fact, documents: ['nowhere'] }] };
    const bare = { ...data, documents: [...data.documents, { ...data.documents[0]!, id: 'idle' }] };
    const ofNames = [
      'iso-3166-1',
      'eu-members',
      'usc-4872',
      'iso-20275',
      'wco-hs-2022',
      'common-names',
    ];
    assert.throws(() => checkReferences(astray, ofNames), /unknown-name: nowhere/);
    assert.throws(() => checkReferences(bare, ofNames), /unused-document: idle/);
    assert.doesNotThrow(() => checkReferences(data, ofNames));
  });
});

describe('The countries', () => {
  it('are those of ISO 3166-1', () => {
    const codes = data.countries.map(({ code }) => code);
    assert.equal(codes.length, 249);
    assert.equal(new Set(data.countries.map(({ alpha3 }) => alpha3)).size, 249);
    for (const code of ['NO', 'NA', 'TW', 'AX', 'BQ', 'CW', 'SS', 'SX', 'PS', 'UM']) {
      assert.ok(codes.includes(code), code);
    }
    assert.ok(!codes.includes('XK') && !codes.includes('EU'));
  });

  it('have no name in common, and each is found by all of its own', () => {
    for (const { code, alpha3, name, aliases } of data.countries) {
      for (const text of [code.toLowerCase(), alpha3, alpha3.toLowerCase(), name, ...aliases]) {
        const found = knowledge.resolveCountry(text);
        assert.ok(found.kind === 'name' && found.country.code === code, `${text} for ${code}`);
      }
    }
    const names = data.countries.flatMap((each) => [
      ...new Set([each.name, each.alpha3, each.code, ...each.aliases].map(normalised)),
    ]);
    assert.equal(new Set(names).size, names.length);
  });

  it('have the short names of everyday English', () => {
    const names = ['KR', 'RU', 'CD', 'TW', 'TR', 'CZ', 'US'].map((c) => knowledge.country(c)?.name);
    assert.deepEqual(names, [
      'South Korea',
      'Russia',
      'Democratic Republic of the Congo',
      'Taiwan',
      'Türkiye',
      'Czechia',
      'United States',
    ]);
  });

  it('stand in their blocs, covered nations and territories', () => {
    const codesWhere = (test: (country: (typeof data.countries)[number]) => boolean): string =>
      data.countries
        .filter(test)
        .map(({ code }) => code)
        .join(' ');
    assert.equal(
      codesWhere(({ blocs }) => blocs.includes('eu')),
      'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK',
    );
    assert.equal(
      codesWhere(({ blocs }) => blocs.includes('north-america')),
      'CA MX US',
    );
    assert.equal(
      codesWhere(({ coveredNation }) => coveredNation !== undefined),
      'CN HK IR KP MO RU',
    );
    assert.equal(
      codesWhere(({ territoryOf }) => territoryOf === 'US'),
      'AS GU MP PR UM VI',
    );
    assert.equal(
      codesWhere(({ territoryOf }) => territoryOf === 'EU'),
      'AX GF GP MF MQ RE YT',
    );
  });
});

describe('The agreements', () => {
  const TWENTY = 'AU BH CA CL CO CR DO GT HN IL JO KR MA MX NI OM PA PE SG SV';

  it('give the twenty free-trade partners, and Japan for minerals from 28 March 2023', () => {
    const partners = (day: string): string =>
      withStatus('free-trade-agreement', day, 'mineral').join(' ');
    assert.equal(partners('2023-03-27'), TWENTY);
    assert.equal(partners('2026-07-02'), TWENTY);
    const minerals = 'critical-minerals-agreement';
    assert.deepEqual(withStatus(minerals, '2023-03-27', 'mineral'), []);
    assert.deepEqual(withStatus(minerals, '2023-03-28', 'mineral'), ['JP']);
    assert.deepEqual(withStatus(minerals, '2023-03-28', 'component'), []);
  });

  it('leave Canada and Mexico no day without one since 1994', () => {
    const on = (code: string, day: string): string => {
      const countryStatus = knowledge.countryStatus(code, day, 'component');
      return 'agreement' in countryStatus ? countryStatus.agreement.id : countryStatus.kind;
    };
    for (const code of ['CA', 'MX']) {
      const days = ['1993-12-31', '1994-01-01', '2020-06-30', '2020-07-01', '2026-07-02'];
      const agreements = ['none', 'nafta', 'nafta', 'usmca', 'usmca'];
      assert.deepEqual(
        days.map((day) => on(code, day)),
        agreements,
      );
    }
  });

  it('take a month or a year to its last day', () => {
    const msp = byId(data.agreements, 'msp').timeline.map(({ date }) => `${date.text} ${date.day}`);
    assert.ok(msp.includes('2023-02 2023-02-28') && msp.includes('2023-09 2023-09-30'));
    assert.equal(byId(data.documents, 'fp-lu-2023').date?.day, '2023-12-31');
  });

  it('keep each timeline in order, each event with members of the agreement', () => {
    for (const { id, timeline } of data.agreements) {
      const days = timeline.map(({ date }) => date.day);
      assert.deepEqual(days, [...days].sort(), id);
    }
    const india = (day: string): string | undefined =>
      knowledge.states('IN', day).find(({ agreement }) => agreement.id === 'msp')?.event.state;
    assert.equal(india('2023-06-29'), undefined);
    assert.equal(india('2023-06-30'), 'in-force');
    assert.equal(india('2026-02-04'), 'ended');
  });
});

describe('The regimes', () => {
  it('have the requirements that are judged', () => {
    const requirements = data.regimes.map(
      ({ id, requirements: all }) => `${id}: ${all.map(({ kind }) => kind).join(' ')}`,
    );
    assert.deepEqual(requirements, [
      'ira-30d: share share exclusion',
      'dfars-7052: exclusion',
      'ndaa-2024-154: exclusion',
      'ndaa-2024-805: exclusion',
      'usc-4865: share share share',
      'pfe-storage: share',
      'pfe-facility: share',
      'pfe-45x-battery-component: share',
      'pfe-45x-solar-component: share',
      'pfe-45x-critical-mineral: share',
      'uflpa: exclusion',
      'eu-crma: limit',
    ]);
    assert.equal(byId(data.regimes, 'pfe-45x-solar-component').confidence, 'recalled');
  });
});

describe('The facts', () => {
  it('are all reachable: each is about something that a manifest or a hover names', () => {
    const topics = new Set([...RULES, ...data.regimes].map(({ id }) => id));
    for (const fact of data.facts) {
      const ways = ['countries', 'materials', 'components', 'agreements', 'topics'] as const;
      assert.ok(
        ways.some((way) => fact[way].length > 0),
        fact.id,
      );
      for (const topic of fact.topics) assert.ok(topics.has(topic), `${fact.id}: ${topic}`);
    }
  });

  it('cover every paragraph of the seed article', () => {
    const seed = data.facts.filter(({ documents }) => documents.includes('fp-lu-2023'));
    assert.equal(seed.length, 33);
    const paragraphs = new Set(seed.map(({ paragraph }) => paragraph));
    assert.deepEqual([...paragraphs], [...Array(18).keys()]);
    assert.match(byId(seed, 'china-77-percent-ev-batteries').statement, /77 %/);
  });
});

describe('The catalogue', () => {
  it('lets every component rest on minerals but the separator and the capacitor', () => {
    const without = data.components.filter(({ id }) => !knowledge.restsOnMinerals(id));
    assert.deepEqual(
      without.map(({ id }) => id),
      ['separator', 'capacitor'],
    );
  });

  it('finds each material and component by all of its names', () => {
    for (const { id, name, aliases, symbol } of data.materials) {
      for (const text of [name, ...aliases, ...(symbol === undefined ? [] : [symbol])]) {
        const found = knowledge.resolveMaterial(text);
        assert.ok(found.kind !== 'unknown' && found.entry.id === id, text);
      }
    }
    for (const { id, name, aliases } of data.components) {
      for (const text of [name, ...aliases]) {
        const found = knowledge.resolveComponent(text);
        assert.ok(found.kind !== 'unknown' && found.entry.id === id, text);
      }
    }
  });
});

describe('The figures', () => {
  it('keep what is withheld apart: never zero, never a figure', () => {
    const bauxite = data.production.find(
      (set) => set.subject === 'aluminium' && set.stage === 'extraction' && set.year === 2023,
    );
    assert.ok(bauxite?.withheld?.includes('US'));
    for (const { subject, figures, withheld } of data.production) {
      const countries = figures.map(({ country }) => country);
      assert.equal(new Set(countries).size, countries.length, subject);
      assert.ok(!withheld?.some((code) => countries.includes(code)), subject);
    }
  });

  it('take one edition of the USGS a year', () => {
    const editions = new Set(
      data.production
        .filter(({ documents: [document] }) => document?.startsWith('usgs-mcs'))
        .map(({ year, documents: [document] }) => `${year} ${document}`),
    );
    assert.deepEqual([...editions].sort(), [
      '2023 usgs-mcs-2025',
      '2024 usgs-mcs-2026',
      '2025 usgs-mcs-2026',
    ]);
  });

  it('never add up to more than 100 % where they are shares', () => {
    for (const { subject, year, unit, figures } of data.production) {
      if (unit !== '%') continue;
      const sum = figures.reduce((total, { quantity }) => total + quantity, 0);
      assert.ok(sum <= 100.5, `${subject} ${year}: ${sum}`);
    }
  });

  it('say in a few words what they count, and the rest in a note', () => {
    for (const { measure, unit } of data.production) {
      assert.notEqual(measure, '');
      if (unit === '%') assert.doesNotMatch(measure, /["%;]|approx|rough|edition/);
    }
    const nickel = data.production.filter(
      ({ subject, stage, year }) => subject === 'nickel' && stage === 'processing' && year === 2024,
    );
    // One document's figures of one year are one set, with what it leaves together.
    assert.equal(nickel.length, 1);
    assert.equal(nickel[0]?.figures.length, 7);
    assert.match(nickel[0]?.note ?? '', /computed from tonnes\. Others .* Canada twice/);
  });

  it('rank no country by the nationality of makers, and say what is recalled', () => {
    const makers = data.production.filter(({ byPlace }) => !byPlace);
    assert.ok(makers.some(({ subject }) => subject === 'separator'));
    assert.ok(makers.every(({ measure }) => measure.startsWith('company nationality')));
    const recalled = data.production.filter(({ confidence }) => confidence === 'recalled');
    assert.ok(recalled.some(({ subject, stage }) => subject === 'tin' && stage === 'processing'));
  });
});
