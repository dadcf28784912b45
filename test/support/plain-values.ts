import Fraction from 'fraction.js';
import type { Manifest } from '../../src/manifest/model';

const PLACES = new Set([
  'unit',
  'start',
  'end',
  'place',
  'keys',
  'problems',
  'format',
  'sourcesEnd',
]);

/** What a manifest says, without where it says it: values alone, so that YAML and JSON can be compared. */
export function plainValues(manifest: Manifest): unknown {
  return stripped(manifest);
}

function stripped(value: unknown): unknown {
  if (value instanceof Fraction) return value.toFraction();
  if (value instanceof Map) {
    const entries = [...(value as Map<string, unknown>)];
    return Object.fromEntries(entries.map(([key, each]) => [key, stripped(each)]));
  }
  if (Array.isArray(value)) return value.map(stripped);
  if (value === null || typeof value !== 'object') return value;
  if ('value' in value && 'unit' in value && 'start' in value) return stripped(value.value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      PLACES.has(key) || each === undefined ? [] : [[key, stripped(each)]],
    ),
  );
}
