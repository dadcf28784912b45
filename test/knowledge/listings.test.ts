import assert from 'node:assert/strict';
import { knowledge } from '../support/knowledge';

/** The lists that name a subject on a day. */
const listsOf = (subject: string, day: string): string =>
  knowledge
    .listings(subject, day)
    .map(({ list }) => list)
    .join(' ');

const members = (list: string): string[] =>
  knowledge.data.listings.filter((each) => each.list === list).map(({ subject }) => subject);

describe('Official lists of materials', () => {
  it('have all members of the US lists by their own names, never a group', () => {
    assert.equal(members('usgs-2022').length, 50);
    for (const list of ['usgs-2022', 'usgs-2025']) {
      assert.equal(new Set(members(list)).size, members(list).length, list);
      assert.ok(!members(list).includes('rare-earths'), list);
      assert.ok(!members(list).includes('platinum-group-metals'), list);
    }
    const came = members('usgs-2025').filter((each) => !members('usgs-2022').includes(each));
    assert.equal(
      came.sort().join(' '),
      'boron copper lead metallurgical-coal phosphate potash rhenium silicon silver uranium',
    );
    // None of 2022 was dropped.
    assert.equal(members('usgs-2025').length, 60);
  });

  for (const subject of ['rhenium', 'boron', 'phosphate']) {
    it(`have ${subject} on the US list from the day of the list of 2025`, () => {
      assert.doesNotMatch(listsOf(subject, '2025-11-06'), /usgs/);
      assert.match(listsOf(subject, '2025-11-07'), /usgs-2025/);
    });
  }

  it('let the list of 2025 replace that of 2022 on its day', () => {
    assert.equal(listsOf('tin', '2022-02-23'), '');
    assert.equal(listsOf('tin', '2022-02-24'), 'usgs-2022');
    assert.equal(listsOf('tin', '2025-11-06'), 'usgs-2022 45x');
    assert.equal(listsOf('tin', '2025-11-07'), 'usgs-2025 45x');
  });

  it('know the seven strategic rare earths of the Union, and no other', () => {
    const strategic = (id: string) => knowledge.isListed(id, 'eu-srm');
    for (const id of 'neodymium praseodymium terbium dysprosium gadolinium samarium cerium'.split(
      ' ',
    )) {
      assert.ok(strategic(id), id);
    }
    for (const id of ['lanthanum', 'yttrium', 'scandium', 'holmium', 'erbium']) {
      assert.ok(!strategic(id), id);
      assert.match(listsOf(id, '2024-05-23'), /eu-crm/, id);
    }
    assert.ok(strategic('rare-earths'));
    assert.equal(listsOf('scandium', '2024-05-22'), 'usgs-2022 45x');
  });

  it('say the form in which a member is listed', () => {
    const form = (id: string, list: string) =>
      knowledge.listings(id, '2026-01-01').find((each) => each.list === list)?.form;
    assert.equal(form('nickel', 'eu-crm'), 'battery grade');
    assert.equal(form('titanium', 'eu-crm'), 'metal');
    assert.equal(form('boron', 'eu-srm'), 'metallurgy grade');
    assert.equal(form('boron', 'eu-crm'), undefined);
    assert.match(form('tin', '45x') ?? '', /low-alpha/);
  });

  it('let the members of a listed group inherit it, and only these', () => {
    assert.match(listsOf('rhodium', '2024-05-23'), /eu-srm eu-crm/);
    assert.ok(knowledge.isListed('rhodium', 'eu-srm'));
    assert.ok(!knowledge.isListed('copper', '45x') && !knowledge.isListed('silicon', '45x'));
  });

  it('have the covered materials of defence with their days', () => {
    assert.doesNotMatch(listsOf('molybdenum', '2025-12-17'), /usc-4872/);
    assert.match(listsOf('molybdenum', '2025-12-18'), /usc-4872/);
    assert.doesNotMatch(listsOf('tantalum', '2020-09-30'), /dfars-7052/);
    assert.match(listsOf('tantalum', '2020-10-01'), /dfars-7052/);
    assert.match(listsOf('ndfeb-magnet', '2019-04-30'), /dfars-7052/);
  });
});
