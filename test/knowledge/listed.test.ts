import assert from 'node:assert/strict';
import { comparedNames } from '../../src/knowledge/company-names';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import type { KnowledgeData } from '../../src/knowledge/types';
import { knowledge } from '../support/knowledge';

const data: KnowledgeData = knowledgeData;
const on = (name: string, day: string): string[] =>
  knowledge.listed(name, day).map(({ list }) => list);

describe('the lists of companies', () => {
  it('have as many companies of the 1260H list as each edition reports', () => {
    const count = (day: string): number =>
      data.listedCompanies.filter(
        ({ list, from, to }) => list === '1260h' && from <= day && (to === undefined || day <= to),
      ).length;
    const editions = [
      '2021-06-03',
      '2022-10-05',
      '2024-01-31',
      '2024-12-18',
      '2025-01-07',
      '2026-06-08',
    ];
    assert.deepEqual(editions.map(count), [47, 60, 73, 71, 134, 188]);
    assert.equal(count('2021-06-02'), 0);
  });

  it('have every name of their entries', () => {
    for (const { name, aliases, compared, from, list } of data.listedCompanies) {
      assert.deepEqual(
        compared,
        [name, ...aliases].map((each) => comparedNames(each)),
      );
      for (const each of [name, ...aliases]) {
        assert.ok(on(each, from).includes(list), `${each} (${list})`);
      }
    }
  });

  it('say from which day to which', () => {
    assert.deepEqual(on('CATL', '2023-12-21'), []);
    assert.deepEqual(on('CATL', '2023-12-22'), ['ndaa-154']);
    assert.deepEqual(on('CATL', '2025-01-06'), ['ndaa-154']);
    assert.deepEqual(on('CATL', '2025-01-07'), ['1260h', 'ndaa-154']);
    assert.deepEqual(on('AMEC', '2024-12-17'), ['1260h']);
    assert.deepEqual(on('AMEC', '2024-12-18'), []);
  });

  it('take no company for another that is listed beside it', () => {
    const names = (name: string) => knowledge.listed(name, '2026-07-01').map((each) => each.name);
    assert.deepEqual(names('SMIC Holdings Limited'), ['SMIC Holdings Limited']);
    assert.deepEqual(names('China Communications Construction Company Limited'), [
      'China Communications Construction Company Limited',
    ]);
    assert.deepEqual(names('SMIC'), ['Semiconductor Manufacturing International Corporation']);
  });

  const same = [
    'contemporary amperex technology',
    'CONTEMPORARY AMPEREX TECHNOLOGY CO., LIMITED',
    'Contemporary Amperex Technology (CATL)',
    'CATL (Contemporary Amperex Technology Co., Limited)',
    '宁德时代新能源科技股份有限公司',
    '宁德时代',
  ];
  for (const name of same) {
    it(`know “${name}”`, () => {
      assert.deepEqual(on(name, '2025-01-07').sort(), ['1260h', 'ndaa-154']);
    });
  }

  for (const name of [
    'Albemarle',
    'LG Energy Solution',
    'Ganfeng Lithium',
    '-',
    '',
    'Ltd',
    'Semiconductor Manufacturing International (Wuhan) Corporation',
  ]) {
    it(`do not know “${name}”`, () => {
      assert.deepEqual(on(name, '2026-07-01'), []);
      assert.equal(knowledge.nearListed(name, '2026-07-01'), undefined);
    });
  }

  const near = [
    ['Trina Storage', 'Trina Solar Co., Ltd.'],
    ['BYD America', 'BYD Company Limited'],
    ['FinDreams Battery Co., Ltd.', 'BYD Company Limited'],
    ['SZ DJI', 'Shenzhen DJI Technology Co., Ltd.'],
    ['中创新航科技集团股份有限公司', 'CALB Group Co., Ltd.'],
    ['Contemporary Amperex Technolgy', 'Contemporary Amperex Technology Co., Ltd.'],
  ] as const;
  for (const [name, meant] of near) {
    it(`take “${name}” for something to compare with “${meant}”, once that is listed`, () => {
      assert.equal(knowledge.nearListed(name, '2026-07-01')?.name, meant);
      assert.equal(knowledge.nearListed(name, '2021-06-02'), undefined);
    });
  }

  for (const name of ['Calbee', 'Trinity Energy', 'Eve Holding', 'Power Energy Tech', 'Camac']) {
    it(`are not compared with “${name}”`, () => {
      assert.equal(knowledge.nearListed(name, '2026-11-26'), undefined);
    });
  }

  it('tell a company from its parent that is called the same for short', () => {
    const names = (name: string, day: string): string[] =>
      knowledge.listed(name, day).map((entry) => entry.name);
    const parent = 'China National Offshore Oil Corporation';
    assert.deepEqual(names(parent, '2024-12-04'), [parent]);
    assert.deepEqual(names('CNOOC', '2024-12-04'), [parent]);
    assert.deepEqual(names('CNOOC Limited', '2024-12-04'), ['CNOOC Limited']);
    assert.deepEqual(names('CNOOC Limited', '2025-01-07'), []);
  });

  it('have each company under its own name', () => {
    for (const company of data.listedCompanies) {
      assert.ok(knowledge.listed(company.name).includes(company), company.name);
    }
  });

  it('are not the subsidiaries that a section leaves out: a hint, never a finding', () => {
    assert.deepEqual(knowledge.listed('FinDreams Battery Co., Ltd.', '2026-11-26'), []);
  });

  it('have distinctive words of companies that are on them', () => {
    for (const [words] of data.distinctiveNames) {
      const name = `Another ${words} works`;
      const days = new Set(data.listedCompanies.map(({ from }) => from));
      assert.ok(
        [...days].some((day) => knowledge.nearListed(name, day)),
        words,
      );
    }
  });
});
