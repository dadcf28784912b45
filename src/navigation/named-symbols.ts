import type { Located, Manifest, Place } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Range } from './outline';
import { nameOf } from './outline';

/** A source or supplier that can be looked for by its name. */
export interface NamedSymbol {
  readonly kind: 'source' | 'supplier';
  readonly name: string;
  /** A supplier's name, a source's material or component. */
  readonly beside: string;
  readonly range: Range;
}

/** Suppliers, then sources, in the order of the text. */
export function symbolsOf({ suppliers, sources }: Manifest): NamedSymbol[] {
  const found: NamedSymbol[] = [];
  for (const { id, name } of suppliers.values()) {
    found.push({ kind: 'supplier', name: id.value, beside: text(name), range: rangeOf(id) });
  }
  for (const source of sources) {
    const { id, place, material, component } = source;
    const beside = text(material ?? component);
    found.push({ kind: 'source', name: nameOf(source), beside, range: rangeOf(id ?? place) });
  }
  return found;
}

/** Whether the letters of a query come in a name, in their order. */
export function fits(query: string, name: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const text = (located: Located<string> | undefined): string => located?.value ?? '';
const rangeOf = (place: Place): Range => ({ start: startOf(place), end: endOf(place) });
