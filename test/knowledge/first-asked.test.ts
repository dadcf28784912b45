import assert from 'node:assert/strict';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';
import { knowledge } from '../support/knowledge';

describe('The first name that is asked for', () => {
  for (const text of [
    'Taiwan / China',
    'China/Japan',
    'China 60 %, Chile 40 %',
    'Chile (60%), Peru (40%)',
    '100 % China',
    'Urumqi, China',
    'Congo',
  ]) {
    it(`is understood as it is behind others: ${text}`, () => {
      knowledge.resolveCountry('Chile');
      assert.deepEqual(
        new Knowledge(knowledgeData).resolveCountry(text),
        knowledge.resolveCountry(text),
      );
    });
  }
  for (const text of ['NdPr oxide', 'NMC 811', 'tungsten carbide powder', 'Lithuim', 'La/Ce']) {
    it(`is understood as it is behind others: ${text}`, () => {
      knowledge.resolveMaterial('tin');
      knowledge.resolveComponent('battery cell');
      const fresh = new Knowledge(knowledgeData);
      assert.deepEqual(fresh.resolveMaterial(text), knowledge.resolveMaterial(text));
      assert.deepEqual(fresh.resolveComponent(text), knowledge.resolveComponent(text));
    });
  }
});
