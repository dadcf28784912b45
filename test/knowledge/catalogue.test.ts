import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Lookup } from '../../src/knowledge/knowledge';
import { component, knowledge, knowledgeOf, material } from '../support/knowledge';

/** What a text is taken for: `id cobalt`, `name cobalt`, `unknown`, `unknown lithium`. */
const told = (lookup: Lookup<{ readonly id: string }>): string =>
  lookup.kind === 'unknown'
    ? ['unknown', ...lookup.nearest].join(' ')
    : `${lookup.kind} ${lookup.entry.id}`;

describe('Names of materials, components and regimes', () => {
  for (const [text, expected] of [
    ['cobalt', 'id cobalt'],
    ['Cobalt', 'name cobalt'],
    ['Co', 'name cobalt'],
    ['In', 'name indium'],
    ['aluminum', 'name aluminium'],
    ['cesium', 'name caesium'],
    ['Rare Earths', 'name rare-earths'],
    ['lithum', 'unknown lithium'],
    ['CO', 'unknown'],
    ['unobtainium', 'unknown'],
    ['__proto__', 'unknown'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
  ] as const) {
    it(`takes the material ${text} for ${expected}`, () => {
      assert.equal(told(knowledge.resolveMaterial(text)), expected);
    });
  }

  it('finds components by id, name and alias', () => {
    assert.equal(told(knowledge.resolveComponent('battery-cell')), 'id battery-cell');
    assert.equal(told(knowledge.resolveComponent('Battery Cell')), 'name battery-cell');
    assert.equal(told(knowledge.resolveComponent('Battery Cells')), 'name battery-cell');
    assert.equal(told(knowledge.resolveComponent('NdFeB magnets')), 'name ndfeb-magnet');
    assert.equal(told(knowledge.resolveComponent('CAM')), 'name cathode-active-material');
    assert.equal(told(knowledge.resolveComponent('batery-cell')), 'unknown battery-cell');
    assert.equal(knowledge.component('battery-cell')?.id, 'battery-cell');
    assert.equal(knowledge.component('toString'), undefined);
  });

  it('finds regimes', () => {
    assert.equal(told(knowledge.resolveRegime('ira-30d')), 'id ira-30d');
    assert.equal(told(knowledge.resolveRegime('IRA-30D')), 'name ira-30d');
    assert.equal(told(knowledge.resolveRegime('ira-30c')), 'unknown ira-30d');
    assert.equal(knowledge.regime('constructor'), undefined);
  });

  it('offers what a word of the trade means, and all that it may mean', () => {
    for (const [text, ...expected] of [
      ['30D', 'ira-30d'],
      ['Sec. 30D', 'ira-30d'],
      ['48E', 'pfe-storage', 'pfe-facility'],
      ['PFE', 'pfe-storage', 'pfe-facility', 'pfe-45x-battery-component'],
      ['NDAA', 'ndaa-2024-154', 'ndaa-2024-805'],
      ['NDAA Sec. 805', 'ndaa-2024-805'],
      // DFARS 252.225-7009, another clause.
      ['specialty metals'],
    ] as const) {
      assert.equal(told(knowledge.resolveRegime(text)), ['unknown', ...expected].join(' '), text);
    }
    for (const word of ['chip', 'semiconductor', 'generator', 'membrane']) {
      assert.equal(told(knowledge.resolveComponent(word)), 'unknown', word);
    }
  });

  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const found of [knowledge.resolveMaterial(text), knowledge.resolveComponent(text)]) {
          assert.ok(found.kind !== 'unknown' || found.nearest.length <= 3);
        }
      }),
    );
  });

  it('finds every entry by its own id, name and aliases', () => {
    for (const { id, name, aliases } of knowledge.data.materials) {
      assert.equal(told(knowledge.resolveMaterial(id)), `id ${id}`);
      for (const each of [name, ...aliases]) {
        assert.match(told(knowledge.resolveMaterial(each)), new RegExp(` ${id}$`), each);
      }
    }
  });
});

describe('Groups of materials', () => {
  it('puts a member with its group, and a group with its members', () => {
    assert.deepEqual(knowledge.family('neodymium'), [
      'neodymium',
      'rare-earths',
      'rare-earths-light',
    ]);
    const rareEarths = knowledge.family('rare-earths');
    assert.equal(rareEarths[0], 'rare-earths');
    assert.ok(rareEarths.includes('dysprosium') && rareEarths.includes('scandium'));
    assert.deepEqual(knowledge.family('cobalt'), ['cobalt']);
    assert.deepEqual(knowledge.family('__proto__'), ['__proto__']);
  });

  it('holds a group and its member together, but not two members', () => {
    assert.ok(knowledge.sameFamily('neodymium', 'rare-earths'));
    assert.ok(knowledge.sameFamily('rare-earths', 'neodymium'));
    assert.ok(knowledge.sameFamily('cobalt', 'cobalt'));
    assert.ok(!knowledge.sameFamily('neodymium', 'dysprosium'));
    assert.ok(!knowledge.sameFamily('cobalt', 'lithium'));
  });
});

describe('What rests on minerals', () => {
  it('is what is made of a material over any number of steps', () => {
    assert.ok(knowledge.restsOnMinerals('battery-pack'));
    assert.ok(knowledge.restsOnMinerals('ndfeb-magnet'));
    assert.ok(!knowledge.restsOnMinerals('separator'));
    assert.ok(!knowledge.restsOnMinerals('no-such-thing'));
  });

  it('is not hidden by a circle, whichever end is asked first', () => {
    const data = {
      materials: [material('ore')],
      components: [
        component('first', ['second', 'ore']),
        component('second', ['first']),
        component('lone', ['lone']),
      ],
    };
    for (const order of [
      ['first', 'second'],
      ['second', 'first'],
    ]) {
      const known = knowledgeOf(data);
      for (const id of order) assert.ok(known.restsOnMinerals(id), id);
      assert.ok(!known.restsOnMinerals('lone'));
    }
  });
});
