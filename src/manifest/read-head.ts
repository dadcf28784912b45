import { KeyPlaces } from './key-places';
import type { Located, Manifest, Ownership, Supplier, Unit, Waiver } from './model';
import type { MapNode, Node } from '../text/node';
import { Fields, readWaiver, readWaivers, textAt } from './read-source';
import type { Slices } from '../text/slices';
import { collected } from '../text/slices';

export type Head = Pick<
  Manifest,
  'product' | 'asOf' | 'regimes' | 'currency' | 'imports' | 'suppliers' | 'waivers' | 'keys'
>;

/** Suppliers that are read before others have their turn. */
const SLICE = 1000;

/** Reads what stands around the sources, in slices. `node` holds one unit's part of the top-level mapping. */
export function* readHead(node: MapNode, unit: Unit): Slices<Head> {
  const fields = new Fields(node, unit);
  const text = (item: Node): Located<string> | undefined => textAt(item, unit);
  const waiver = (item: Node): Waiver | undefined =>
    item.kind === 'map' ? readWaiver(new Fields(item, unit)) : undefined;
  return {
    ...fields.texts('product', 'asOf', 'currency'),
    regimes: yield* collected(fields.items('regimes'), text),
    imports: yield* collected(fields.items('imports'), text),
    suppliers: yield* readSuppliers(fields, unit),
    waivers: yield* collected(fields.items('waivers'), waiver),
    keys: KeyPlaces.of(node, unit),
  };
}

/** One head from the part before the sources and the part after them. */
export function joinHeads(before: Head, after: Head): Head {
  return {
    ...before,
    ...after,
    regimes: joined(before.regimes, after.regimes),
    imports: joined(before.imports, after.imports),
    suppliers: joinedMaps(before.suppliers, after.suppliers),
    waivers: joined(before.waivers, after.waivers),
    keys: joinedMaps(before.keys, after.keys),
  };
}

/** Nearly always one of two is empty, and the other may be long. */
const joined = <T>(before: readonly T[], after: readonly T[]): readonly T[] =>
  before.length === 0 ? after : after.length === 0 ? before : [...before, ...after];

const joinedMaps = <T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> =>
  before.size === 0 ? after : after.size === 0 ? before : new Map([...before, ...after]);

function* readSuppliers(head: Fields, unit: Unit): Slices<Map<string, Supplier>> {
  const node = head.node('suppliers');
  const suppliers = new Map<string, Supplier>();
  if (node?.kind !== 'map') return suppliers;
  let read = 0;
  for (const { key, keyStart, keyEnd, value } of node.entries) {
    if (++read % SLICE === 0) yield;
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
