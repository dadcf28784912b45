import assert from 'node:assert/strict';
import fc from 'fast-check';
import { companyName, CompanyIndex } from '../../src/knowledge/company-names';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';

describe('Names of companies', () => {
  for (const name of [
    'Northern Ore Pte. Ltd.',
    'NORTHERN ORE PTE LTD',
    'Northern Ore Pty Ltd',
    'Northern Ore (Pty) Ltd.',
    'Northern Ore GmbH & Co. KG',
    'Northern Ore GmbH und Co. KG',
    'Northern Ore GmbH + Co KG',
    'Northern Ore K.K.',
    'Northern Ore S.r.l.',
    'Northern Ore SARL',
    'Northern Ore S.à r.l.',
    'Northern Ore A/S',
    'Northern Ore AS',
    'Northern Ore Sdn. Bhd.',
    'Northern Ore s.r.o.',
    'Northern Ore, spol. s r.o.',
    'Northern Ore Sp. z o.o.',
    'Northern Ore Sp. z o. o. Sp. k.',
    'Northern Ore JSC',
    'PJSC Northern Ore',
    'JSC “Northern Ore”',
    'Northern Ore LP',
    'Northern Ore L.L.P.',
    'Northern Ore Private Limited',
    'Northern Ore (Private) Limited',
    'Northern Ore Pvt. Ltd.',
    'Northern Ore Oyj',
    'Northern Ore N.V.',
    'Northern Ore B.V.',
    'Northern Ore S.p.A.',
    'Northern Ore SA de CV',
    'Northern Ore, S.A.P.I. de C.V.',
    'Northern Ore S. de R.L. de C.V.',
    'Northern Ore S.A.',
    'Northern Ore S/A',
    'Northern Ore Ltda.',
    'Northern Ore Lda',
    'Northern Ore AB (publ)',
    'Northern Ore ASA',
    'Northern Ore ApS',
    'Northern Ore d.o.o.',
    'Northern Ore a.s.',
    'Northern Ore A.Ş.',
    'Northern Ore Ltd. Şti.',
    'Northern Ore Kft.',
    'Northern Ore UG (haftungsbeschränkt)',
    'Northern Ore SE & Co. KGaA',
    'PT Northern Ore Tbk',
    'PT. Northern Ore (Persero) Tbk.',
    'OOO "Northern Ore"',
    'Northern Ore Public Company Limited',
    'Northern Ore Limited Liability Company',
    'Northern Ore Co., Ltd.',
    'Northern Ore Co.,Ltd',
    'Northern Ore Ltd., Co.',
    'Northern Ore Company Limited',
    'Northern Ore Corporation',
    'Northern Ore, Inc.',
    'Northern Ore Group Co., Ltd.',
    'Northern Ore Holdings plc',
    'The Northern Ore Company',
    'northern-ore llc',
    'PT Northern Ore Tbk',
    'Northern Ore PT',
    'Northern Ore DMCC',
    'Northern Ore ULC',
    'Northern Ore, C.A.',
    'Northern Ore HB',
    'Northern Ore KB',
    'Northern Ore I/S',
    'Northern Ore P/S',
    'AS Northern Ore',
    'Northern Ore Ltée',
    'Northern Ore S.A.E.',
    '株式会社Northern Ore',
    'Northern Ore株式会社',
    'Northern Ore㈱',
    'Northern Ore (Northern Ore Ltd.)',
  ]) {
    it(`knows ${name} without its legal form`, () => {
      const index = new CompanyIndex<number>();
      index.add('Northern Ore', 1);
      assert.equal(index.find(name), 1, companyName(name));
    });
  }

  it('keeps what is no legal form', () => {
    for (const [text, expected] of [
      ['Limited', 'limited'],
      ['BYD Co., Ltd.', 'byd'],
      ['Compania Minera', 'compania minera'],
      ['Asahi Kasei', 'asahi kasei'],
      ['Incorporated Metals', 'incorporated metals'],
      ['Ganfeng (Jiangxi) Co., Ltd.', 'ganfeng jiangxi'],
      ['Société Minière', 'societe miniere'],
      ['Socie\u0301te\u0301 Minie\u0300re S.A.', 'societe miniere'],
      ['KGHM Polska Miedź S.A.', 'kghm polska miedz'],
      ['宁德时代新能源科技股份有限公司', '宁德时代新能源科技'],
    ] as const) {
      assert.equal(companyName(text), expected);
    }
  });

  it('are equal to nothing without a letter or digit', () => {
    const index = new CompanyIndex<number>();
    index.add('-', 1);
    for (const text of ['-', '?', '', ' ', '…', '()', '(-)']) {
      assert.equal(companyName(text), '', text);
      assert.equal(index.find(text), undefined, text);
    }
  });

  it('are known on either side of a bracketed abbreviation', () => {
    const catl = knowledge.company('CATL');
    assert.equal(catl?.id, 'catl');
    for (const name of [
      'Contemporary Amperex Technology',
      'Contemporary Amperex Technology Co., Limited',
      'Contemporary Amperex Technology Company Limited (CATL)',
      'CATL (Contemporary Amperex Technology Co., Ltd.)',
      'Contemporary Amperex Technology [CATL] Co., Ltd.',
      '宁德时代',
      '宁德时代新能源科技股份有限公司',
      'CATL (宁德时代)',
      '宁德时代（CATL）',
      'Fujian Battery (formerly CATL)',
    ]) {
      assert.equal(knowledge.company(name), catl, name);
    }
    assert.equal(knowledge.company('Amperex (ATL)'), undefined);
    assert.equal(knowledge.company('比亚迪股份有限公司')?.id, 'byd');
  });

  it('does not take a place in brackets for the company', () => {
    const index = new CompanyIndex<number>();
    index.add('China Unicom', 1);
    assert.equal(index.find('China Unicom (Hong Kong) Limited'), undefined);
    assert.equal(companyName('Foo (China) Co., Ltd.'), companyName('Foo Co., Ltd. (China)'));
  });

  it('tells a group from its member where both are known, and else does not', () => {
    const index = new CompanyIndex<number>();
    index.add('China Communications Construction Company Limited', 1);
    index.add('China Communications Construction Group (Limited)', 2);
    assert.equal(index.find('China Communications Construction Co Ltd'), 1);
    assert.equal(index.find('China Communications Construction Group Ltd.'), 2);
    assert.equal(index.find('China Communications Construction Holdings'), undefined);
    assert.equal(knowledge.company('BYD Group')?.id, 'byd');
  });

  it('answers any text, in its composed and decomposed form alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        assert.equal(companyName(text.normalize('NFD')), companyName(text.normalize('NFC')));
      }),
    );
  });
});

describe('Owners by name', () => {
  const file = (owner: string, supplier: string): string => `manifest: 1
product: Pack
asOf: 2024-06-30
suppliers:
  a: { name: A, country: US, ownership: [{ owner: "${owner}", country: US, share: 60% }] }
  b: { name: "${supplier}", ownership: [{ owner: State, country: CN, share: 100% }] }
sources:
  - { id: s, material: lithium, stage: processing, supplier: a, country: US }
`;
  const rules = (text: string) =>
    analyseFiles({ 'a.sourcing.yaml': text }, { file: 'a.sourcing.yaml' }).findings.map(
      ({ ruleId }) => ruleId,
    );

  it('are found in the directory in another form', () => {
    const decomposed = 'Socie\u0301te\u0301 Minie\u0300re (SM) S.A.';
    assert.ok(rules(file(decomposed, 'Société Minière')).includes('covered-nation-ownership'));
  });

  it('are nobody without a letter or digit', () => {
    assert.ok(!rules(file('-', '?')).includes('covered-nation-ownership'));
  });
});
