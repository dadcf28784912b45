/** How much aliases and merges bring forth: counted before it is made, so that a few lines cannot grow without end. */
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node as YamlNode, Pair, Scalar } from 'yaml';
import { boundTo, MAX_SPENT } from './yaml-spent';

/** More is not counted. */
const MAX = MAX_SPENT.nodes + 1;

/** Nodes that each value brings forth: each is counted once, however often it is named. */
const sizes = new WeakMap<YamlNode, number>();
/** Those that each mapping, or list of mappings, brings forth where it is merged. */
const merged = new WeakMap<YamlNode, number>();

/** Nodes that come of an alias whose value is a node. */
export const sizeOfAliased = (node: YamlNode): number => atMost(1 + sizeOf(node));

/** Nodes that come of a merge of a node: an alias, a mapping or a list of either. */
export function sizeOfMerged(value: YamlNode | null): number {
  const node = isAlias(value) ? boundTo(value)?.node : value;
  if (!isSeq(node) && !isMap(node)) return 0;
  let size = merged.get(node);
  if (size === undefined) {
    size = isSeq(node)
      ? sumOf(node.items as (YamlNode | null)[], sizeOfMerged)
      : atMost(node.items.length + sizeOfPairs(node.items as Pair<YamlNode, YamlNode | null>[]));
    merged.set(node, size);
  }
  return size;
}

const atMost = (size: number): number => Math.min(size, MAX);

function sizeOf(node: YamlNode | null): number {
  if (!node) return 0;
  if (isAlias(node)) {
    const named = boundTo(node)?.node;
    return named ? atMost(2 + sizeOf(named)) : 1;
  }
  if (!isSeq(node) && !isMap(node)) return 1;
  let size = sizes.get(node);
  if (size === undefined) {
    // None can be in itself; this would end it.
    sizes.set(node, 1);
    const within = isSeq(node)
      ? sumOf(node.items as (YamlNode | null)[], sizeOf)
      : sizeOfPairs(node.items as Pair<YamlNode, YamlNode | null>[]);
    size = atMost(1 + within);
    sizes.set(node, size);
  }
  return size;
}

const sizeOfPairs = (pairs: readonly Pair<YamlNode, YamlNode | null>[]): number =>
  sumOf(pairs, ({ key, value }) => {
    if (isScalar(key) && isMergeKey(key)) return sizeOfMerged(value);
    return (isAlias(key) ? 0 : sizeOf(key)) + sizeOf(value);
  });

function sumOf<T>(all: readonly T[], sizeIn: (each: T) => number): number {
  let sum = 0;
  for (const each of all) {
    sum += sizeIn(each);
    if (sum >= MAX) return MAX;
  }
  return sum;
}

export const isMergeKey = ({ value, type }: Scalar): boolean =>
  typeof value === 'symbol' || (value === '<<' && type === 'PLAIN');
