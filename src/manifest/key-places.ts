import type { Place, Unit } from './model';
import type { MapNode } from './node';

/**
 * Where the keys of a mapping stand, by their name, in the order of the text. Few ask for it, and there
 * may be very many mappings: it holds names and offsets alone, and makes places when it is asked.
 */
export class KeyPlaces implements ReadonlyMap<string, Place> {
  readonly unit: Unit;
  readonly names: readonly string[];
  /** Start and end of each name. */
  readonly offsets: readonly number[];

  constructor({ entries }: MapNode, unit: Unit) {
    const offsets = new Array<number>(entries.length * 2);
    let at = 0;
    for (const { keyStart, keyEnd } of entries) {
      offsets[at++] = keyStart;
      offsets[at++] = keyEnd;
    }
    this.unit = unit;
    this.names = entries.map(({ key }) => key);
    this.offsets = offsets;
  }

  get size(): number {
    return this.#places().size;
  }

  get(key: string): Place | undefined {
    return this.#places().get(key);
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
      const [start = 0, end = 0] = this.offsets.slice(index * 2, index * 2 + 2);
      places.set(name, { unit: this.unit, start, end });
    }
    return places;
  }
}
