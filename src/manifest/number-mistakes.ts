import Fraction from 'fraction.js';
import type { Entry, Node } from '../text/node';
import { entryOf } from '../text/node';
import { decimalIn, shareIn } from './read-source';
import type { StructureMistake } from './structure';

const WHOLE = new Fraction(1);

/**
 * What is wrong with the shares of a source's origins as a whole: each has one or none has, and together
 * they make 100 %.
 */
export function originMistakes(source: Node): StructureMistake[] {
  const entry = source.kind === 'map' ? entryOf(source, 'origins') : undefined;
  if (entry?.value.kind !== 'seq') return [];
  const origins = entry.value.items.map((item) => ({
    item,
    share: item.kind === 'map' ? entryOf(item, 'share') : undefined,
  }));
  if (!origins.some(({ share }) => share)) return [];
  const without = origins.filter(({ share }) => !share).map(({ item }) => item);
  if (without.length > 0) {
    return without.flatMap((item) => (item.kind === 'map' ? withoutShare(item.entries[0]) : []));
  }
  let total = new Fraction(0);
  for (const { share } of origins) {
    const part = share && shareIn(share.value);
    // What is no share is a mistake of its own.
    if (!part) return [];
    total = total.add(part);
  }
  if (total.equals(WHOLE)) return [];
  return [{ problem: { kind: 'origins-total', total }, start: entry.keyStart, end: entry.keyEnd }];
}

/**
 * Numbers and shares that the schema lets pass but that are too long to be read exactly: left out in
 * silence, they would make sums wrong.
 */
export function unreadNumbers(node: Node): StructureMistake[] {
  if (node.kind === 'seq') return node.items.flatMap(unreadNumbers);
  if (node.kind === 'scalar') return [];
  return node.entries.flatMap(({ key, value }) => {
    if (key.startsWith('x-')) return [];
    if (value.kind !== 'scalar') return unreadNumbers(value);
    // No value, or one that cannot be read, is a mistake of its own.
    if (value.value === null) return [];
    const read = key === 'share' ? shareIn(value) : key === 'value' ? decimalIn(value) : value;
    if (read !== undefined) return [];
    const text = value.text ?? String(value.value);
    const problem = { kind: 'bad-format', key, value: text, expected: key } as const;
    return [{ problem, start: value.start, end: value.end }];
  });
}

const withoutShare = (first: Entry | undefined): StructureMistake[] =>
  first
    ? [{ problem: { kind: 'origin-without-share' }, start: first.keyStart, end: first.keyEnd }]
    : [];
