import type { Located, Manifest } from '../manifest/model';
import { stretchOf } from '../manifest/model';
import { nameOf } from './outline';
import type { Stretch } from '../text/stretch';

/** A source or supplier that can be looked for by its name. */
export interface NamedSymbol {
  readonly kind: 'source' | 'supplier';
  readonly name: string;
  /** A supplier's name, a source's material or component. */
  readonly beside: string;
  readonly range: Stretch;
}

/** Suppliers, then sources, in the order of the text. */
export function symbolsOf({ suppliers, sources }: Manifest): NamedSymbol[] {
  const found: NamedSymbol[] = [];
  for (const { id, name } of suppliers.values()) {
    found.push({ kind: 'supplier', name: id.value, beside: text(name), range: stretchOf(id) });
  }
  for (const source of sources) {
    const { id, place, material, component } = source;
    const beside = text(material ?? component);
    found.push({ kind: 'source', name: nameOf(source), beside, range: stretchOf(id ?? place) });
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
