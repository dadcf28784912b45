import { keyNearest } from './key-nearest';
import { KEYS } from './generated/keys';
import type { OriginByKey } from './model';
import { shareMeant } from './number-meant';
import { shareIn } from './read-source';
import type { StructureMistake } from './structure';
import type { Entry, MapNode, Node } from '../text/node';
import { entryOf } from '../text/node';

/** A source whose origins are read as they are meant, and what is wrong with how they are written. */
interface SpelledOut {
  readonly node: MapNode;
  readonly mistake?: StructureMistake;
}

/**
 * A source with origins that have their country as the key of their share: `- CN: 60%`, or `{ CN: 60%, KR: 40% }`
 * for the whole list. They are read as origins, so that no country is left out of the chain.
 */
export function spelledOut(source: MapNode): SpelledOut {
  const list = entryOf(source, 'origins');
  if (!list || list.value.kind === 'scalar') return { node: source };
  const { value } = list;
  const found: OriginByKey[] = [];
  const origin = (entry: Entry, around: Node | undefined): Node => {
    const by = { start: entry.keyStart, end: entry.value.end };
    const flow = around && around.start < by.start ? around : by;
    found.push({
      start: flow.start,
      end: flow.end,
      country: entry.key,
      share: shareOf(entry.value),
    });
    return { kind: 'map', start: flow.start, end: flow.end, entries: entriesOf(entry) };
  };
  const items =
    value.kind === 'map'
      ? value.entries.every(isCountryWithShare)
        ? value.entries.map((entry) => origin(entry, undefined))
        : []
      : value.items.map((item) => {
          const [entry, ...more] = item.kind === 'map' ? item.entries : [];
          return entry && more.length === 0 && isCountryWithShare(entry)
            ? origin(entry, item)
            : item;
        });
  const [first] = found;
  if (!first) return { node: source };
  const { start, end } = value;
  const seq: Node = { kind: 'seq', start, end, items };
  const node: MapNode = {
    ...source,
    entries: source.entries.map((entry) => (entry === list ? { ...entry, value: seq } : entry)),
  };
  const problem = {
    kind: 'country-as-key',
    origins: found,
    ...(value.kind === 'map' && { list: { start, end } }),
  } as const;
  return { node, mistake: { problem, start: first.start, end: first.end } };
}

/** Whatever is not near to a key of an origin, with a share: whether it is a country is for the rules on names. */
const isCountryWithShare = ({ key, value }: Entry): boolean =>
  !key.startsWith('x-') &&
  keyNearest(key, KEYS['origin'] ?? []) === undefined &&
  (shareIn(value) !== undefined || shareMeant(shareTextOf(value)) !== undefined);

const shareTextOf = (value: Node): string =>
  value.kind === 'scalar' ? (value.text ?? String(value.value)) : '';

/** As it is written where it is one, else what it surely means. */
const shareOf = (value: Node): string => {
  const text = shareTextOf(value);
  return shareIn(value) ? text : (shareMeant(text) ?? text);
};

const entriesOf = ({ key, keyStart, keyEnd, value }: Entry): Entry[] => {
  const country: Node = { kind: 'scalar', value: key, start: keyStart, end: keyEnd };
  return [
    { key: 'country', keyStart, keyEnd, value: country },
    { key: 'share', keyStart: value.start, keyEnd: value.end, value },
  ];
};
