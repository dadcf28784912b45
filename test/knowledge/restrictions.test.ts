import assert from 'node:assert/strict';
import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Subject } from '../../src/knowledge/restrictions';
import type { Restriction } from '../../src/knowledge/types';
import { country, knowledge, knowledgeOf } from '../support/knowledge';

/** Ids of the restrictions on a subject and how they stand. */
const on = (code: string, subject: Subject, day: string, known: Knowledge = knowledge): string[] =>
  known
    .restrictionsOn(code, subject, day)
    .map(({ restriction, state }) => `${restriction.id} ${state}`);

describe('Restrictions of exports', () => {
  const holmium: Subject = { material: 'holmium', stage: 'processing' };
  const october = (day: string) =>
    on('CN', holmium, day).filter((each) => each.startsWith('cn-october-2025'));

  it('hold from their day to their suspension, and are unknown after what is known', () => {
    assert.deepEqual(october('2025-10-08'), []);
    assert.deepEqual(october('2025-10-09'), ['cn-october-2025 in-force']);
    assert.deepEqual(october('2025-11-06'), ['cn-october-2025 in-force']);
    assert.deepEqual(october('2025-11-07'), []);
    assert.deepEqual(october('2026-11-10'), []);
    assert.deepEqual(october('2026-11-11'), ['cn-october-2025 unknown']);
  });

  it('are in force again where the knowledge is younger than the end of the suspension', () => {
    const later = (asOf: string) =>
      on('CN', holmium, '2026-11-11', knowledgeOf({ ...knowledge.data, asOf }));
    const state = (asOf: string) => later(asOf).find((each) => each.startsWith('cn-october-2025'));
    assert.equal(state('2026-11-09'), 'cn-october-2025 unknown');
    assert.equal(state('2026-11-10'), 'cn-october-2025 in-force');
  });

  it('still hold on the day of their end', () => {
    const cobalt: Subject = { material: 'cobalt', stage: 'extraction' };
    assert.deepEqual(on('CD', cobalt, '2025-02-21'), []);
    assert.deepEqual(on('CD', cobalt, '2025-10-15'), ['cd-cobalt-suspension in-force']);
    assert.deepEqual(on('CD', cobalt, '2025-10-16'), ['cd-cobalt-quota in-force']);
  });

  it('of China hold for Hong Kong and Macao', () => {
    const gallium: Subject = { material: 'gallium', stage: 'processing' };
    for (const code of ['HK', 'MO']) {
      assert.deepEqual(on(code, gallium, '2024-01-01'), on('CN', gallium, '2024-01-01'), code);
    }
    assert.deepEqual(on('CN', gallium, '2024-01-01'), ['cn-gallium-germanium in-force']);
    assert.deepEqual(on('TW', gallium, '2024-01-01'), []);
  });

  it('keep to their stages', () => {
    assert.deepEqual(on('ID', { material: 'nickel', stage: 'extraction' }, '2024-01-01'), [
      'id-nickel-ore in-force',
    ]);
    assert.deepEqual(on('ID', { material: 'nickel', stage: 'processing' }, '2024-01-01'), []);
    assert.deepEqual(on('ID', { material: 'nickel' }, '2024-01-01'), []);
  });

  it('on a group are on its members, and on members are on the group, naming them', () => {
    const seven = (material: string) =>
      knowledge
        .restrictionsOn('CN', { material, stage: 'processing' }, '2025-04-04')
        .find(({ restriction }) => restriction.id === 'cn-seven-rare-earths');
    assert.deepEqual([...(seven('rare-earths')?.members ?? [])].sort(), [
      'dysprosium',
      'gadolinium',
      'lutetium',
      'samarium',
      'scandium',
      'terbium',
      'yttrium',
    ]);
    assert.equal(seven('dysprosium')?.members, undefined);
    assert.equal(seven('dysprosium')?.state, 'in-force');
    assert.equal(seven('neodymium'), undefined);
    assert.deepEqual(on('MY', { material: 'neodymium', stage: 'extraction' }, '2024-01-01'), [
      'my-raw-rare-earths in-force',
    ]);
  });

  it('may be on components', () => {
    assert.deepEqual(
      on('CN', { component: 'ndfeb-magnet', stage: 'manufacturing' }, '2024-01-01'),
      ['cn-rare-earth-magnet-technology in-force'],
    );
    assert.deepEqual(
      on('CN', { component: 'separator', stage: 'manufacturing' }, '2026-07-02'),
      [],
    );
  });

  it('start on the last day of a month that is all that is known', () => {
    const lithium: Subject = { material: 'lithium', stage: 'extraction' };
    assert.deepEqual(on('ZW', lithium, '2022-12-30'), []);
    assert.deepEqual(on('ZW', lithium, '2022-12-31'), ['zw-lithium-ore in-force']);
  });

  it('tell nothing of what nobody knows', () => {
    assert.deepEqual(on('CN', {}, '2026-07-02'), []);
    assert.deepEqual(on('CN', { material: '__proto__' }, '2026-07-02'), []);
    assert.deepEqual(on('constructor', holmium, '2026-07-02'), []);
  });
});

describe('Whom a restriction is aimed at', () => {
  const aimedAt = (...against: readonly string[]): Restriction => ({
    id: 'ban',
    by: 'AA',
    ...(against.length > 0 && { against }),
    materials: ['ore'],
    components: [],
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
});
