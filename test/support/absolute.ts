import Fraction from 'fraction.js';
import type { Unit } from '../../src/manifest/model';

/** Plain data of a model: every place as absolute offsets, maps as lists, so that two can be compared. */
export function absolute(value: unknown): unknown {
  if (value instanceof Fraction) return value.toFraction();
  if (value instanceof Map) return [...value].map(absolute);
  if (Array.isArray(value)) return value.map(absolute);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value as Record<string, unknown>);
  const unit = (value as { unit?: Unit }).unit;
  return Object.fromEntries(
    entries.flatMap(([key, each]) => {
      if (key === 'unit') return [];
      if (unit && (key === 'start' || key === 'end'))
        return [[key, (each as number) + unit.offset]];
      return [[key, absolute(each)]];
    }),
  );
}
