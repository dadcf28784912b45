import { covers, stepAt } from '../analysis/at';
import type { Analysis } from '../analysis/analysis';
import type { Manifest, Place, Source, Supplier } from '../manifest/model';
import { endOf, startOf, stretchOf } from '../manifest/model';
import type { Stretch } from '../text/stretch';

/**
 * What a selection at an offset grows to, step by step: the value, its key with it, the entry of a list,
 * the source or supplier, its section, the whole text.
 *
 * @param length of the text, in UTF-16 units
 */
export function selectionAt(analysis: Analysis, offset: number, length: number): Stretch[] {
  const { manifest, graph } = analysis;
  const step = stepAt(graph.own, offset);
  const places =
    step && covers(step.source.place, offset)
      ? [...inSource(step.source), ...section(manifest, 'sources', step.source.place)]
      : inHead(manifest, offset);
  const ranges = places.map(stretchOf).filter(({ start, end }) => start <= offset && offset <= end);
  const sorted = [...ranges, { start: 0, end: length }].sort(
    (a, b) => a.end - a.start - (b.end - b.start),
  );
  const grown: Stretch[] = [];
  for (const range of sorted) {
    const last = grown.at(-1);
    // Each holds the one before and is larger.
    if (!last || (range.start <= last.start && range.end >= last.end && size(range) > size(last))) {
      grown.push(range);
    }
  }
  return grown;
}

const size = ({ start, end }: Stretch): number => end - start;

function inSource(source: Source): Place[] {
  const lists = [...source.evidence, ...source.waivers, ...(source.origins ?? [])];
  const single = [
    'id',
    'material',
    'component',
    'stage',
    'supplier',
    'country',
    'region',
    'form',
    'spec',
    'value',
    'share',
  ] as const;
  return [
    source.place,
    ...single.flatMap((key) => pair(source.keys.get(key), source[key])),
    ...source.inputs,
    ...list(source.keys.get('inputs'), source.inputs),
    ...list(
      source.keys.get('evidence'),
      source.evidence.map(({ place }) => place),
    ),
    ...list(
      source.keys.get('waivers'),
      source.waivers.map(({ place }) => place),
    ),
    ...lists.flatMap(entryPlaces),
  ];
}

function inHead(manifest: Manifest, offset: number): Place[] {
  const suppliers = [...manifest.suppliers.values()];
  const supplier = suppliers.find(
    (each) => startOf(each.id) <= offset && offset <= endOf(each.place),
  );
  return [
    ...pair(manifest.keys.get('product'), manifest.product),
    ...pair(manifest.keys.get('asOf'), manifest.asOf),
    ...pair(manifest.keys.get('currency'), manifest.currency),
    ...manifest.regimes,
    ...manifest.imports,
    ...list(manifest.keys.get('regimes'), manifest.regimes),
    ...list(manifest.keys.get('imports'), manifest.imports),
    ...(supplier ? inSupplier(supplier) : []),
    ...list(
      manifest.keys.get('suppliers'),
      suppliers.map(({ place }) => place),
    ),
  ];
}

function inSupplier(supplier: Supplier): Place[] {
  const { id, place, ownership, waivers } = supplier;
  return [
    id,
    place,
    between(id, place),
    ...[supplier.name, supplier.country].filter((each) => each !== undefined),
    ...[...ownership, ...waivers].flatMap(entryPlaces),
  ];
}

/** An entry of a list and the values in it. */
function entryPlaces(entry: { readonly place: Place } & object): Place[] {
  return Object.values(entry).filter(isPlace);
}

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && 'unit' in value && 'start' in value;

const pair = (key: Place | undefined, value: Place | undefined): Place[] => [
  ...(value ? [value] : []),
  ...(key && value ? [between(key, value)] : []),
  ...(key ? [key] : []),
];

const list = (key: Place | undefined, items: readonly Place[]): Place[] => {
  const last = items.at(-1);
  return key && last ? [between(key, last), key] : [];
};

const section = ({ keys, sourcesEnd }: Manifest, name: string, item: Place): Place[] => {
  const key = keys.get(name);
  if (!key || sourcesEnd === undefined || sourcesEnd < endOf(item)) return [];
  return [{ unit: key.unit, start: key.start, end: sourcesEnd - key.unit.offset }];
};

const between = (first: Place, last: Place): Place => ({
  unit: first.unit,
  start: first.start,
  end: endOf(last) - first.unit.offset,
});
