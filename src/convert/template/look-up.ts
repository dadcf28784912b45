import { normalised } from '../../knowledge/normalised';
import type { Sheet } from '../sheet/workbook';

/** A line of the template's own list of smelters. */
export interface KnownSmelter {
  readonly metal: string;
  /** Its standard name. */
  readonly name: string;
  readonly country: string;
  readonly id: string;
}

/** The sheet `Smelter Look-up`, which the formulas of the list ask. */
export class SmelterLookUp {
  readonly #byId = new Map<string, KnownSmelter>();
  readonly #byAlias = new Map<string, KnownSmelter>();

  constructor(sheet: Sheet) {
    for (const [number, row] of sheet) {
      // The heading.
      if (number < 5) continue;
      const cell = (column: string): string => row.get(column) ?? '';
      const known = { metal: cell('A'), name: cell('C'), country: cell('D'), id: cell('E') };
      if (known.id !== '' && !this.#byId.has(known.id)) this.#byId.set(known.id, known);
      for (const name of [cell('B'), known.name]) {
        if (name === '') continue;
        const key = keyOf(known.metal, name);
        if (!this.#byAlias.has(key)) this.#byAlias.set(key, known);
      }
    }
  }

  byId(id: string): KnownSmelter | undefined {
    return this.#byId.get(id);
  }

  byName(metal: string, name: string): KnownSmelter | undefined {
    return this.#byAlias.get(keyOf(metal, name));
  }
}

const keyOf = (metal: string, name: string): string => `${normalised(metal)}|${normalised(name)}`;
