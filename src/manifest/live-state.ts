import { contentEnd } from './around-items';
import { KnownItems } from './known-items';
import type { Manifest, Problem, Source, Unit } from './model';
import { columnOf } from './source-locations';
import type { ItemisedManifest } from './itemised';
import { MAX_SOURCES } from './manifest-reader';
import { MAX_PROBLEMS } from './structure';
import type { Head } from './read-head';
import type { Item } from './read-item';
import type { Reread, TextChange } from './reread';
import { moveOf } from './reread';
import { SplicedList } from '../text/spliced-list';
import type { Spent } from '../text/yaml-spent';
import { isTooMuch, sumOf, without } from '../text/yaml-spent';

/** What was read of a text, and follows its edits. */
export interface LiveState extends Pick<
  ItemisedManifest,
  'before' | 'after' | 'anchors' | 'hasPlainHead' | 'spentOnHead' | 'isBroken'
> {
  readonly manifest: Manifest;
  readonly head: Head;
  /** Its own: exchanged in place. */
  readonly items: Item[];
  /** Of the items' dashes. */
  readonly column: number;
  readonly sources: SplicedList<Source>;
  /** What `yaml` read in all. */
  readonly spent: Spent;
  /** Whether every item holds one source. */
  readonly areSingle: boolean;
  /** Whether the manifest is that of `readManifest`. */
  readonly isExact: boolean;
  /** Items that may have to be read in another way. */
  readonly unsure: ReadonlySet<Item>;
}

/** What takes the place of items, and of what stands around them where that is read again, too. */
export interface Exchange extends Reread {
  readonly around?: ItemisedManifest;
}

/** What an edit has changed: some sources, only what stands around them, or perhaps anything. */
export type Edited =
  | { readonly kind: 'sources'; readonly sources: SourceChange }
  | { readonly kind: 'head'; readonly head: HeadChange }
  /** What it is near; neither: that cannot be said before the whole is read. */
  | { readonly kind: 'whole'; readonly sources?: SourceChange; readonly head?: HeadChange };

/** Sources that others have taken the place of. */
export interface SourceChange {
  /** Place of the first among the sources. */
  readonly at: number;
  readonly removed: readonly Source[];
  readonly added: readonly Source[];
  /** What the removed stood in. */
  readonly units: ReadonlySet<Unit>;
  /** What is wrong with the added. */
  readonly problems: readonly Problem[];
}

/** What stands around the sources, read again. */
export interface HeadChange {
  /** What stands before and what stands behind them: the old unit, where it was, and the new one. */
  readonly parts: readonly { readonly old: Unit; readonly offset: number; readonly now: Unit }[];
  readonly change: TextChange;
  /** What is wrong with the new one. */
  readonly problems: readonly Problem[];
}

/** What was read, to be followed; undefined where no edit can be. */
export function liveStateOf(read: ItemisedManifest, text: string): LiveState {
  const { manifest, before, after, anchors, hasPlainHead, spentOnHead, isBroken } = read;
  const spent = sumOf([spentOnHead, ...read.items.map((item) => item.spent)]);
  return {
    ...{ before, after, anchors, hasPlainHead, spentOnHead, isBroken, manifest, spent },
    head: headOf(manifest),
    items: isTooMuch(spent) ? [] : [...read.items],
    column: columnOf(text, read.items[0]?.unit.offset ?? 0),
    sources: SplicedList.of(manifest.sources),
    areSingle: read.items.every(({ sources }) => sources.length === 1),
    isExact: true,
    unsure: new Set(),
  };
}

/** The items that need not be read again when the whole is. */
export const knownIn = ({ items, column, unsure }: LiveState): KnownItems =>
  new KnownItems([...items], column, (item) => !unsure.has(item));

/**
 * Makes an exchange. What stands behind the edit moves.
 *
 * @param text the whole text after the edit
 * @param isExact whether the exchange is all that the edit changes
 * @returns undefined where it is exact, but what is left out would be another
 */
export function exchanged(
  state: LiveState,
  exchange: Exchange,
  change: TextChange,
  text: string,
  isExact: boolean,
): { readonly state: LiveState; readonly edited: Edited } | undefined {
  const { items } = state;
  const { first, count, fresh, around } = exchange;
  const old = items.slice(first, first + count);
  const spent = spentAfter(state, old, exchange);
  const problems = problemsAfter(state, old, exchange);
  if (isExact && (isTooMuch(spent) || problems.length > MAX_PROBLEMS)) return undefined;
  if (isExact && items.length - count + fresh.length > MAX_SOURCES) return undefined;
  // Almost always an item is a source.
  const at = state.areSingle ? first : countSources(items, first);
  const removed = old.flatMap(({ sources }) => sources);
  const added = fresh.flatMap(({ sources }) => sources);
  const parts = [
    { old: state.before, offset: state.before.offset, now: around?.before ?? state.before },
    { old: state.after, offset: state.after.offset, now: around?.after ?? state.after },
  ];

  const by = moveOf(change);
  // What was found in those that go is looked for where the edit begins: behind it all has moved.
  for (const { unit } of old) unit.offset = Math.min(unit.offset, change.start);
  if (around) state.before.offset = Math.min(state.before.offset, change.start);
  moveItems(items, first + count, by);
  // The old one moves, too: what was found in it is looked for where it stands.
  state.after.offset = around ? around.after.offset : state.after.offset + by;
  // Nearly always there are as many as before.
  if (count === fresh.length)
    for (const [index, item] of fresh.entries()) items[first + index] = item;
  else items.splice(first, count, ...fresh);
  const all = state.isExact && isExact;
  const next = {
    ...state,
    ...(around && partsOf(around)),
    spent,
    areSingle: state.areSingle && fresh.every(({ sources }) => sources.length === 1),
    sources: state.sources.spliced(at, removed.length, added),
    isExact: all,
    unsure: all || fresh.length === 0 ? state.unsure : new Set([...state.unsure, ...fresh]),
  };
  const manifest = manifestOf(next, problems, sourcesEndAfter(next, change, text));
  const head = around && { parts, change, problems: around.manifest.problems };
  const sources = {
    ...{ at, removed, added, problems: fresh.flatMap((item) => item.problems) },
    units: new Set(old.map(({ unit }) => unit)),
  };
  const edited: Edited = !all
    ? { kind: 'whole', sources, ...(head && { head }) }
    : head
      ? { kind: 'head', head }
      : { kind: 'sources', sources };
  return { state: { ...next, manifest }, edited };
}

const partsOf = (around: ItemisedManifest): Partial<LiveState> => ({
  before: around.before,
  after: around.after,
  anchors: around.anchors,
  hasPlainHead: around.hasPlainHead,
  spentOnHead: around.spentOnHead,
  head: headOf(around.manifest),
});

function headOf(manifest: Manifest): Head {
  const { product, asOf, regimes, currency, imports, suppliers, waivers, keys } = manifest;
  return {
    ...(product && { product }),
    ...(asOf && { asOf }),
    ...(currency && { currency }),
    ...{ regimes, imports, suppliers, waivers, keys },
  };
}

/** The list of sources is put together when it is asked for: at a keystroke nobody asks. */
const manifestOf = (
  { manifest: { format }, head, sources }: LiveState,
  problems: readonly Problem[],
  sourcesEnd: number | undefined,
): Manifest => ({
  format,
  ...head,
  problems,
  ...(sourcesEnd !== undefined && { sourcesEnd }),
  get sources() {
    return sources.array;
  },
});

/** Moves the items from one on. */
function moveItems(items: readonly Item[], from: number, by: number): void {
  if (by === 0) return;
  for (let index = from; index < items.length; index++) {
    const item = items[index];
    if (item) item.unit.offset += by;
  }
}

function spentAfter(state: LiveState, old: readonly Item[], { fresh, around }: Exchange): Spent {
  const removed = old.map((item) => item.spent);
  const added = fresh.map((item) => item.spent);
  if (around) {
    removed.push(state.spentOnHead);
    added.push(around.spentOnHead);
  }
  return sumOf([without(state.spent, sumOf(removed)), ...added]);
}

function problemsAfter(
  { manifest: { problems }, before, after }: LiveState,
  old: readonly Item[],
  { fresh, around }: Exchange,
): readonly Problem[] {
  const gone = around !== undefined || old.some((item) => item.problems.length > 0);
  const more = fresh.flatMap((item) => item.problems);
  if (!gone && more.length === 0) return problems;
  const units = new Set(old.map(({ unit }) => unit));
  if (around) units.add(before).add(after);
  const kept = gone ? problems.filter(({ place }) => !units.has(place.unit)) : problems;
  return [...kept, ...(around?.manifest.problems ?? []), ...more];
}

function sourcesEndAfter(
  { manifest, items, after }: LiveState,
  change: TextChange,
  text: string,
): number | undefined {
  const { format, sourcesEnd } = manifest;
  if (format === 'yaml') {
    return contentEnd(text, { start: items.at(-1)?.unit.offset ?? 0, end: after.offset });
  }
  if (sourcesEnd === undefined || change.start >= sourcesEnd) return sourcesEnd;
  return sourcesEnd + moveOf(change);
}

function countSources(items: readonly Item[], before: number): number {
  let count = 0;
  for (let index = 0; index < before; index++) count += items[index]?.sources.length ?? 0;
  return count;
}
