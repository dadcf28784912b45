import type { Place, Unit } from './model';
import type { MapNode } from '../text/node';

/**
 * Where the keys of a mapping stand, by their name, in the order of the text. Few ask for it, and there
 * may be very many mappings: it holds names and offsets alone, and makes places when it is asked.
 */
export class KeyPlaces implements ReadonlyMap<string, Place> {
  readonly unit: Unit;
  readonly names: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[] | undefined;

  /** @param ends undefined where each key is written as its name, without quotes */
  constructor(
    unit: Unit,
    names: readonly string[],
    starts: readonly number[],
    ends?: readonly number[],
  ) {
    this.unit = unit;
    this.names = names;
    this.starts = starts;
    this.ends = ends;
  }

  static of({ entries }: MapNode, unit: Unit): KeyPlaces {
    const isPlain = entries.every(({ key, keyStart, keyEnd }) => keyEnd - keyStart === key.length);
    const names = entries.map(({ key }) => key);
    const starts = entries.map(({ keyStart }) => keyStart);
    // Most mappings have the keys of the one before, and short ones at the same places.
    const ends = isPlain ? undefined : entries.map(({ keyEnd }) => keyEnd);
    if (entries.length > MAX_SHARED) return new KeyPlaces(unit, names, starts, ends);
    if (!isSame(names, lastNames)) lastNames = names;
    if (!isSame(starts, lastStarts)) lastStarts = starts;
    return new KeyPlaces(unit, lastNames, lastStarts, ends);
  }

  get size(): number {
    return new Set(this.names).size;
  }

  get(key: string): Place | undefined {
    const index = this.names.lastIndexOf(key);
    return index === -1 ? undefined : this.#placeAt(index, key);
  }

  has(key: string): boolean {
    return this.names.includes(key);
  }

  forEach(look: (place: Place, key: string, map: ReadonlyMap<string, Place>) => void): void {
    this.#places().forEach(look);
  }

  entries(): MapIterator<[string, Place]> {
    return this.#places().entries();
  }

  keys(): MapIterator<string> {
    return this.#places().keys();
  }

  values(): MapIterator<Place> {
    return this.#places().values();
  }

  [Symbol.iterator](): MapIterator<[string, Place]> {
    return this.#places().entries();
  }

  #places(): ReadonlyMap<string, Place> {
    const places = new Map<string, Place>();
    for (const [index, name] of this.names.entries()) {
      places.set(name, this.#placeAt(index, name));
    }
    return places;
  }

  #placeAt(index: number, name: string): Place {
    const start = this.starts[index] ?? 0;
    const end = this.ends?.[index] ?? start + name.length;
    return { unit: this.unit, start, end };
  }
}

let lastNames: readonly string[] = [];
let lastStarts: readonly number[] = [];

/** Longer ones are not compared, and not kept. */
const MAX_SHARED = 50;

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((each, at) => each === other[at]);
