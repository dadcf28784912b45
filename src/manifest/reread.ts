import { readJson } from '../text/json-node';
import { KNOWN_KEYS } from './known-keys';
import type { Unit } from './model';
import { endOf } from './model';
import { afterSourcesKey, columnOf, scanItems, stretchesOf } from './source-locations';
import type { ItemisedManifest } from './itemised';
import { readAround } from './read';
import type { Item } from './read-item';
import { itemOf, ItemReader, JSON_DEPTH } from './read-item';
import { countWhile } from '../text/search';
import type { Anchors } from '../text/yaml-spent';
import { YamlReader } from '../text/yaml-reader';

/** A stretch of the old text, in UTF-16 units, and what stands there now. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * From the first item that an edit touches to the last, in UTF-16 units: in more, looking for where they end holds
 * up whoever types.
 */
export const MAX_TOUCHED = 500_000;

/** By how much a change moves what stands behind it. */
export const moveOf = ({ start, end, text }: TextChange): number => text.length - (end - start);

/** Items that take the place of others, in the new text. */
export interface Reread {
  /** The first item that makes way. */
  readonly first: number;
  readonly count: number;
  readonly fresh: readonly Item[];
}

/** A manifest and its text before the edit. */
export interface Before extends Pick<ItemisedManifest, 'after' | 'anchors' | 'hasPlainHead'> {
  readonly text: string;
  readonly items: readonly Item[];
}

/** Reads the items again that an edit touches; undefined where it touches more than items of YAML. */
export function rereadYaml(before: Before, change: TextChange, text: string): Reread | undefined {
  const { items, after } = before;
  const resume = after.offset;
  const by = moveOf(change);
  if (change.start < startOf(items, 0) || change.end > resume) return undefined;
  // The character before counts, too: what is cut off there ends an item in another way.
  const first = withBroken(items, indexAt(items, change.start - 1));
  if (first === undefined) return undefined;
  const from = startOf(items, first);
  const changedTo = change.end + by;
  let next = first + 1;
  const isOld = (line: number): boolean => {
    if (line < changedTo) return false;
    while (next < items.length && startOf(items, next) + by < line) next++;
    return next < items.length ? startOf(items, next) + by === line : line === resume + by;
  };
  const column = columnOf(before.text, startOf(items, 0));
  const scan = scanItems(text, from, first === 0 ? -1 : column, from + MAX_TOUCHED + 1, isOld);
  if (!isOld(scan.end) || scan.starts[0] !== from) return undefined;
  // An item may follow only where its dash stands as those before.
  if (next < items.length && columnOf(text, scan.end) > scan.indent) return undefined;
  if (first === 0 && scan.indent !== column) return undefined;
  const anchors = ASKS_FOR_ANCHORS.test(text.slice(from, scan.end))
    ? anchorsBefore(before, first)
    : undefined;
  const reader = new ItemReader(text, new YamlReader(anchors, KNOWN_KEYS));
  const fresh = stretchesOf(scan).map((item) => reader.readAtOnce(item, scan.indent));
  if (!areAll(fresh)) return undefined;
  const reread = { first, count: next - first, fresh };
  return reachesOthers(before, reread) ? undefined : reread;
}

export const areAll = <T>(list: readonly (T | undefined)[]): list is readonly T[] =>
  list.every((each) => each !== undefined);

/** An alias, or a merge that may lack its star. */
const ASKS_FOR_ANCHORS = /\*|<</;

/** Broken items in a row that are read again with the one behind them. */
const MAX_BROKEN = 50;

/** A line out of place is taken for what it is by the line after it, which may be that of the next item. */
function withBroken(items: readonly Item[], index: number): number | undefined {
  let first = index;
  while (first > 0 && isBroken(items[first - 1])) first--;
  return index - first <= MAX_BROKEN ? first : undefined;
}

const isBroken = (item: Item | undefined): boolean =>
  item?.problems.some(({ of }) => of === 'syntax') ?? false;

/** What anchors stand for at an item: the last of each name counts. */
export function anchorsBefore(
  { items, anchors }: Pick<Before, 'items' | 'anchors'>,
  index: number,
): Anchors {
  const known = new Map(anchors);
  for (let at = 0; at < index; at++) {
    const links = items[at]?.links;
    if (links) for (const [name, anchored] of links.defined) known.set(name, anchored);
  }
  return known;
}

/** Whether an anchor comes, goes or changes that something else asks for. */
function reachesOthers({ items, hasPlainHead }: Before, { first, count, fresh }: Reread): boolean {
  const old = items.slice(first, first + count);
  const names = [...old, ...fresh].flatMap(({ links }) => [...(links?.defined.keys() ?? [])]);
  if (names.length === 0) return false;
  const isAskedFor = ({ links }: Item, index: number): boolean =>
    (index < first || index >= first + count) &&
    links !== undefined &&
    names.some((name) => links.asked.has(name));
  return !hasPlainHead || items.some(isAskedFor);
}

/** Reads what stands around the items again; undefined where an edit in it reaches them. */
export function rereadHead(
  before: Before,
  change: TextChange,
  text: string,
): (Reread & { readonly around: ItemisedManifest }) | undefined {
  const { items, after } = before;
  const cut = startOf(items, 0);
  const key = afterSourcesKey(before.text.slice(0, cut)) ?? 0;
  const isBefore = change.end < key;
  if (!isBefore && change.start <= after.offset) return undefined;
  const by = isBefore ? moveOf(change) : 0;
  const list = { start: cut + by, end: after.offset + by };
  // The key stands where it did, and the list ends where it did.
  if (isBefore && afterSourcesKey(text.slice(0, list.start)) !== key + by) return undefined;
  if (!isBefore) {
    const column = columnOf(text, cut);
    const scan = scanItems(text, list.end, column, list.end + 1);
    if (scan.starts.length > 0 || scan.end !== list.end) return undefined;
  }
  const around = readAround(text, 'yaml', list);
  if (!around) return undefined;
  const isPlain = before.hasPlainHead && around.hasPlainHead;
  if (!isPlain && areLinked(before, around)) return undefined;
  return { first: isBefore ? 0 : items.length, count: 0, fresh: [], around };
}

/** Whether anchors of the head or of items may be used elsewhere. */
const areLinked = (before: Before, { anchors }: ItemisedManifest): boolean =>
  before.anchors.size > 0 || anchors.size > 0 || before.items.some(({ links }) => links);

/** Reads the item again that an edit stays inside; undefined where it is no object of its own by then. */
export function rereadJson(
  { items }: Before,
  change: TextChange,
  text: string,
): Reread | undefined {
  const first = indexAt(items, change.start);
  const item = items[first];
  const [source] = item?.sources ?? [];
  if (!item || !source) return undefined;
  const start = item.unit.offset;
  const end = endOf(source.place);
  if (change.start <= start || change.end >= end || end - start > MAX_TOUCHED) return undefined;
  const own = text.slice(start, end + moveOf(change));
  const { root, mistakes } = readJson(own, JSON_DEPTH);
  if (mistakes.length > 0 || root?.kind !== 'map') return undefined;
  if (root.start !== 0 || root.end !== own.length) return undefined;
  const unit: Unit = { offset: start };
  return { first, count: 1, fresh: [itemOf(root, unit, text, false)] };
}

const startOf = (items: readonly Item[], index: number): number => items[index]?.unit.offset ?? 0;

/** The last of the items that start at or before an offset; the first where there is none. */
export const indexAt = (items: readonly Item[], offset: number): number =>
  Math.max(0, countWhile(items.length, (index) => startOf(items, index) <= offset) - 1);
