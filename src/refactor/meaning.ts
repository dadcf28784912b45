import Fraction from 'fraction.js';
import type { TextEdit } from '../fixes/fix';
import { applyEdits } from '../fixes/fix';
import type { Manifest } from '../manifest/model';
import { readManifest } from '../manifest/read';
import type { Here } from './refactoring';

export type Plain = string | boolean | null | readonly Plain[] | PlainMapping;
export interface PlainMapping {
  readonly [key: string]: Plain;
}

/** What a manifest says, wherever and however it is written. */
export interface Meaning {
  readonly head: PlainMapping;
  readonly suppliers: Readonly<Record<string, PlainMapping>>;
  readonly sources: readonly PlainMapping[];
  readonly problems: number;
}

export function meaningOf(manifest: Manifest): Meaning {
  const { product, asOf, regimes, currency, imports, waivers } = manifest;
  return {
    head: mapping({ product, asOf, regimes, currency, imports, waivers }),
    suppliers: Object.fromEntries([...manifest.suppliers].map(([id, each]) => [id, mapping(each)])),
    sources: manifest.sources.map(mapping),
    problems: manifest.problems.length,
  };
}

/** Edits that make of a manifest what is wanted, and nothing else; undefined where they do not. */
export const checked = (
  { analysis: { manifest }, text }: Here,
  edits: TextEdit[] | undefined,
  wanted: (before: Meaning) => Meaning,
): TextEdit[] | undefined => checkedText(text, manifest, edits, wanted);

/** As `checked`, of any text and the manifest that was read from it. */
export function checkedText(
  text: string,
  manifest: Manifest,
  edits: TextEdit[] | undefined,
  wanted: (before: Meaning) => Meaning,
): TextEdit[] | undefined {
  if (!edits || edits.length === 0) return edits;
  const after = meaningOf(readManifest(applyEdits(text, edits), manifest.format));
  return same(after, wanted(meaningOf(manifest))) ? edits : undefined;
}

const same = (one: Meaning, other: Meaning): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

/** The order of keys and of the directory means nothing. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, inOrder(each)]));
}

/** Where a value stands is no part of what it says. */
const PLACES = new Set(['unit', 'place', 'keys', 'start', 'end']);

const mapping = (value: object): PlainMapping =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, each]: [string, unknown]) =>
      each === undefined || PLACES.has(key) ? [] : [[key, plain(each)]],
    ),
  );

function plain(value: unknown): Plain {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Fraction) return value.toFraction();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return null;
  return 'value' in value && 'unit' in value ? plain(value.value) : mapping(value);
}

/** A meaning with another text for each that a key has. */
export function withTexts(value: Meaning, change: (key: string, text: string) => string): Meaning {
  const changed = (each: Plain, key: string): Plain => {
    if (typeof each === 'string') return change(key, each);
    if (typeof each !== 'object' || each === null) return each;
    return isList(each) ? each.map((item) => changed(item, key)) : inMapping(each);
  };
  const inMapping = (each: PlainMapping): PlainMapping =>
    Object.fromEntries(Object.entries(each).map(([key, item]) => [key, changed(item, key)]));
  return {
    ...value,
    head: inMapping(value.head),
    suppliers: Object.fromEntries(
      Object.entries(value.suppliers).map(([id, each]) => [id, inMapping(each)]),
    ),
    sources: value.sources.map(inMapping),
  };
}

export const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** A mapping without some of its keys. */
export const without = (value: PlainMapping, ...keys: readonly string[]): PlainMapping =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

/** Keys of a manifest that name a supplier. */
export const NAMES_SUPPLIER: ReadonlySet<string> = new Set(['supplier', 'owner']);
