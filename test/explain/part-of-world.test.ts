import assert from 'node:assert/strict';
import { partOfWorld } from '../../src/explain/production';
import type { Stage } from '../../src/knowledge/types';
import { knowledge } from '../support/knowledge';

function largest(subject: string, stage: Stage, day: string): string {
  const view = knowledge.productionFor(subject, stage, day);
  assert.ok(view, subject);
  return partOfWorld(view.shares[0]?.percent ?? 0, view, knowledge);
}

describe('A figure of production', () => {
  for (const [subject, stage, day, says] of [
    ['lithium', 'extraction', '2023-06-30', '45 % of world mine output in 2023'],
    ['aluminium', 'extraction', '2023-06-30', '28 % of world mine output of bauxite in 2023'],
    ['aluminium', 'processing', '2023-06-30', '59 % of world output of primary aluminium in 2023'],
    ['titanium', 'extraction', '2023-06-30', '37 % of world mine output of ilmenite in 2023'],
    [
      'tungsten',
      'processing',
      '2023-06-30',
      '86 % of world refined output in about 2016 to 2020 (average)',
    ],
    [
      'neodymium',
      'processing',
      '2025-06-30',
      '84 % of world output of refined magnet rare earths in 2025',
    ],
    [
      'wind-turbine-generator',
      'manufacturing',
      '2026-06-30',
      '60 % of world capacity of nacelle assembly in 2023 (recalled)',
    ],
    [
      'solar-module',
      'manufacturing',
      '2026-06-30',
      '80 % of world capacity of solar cells and modules in 2023',
    ],
  ] as const) {
    it(`says what is counted where that is not ${subject} itself, and of which years`, () => {
      assert.equal(largest(subject, stage, day), says);
    });
  }
});
