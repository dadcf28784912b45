import assert from 'node:assert/strict';
import type { Country, Fact } from '../../src/knowledge/types';
import { knowledge, knowledgeOf } from '../support/knowledge';

function countryOf(code: string): Country {
  const found = knowledge.country(code);
  assert.ok(found, code);
  return found;
}

const fact = (id: string, about: Partial<Fact>): Fact => ({
  id,
  kind: 'dependence',
  statement: id,
  countries: [],
  materials: [],
  components: [],
  stages: [],
  agreements: [],
  topics: [],
  documents: ['a-document'],
  confidence: 'verified',
  ...about,
});

describe('Facts', () => {
  const facts = [
    fact('of-stage', { stages: ['processing'] }),
    fact('of-stage-of-tin', { stages: ['processing'], materials: ['tin'] }),
    fact('of-country', { countries: ['CN'] }),
    fact('of-both', { countries: ['CN'], materials: ['cobalt'] }),
    fact('of-union', { countries: ['EU'] }),
    fact('of-agreement', { agreements: ['pact'] }),
    fact('of-rule', { topics: ['china-source'] }),
    fact('of-component', { components: ['battery-cell'] }),
    fact('of-states', { countries: ['US'] }),
  ];
  const known = knowledgeOf({ facts });
  const ids = (query: Parameters<typeof known.facts>[0]) => known.facts(query).map(({ id }) => id);

  it('fit by any part of the question, those about most of it first', () => {
    assert.deepEqual(
      ids({ country: countryOf('CN'), materials: ['cobalt'], stage: 'processing' }),
      ['of-both', 'of-country', 'of-stage'],
    );
    assert.deepEqual(ids({ agreement: 'pact' }), ['of-agreement']);
    assert.deepEqual(ids({ topic: 'china-source' }), ['of-rule']);
    assert.deepEqual(ids({ component: 'battery-cell' }), ['of-component']);
    assert.deepEqual(ids({}), []);
  });

  it('of a stage of one material, or in one country, are not those of the stage elsewhere', () => {
    assert.deepEqual(ids({ stage: 'processing' }), ['of-stage']);
    assert.deepEqual(ids({ stage: 'processing', materials: ['tin'] }), [
      'of-stage-of-tin',
      'of-stage',
    ]);
  });

  it('of a country are those of what it counts as, too', () => {
    assert.deepEqual(ids({ country: countryOf('HK') }), ['of-country', 'of-both']);
    for (const code of ['DE', 'GF']) {
      assert.deepEqual(ids({ country: countryOf(code) }), ['of-union'], code);
    }
    assert.deepEqual(ids({ country: countryOf('PR') }), ['of-states']);
    assert.deepEqual(ids({ country: countryOf('GB') }), []);
  });

  it('that are shipped lead to their documents', () => {
    const [first] = knowledge.facts({ country: countryOf('JP'), agreement: 'us-japan-cma' });
    assert.ok(first);
    assert.ok(first.agreements.includes('us-japan-cma'));
    assert.equal(knowledge.document(first.documents[0] ?? '')?.id, 'fp-lu-2023');
    assert.equal(knowledge.document('__proto__'), undefined);
  });

  it('are dated by the day of the knowledge', () => {
    assert.equal(knowledge.asOf, '2026-08-21');
  });
});

describe('Companies', () => {
  it('are found without regard to case, punctuation and legal form', () => {
    for (const name of [
      'CATL',
      'catl',
      'Contemporary Amperex Technology',
      'Contemporary Amperex Technology Co., Limited',
      'CONTEMPORARY AMPEREX TECHNOLOGY CO LTD',
    ]) {
      assert.equal(knowledge.company(name)?.id, 'catl', name);
    }
    assert.equal(knowledge.company('BYD Co., Ltd.')?.id, 'byd');
    assert.equal(knowledge.company('EVE Energy S.A.')?.id, 'eve-energy');
    assert.equal(knowledge.company('B.Y.D.')?.id, 'byd');
  });

  it('keep a name that is nothing but legal forms', () => {
    const known = knowledgeOf({
      companies: [
        {
          id: 'group',
          name: 'Group Holding AG',
          aliases: [],
          documents: ['a-document'],
          confidence: 'verified',
        },
      ],
    });
    assert.equal(known.company('group holding ag')?.id, 'group');
    assert.equal(known.company('Limited'), undefined);
  });

  it('are not taken for others', () => {
    for (const name of ['', 'Ltd', 'BYDD', 'Amperex', '__proto__', 'constructor']) {
      assert.equal(knowledge.company(name), undefined, name);
    }
  });
});
