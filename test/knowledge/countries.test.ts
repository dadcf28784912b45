import assert from 'node:assert/strict';
import fc from 'fast-check';
import { country, knowledge, knowledgeOf } from '../support/knowledge';

/** What a text is taken for: `code CN`, `name CN`, `ambiguous CD CG`, `bloc`, `unknown`, `unknown AU AT`. */
function lookup(text: string): string {
  const found = knowledge.resolveCountry(text);
  switch (found.kind) {
    case 'code':
    case 'name':
      return `${found.kind} ${found.country.code}`;
    case 'ambiguous':
      return ['ambiguous', ...found.countries.map(({ code }) => code)].join(' ');
    case 'bloc':
      return 'bloc';
    case 'unknown':
      return ['unknown', ...found.nearest.map(({ code }) => code)].join(' ');
  }
}

describe('Countries', () => {
  it('knows every code in capitals, and only so as a code', () => {
    assert.equal(lookup('CN'), 'code CN');
    assert.equal(lookup('NO'), 'code NO');
    assert.equal(lookup('cn'), 'name CN');
    assert.equal(knowledge.country('CN')?.name, 'China');
    assert.equal(knowledge.country('cn'), undefined);
  });

  for (const [text, expected] of [
    ['China', 'name CN'],
    ['CHN', 'name CN'],
    ['PRC', 'name CN'],
    ["People's Republic of China", 'name CN'],
    ['People’s Republic of China', 'name CN'],
    ['uk', 'name GB'],
    ['U.K.', 'name GB'],
    ['U.S.', 'name US'],
    ['U. S. A.', 'name US'],
    ['Türkiye', 'name TR'],
    ['Turkiye', 'name TR'],
    ['Côte d’Ivoire', 'name CI'],
    ["cote d'ivoire", 'name CI'],
    ['  the Netherlands ', 'name NL'],
    ['Democratic Republic of Congo', 'name CD'],
    ['Democratic Republic of the Congo', 'name CD'],
    ['Congo (the Democratic Republic of the)', 'name CD'],
    ['Iran (Islamic Republic of)', 'name IR'],
    ['Korea, South', 'name KR'],
    ['Viet-Nam', 'name VN'],
    ['Sudan, South', 'name SS'],
    ['Bosnia & Herzegovina', 'name BA'],
    ['Republic of China', 'name TW'],
    ['the Republic of China', 'name TW'],
    ['Republic of China (Taiwan)', 'name TW'],
    ['Taiwan (Republic of China)', 'name TW'],
    ['Taiwan, Republic of China', 'name TW'],
    ['R.O.C.', 'name TW'],
    ['R.O.K.', 'name KR'],
    ["The People's Republic of China", 'name CN'],
    ["China, People's Republic of", 'name CN'],
  ] as const) {
    it(`takes ${text} for ${expected}`, () => {
      assert.equal(lookup(text), expected);
    });
  }

  it('understands names with and without their article, in front and behind', () => {
    for (const [code, name] of [
      ['AE', 'United Arab Emirates'],
      ['BS', 'Bahamas'],
      ['CF', 'Central African Republic'],
      ['CK', 'Cook Islands'],
      ['CZ', 'Czech Republic'],
      ['DO', 'Dominican Republic'],
      ['GM', 'Gambia'],
      ['KM', 'Comoros'],
      ['KY', 'Cayman Islands'],
      ['LB', 'Lebanon'],
      ['MH', 'Marshall Islands'],
      ['MV', 'Maldives'],
      ['NE', 'Niger'],
      ['NL', 'Netherlands'],
      ['PH', 'Philippines'],
      ['SB', 'Solomon Islands'],
      ['SC', 'Seychelles'],
      ['SD', 'Sudan'],
      ['UA', 'Ukraine'],
      ['US', 'United States'],
    ] as const) {
      for (const text of [name, `the ${name}`, `The ${name}`, `${name}, The`, `${name} (the)`]) {
        assert.equal(lookup(text), `name ${code}`, text);
      }
    }
  });

  it('understands every name without the articles in it', () => {
    for (const { code, name, aliases } of knowledge.data.countries) {
      for (const text of [name, ...aliases]) {
        const without = text.replace(/\bthe\b ?/gi, '');
        assert.equal(lookup(without), `${without === code ? 'code' : 'name'} ${code}`, without);
      }
    }
  });

  it('asks which one where a name has two', () => {
    for (const text of ['Congo', 'the Congo', 'Congo, the', 'CONGO']) {
      assert.equal(lookup(text), 'ambiguous CD CG', text);
    }
    assert.equal(lookup('korea'), 'ambiguous KR KP');
  });

  it('knows that the European Union is no country', () => {
    for (const text of ['EU', 'eu', 'E.U.', 'European Union', 'the European Union']) {
      assert.equal(lookup(text), 'bloc', text);
    }
  });

  it('offers what is really near, nearest first, and nothing else', () => {
    assert.equal(lookup('Chna'), 'unknown CN');
    assert.equal(lookup('Phillippines'), 'unknown PH');
    assert.equal(lookup('Indonesa'), 'unknown ID');
    assert.equal(lookup('Kongo'), 'ambiguous CD CG');
    assert.equal(lookup('Wonderland'), 'unknown');
    assert.equal(lookup('ZZ'), 'unknown');
    assert.equal(lookup(''), 'unknown');
  });

  it('does not take a long name for near because of its common words', () => {
    const known = knowledgeOf({
      countries: [country('AA', { name: 'Democratic Republic of Arcady' })],
    });
    const nearest = (text: string) => {
      const found = known.resolveCountry(text);
      return found.kind === 'unknown' ? found.nearest.map(({ code }) => code) : found.kind;
    };
    assert.deepEqual(nearest('Democratic Republic of Utopia'), []);
    assert.deepEqual(nearest('Democratc Republik of Arcady'), ['AA']);
  });

  it('takes the names of objects for nothing', () => {
    for (const text of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      assert.equal(lookup(text), 'unknown', text);
    }
  });

  it('answers any text, the same again, with at most three that are near', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const found = knowledge.resolveCountry(text);
        assert.deepEqual(knowledge.resolveCountry(text), found);
        assert.ok(found.kind !== 'unknown' || found.nearest.length <= 3);
      }),
    );
  });

  it('does not compare a text that is too long for a name', () => {
    assert.equal(lookup(`China${' '.repeat(1000)}`), 'unknown');
  });
});

describe('What a country counts as', () => {
  it('knows the covered nations, with Hong Kong and Macao as China', () => {
    const covered = knowledge.data.countries.flatMap(({ code }) => {
      const nation = knowledge.coveredNation(code);
      return nation ? [`${code} ${nation}`] : [];
    });
    assert.deepEqual(covered, ['CN CN', 'HK CN', 'IR IR', 'KP KP', 'MO CN', 'RU RU']);
    assert.equal(knowledge.coveredNation('TW'), undefined);
  });

  it('counts the territories of the United States as the United States', () => {
    const counted = knowledge.data.countries
      .map(({ code }) => code)
      .filter((code) => knowledge.isUnitedStates(code));
    assert.deepEqual(counted, ['AS', 'GU', 'MP', 'PR', 'UM', 'US', 'VI']);
    assert.equal(knowledge.agreementCountry('PR'), 'US');
    assert.equal(knowledge.agreementCountry('GF'), 'GF');
    assert.equal(knowledge.agreementCountry('??'), '??');
  });

  it('counts territories to the bloc of their state', () => {
    for (const code of ['US', 'PR', 'CA', 'MX']) {
      assert.ok(knowledge.inBloc(code, 'north-america'), code);
    }
    for (const code of ['FR', 'GF', 'RE', 'AX']) assert.ok(knowledge.inBloc(code, 'eu'), code);
    for (const code of ['GB', 'NO', 'GL', 'NC', 'FO', 'PR', '??']) {
      assert.ok(!knowledge.inBloc(code, 'eu'), code);
    }
    for (const code of ['GF', 'GL', 'PA']) {
      assert.ok(!knowledge.inBloc(code, 'north-america'), code);
    }
    assert.equal(knowledge.data.countries.filter(({ blocs }) => blocs.includes('eu')).length, 27);
  });
});
