import { KeyPlaces } from './key-places';
import type { Located, Manifest, Ownership, Supplier, Unit } from './model';
import type { MapNode } from '../text/node';
import { Fields, readWaivers } from './read-source';

export type Head = Pick<
  Manifest,
  'product' | 'asOf' | 'regimes' | 'currency' | 'imports' | 'suppliers' | 'waivers' | 'keys'
>;

/** Reads what stands around the sources. `node` holds one unit's part of the top-level mapping. */
export function readHead(node: MapNode, unit: Unit): Head {
  const fields = new Fields(node, unit);
  return {
    ...fields.texts('product', 'asOf', 'currency'),
    regimes: fields.textList('regimes'),
    imports: fields.textList('imports'),
    suppliers: readSuppliers(fields, unit),
    waivers: readWaivers(fields),
    keys: KeyPlaces.of(node, unit),
  };
}

/** One head from the part before the sources and the part after them. */
export function joinHeads(before: Head, after: Head): Head {
  return {
    ...before,
    ...after,
    regimes: [...before.regimes, ...after.regimes],
    imports: [...before.imports, ...after.imports],
    suppliers: new Map([...before.suppliers, ...after.suppliers]),
    waivers: [...before.waivers, ...after.waivers],
    keys: new Map([...before.keys, ...after.keys]),
  };
}

function readSuppliers(head: Fields, unit: Unit): Map<string, Supplier> {
  const node = head.node('suppliers');
  const suppliers = new Map<string, Supplier>();
  if (node?.kind !== 'map') return suppliers;
  for (const { key, keyStart, keyEnd, value } of node.entries) {
    if (key.startsWith('x-')) continue;
    const id: Located<string> = { value: key, unit, start: keyStart, end: keyEnd };
    const map: MapNode =
      value.kind === 'map'
        ? value
        : { kind: 'map', entries: [], start: value.start, end: value.end };
    const fields = new Fields(map, unit);
    suppliers.set(key, {
      id,
      ...fields.texts('name', 'country'),
      ownership: fields.list('ownership').map(readOwnership),
      waivers: readWaivers(fields),
      place: fields.place,
    });
  }
  return suppliers;
}

function readOwnership(fields: Fields): Ownership {
  const kind = fields.text('kind')?.value;
  const share = fields.share('share');
  return {
    ...fields.texts('owner', 'country'),
    ...(share && { share }),
    kind: kind === 'votes' || kind === 'board' || kind === 'debt' ? kind : 'equity',
    government: fields.flag('government')?.value === true,
    place: fields.place,
  };
}
