import type { Manifest, Problem, Source, Unit } from './model';
import { afterSourcesKey, columnOf, scanItems } from './outline';
import type { ItemisedManifest } from './read';
import { contentEnd, readItemised } from './read';
import type { Item } from './read-item';
import { ItemReader } from './read-item';
import { YamlReader } from './yaml-node';

/** A stretch of the old text, in UTF-16 units, and what stands there now. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What an edit has changed: some sources, only what stands around them, or perhaps anything. */
export type Edited =
  | ({ readonly kind: 'sources' } & SourceChange)
  | { readonly kind: 'head' }
  | { readonly kind: 'whole' };

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

/** More than this beside the plain form is read as a whole, as the reader's own limit counts then. */
const MOST_NOT_PLAIN = 1_000_000;

/**
 * A manifest that follows the edits of its text. An edit inside the items of `sources` reads those
 * that it touches again; the others keep their objects, and only their offsets move. Anything else is
 * read as a whole. The result is always that of `readManifest`.
 *
 * After an edit, places of an earlier manifest's sources that are still there stand in the new text, and
 * its list of sources is that of the new one.
 */
export class LiveManifest {
  readonly #format: 'yaml' | 'json';
  #text: string;
  #manifest: Manifest;
  #items: Item[] | undefined;
  #starts: number[] = [];
  /** Whether every item holds one source. */
  #areSingle = false;
  #after: ItemisedManifest['after'] = { offset: 0 };

  constructor(text: string, format: 'yaml' | 'json') {
    this.#format = format;
    this.#text = text;
    this.#manifest = this.#readWhole(text);
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  get text(): string {
    return this.#text;
  }

  /**
   * Follows an edit.
   *
   * @param text the whole text after it
   */
  edit(change: TextChange, text: string): Edited {
    const done =
      this.#items && (this.#editItems(this.#items, change, text) ?? this.#editHead(change, text));
    if (!done) this.#manifest = this.#readWhole(text);
    this.#text = text;
    return done ?? { kind: 'whole' };
  }

  #readWhole(text: string): Manifest {
    const read = readItemised(text, this.#format);
    this.#items = undefined;
    if (read.items && areIndependent(read.items, text)) {
      this.#items = [...read.items];
      this.#starts = this.#items.map(({ unit }) => unit.offset);
      this.#after = read.after;
      this.#areSingle = read.items.every(({ sources }) => sources.length === 1);
    }
    return read.manifest;
  }

  /** What stands around the items is read with an empty one in their place. */
  #editHead(change: TextChange, text: string): Edited | undefined {
    const starts = this.#starts;
    const cut = starts[0] ?? 0;
    const resume = this.#after.offset;
    const by = change.text.length - (change.end - change.start);
    const list = afterSourcesKey(this.#text) ?? 0;
    const isBefore = change.end < list;
    if (!isBefore && change.start <= resume) return undefined;
    const shift = isBefore ? by : 0;
    if (afterSourcesKey(text) !== list + shift) return undefined;
    const indent = ' '.repeat(columnOf(text, cut + shift));
    const around = `${text.slice(0, cut + shift)}${indent}- {}\n${text.slice(resume + shift)}`;
    const read = readItemised(around, this.#format);
    const unit = read.items?.[0]?.unit;
    if (!read.items || read.items.length !== 1 || !unit) return undefined;
    if (read.after.offset !== cut + shift + indent.length + '- {}\n'.length) return undefined;

    if (shift !== 0) this.#shift(0, shift);
    const { sources, problems, keys } = this.#manifest;
    const head = new Set<Unit>([...keys.values()].map((place) => place.unit));
    head.add(this.#after);
    this.#after = read.after;
    this.#after.offset = resume + shift;
    this.#manifest = {
      ...read.manifest,
      sources,
      problems: [
        ...problems.filter(({ place }) => !head.has(place.unit)),
        ...read.manifest.problems.filter(({ place }) => place.unit !== unit),
      ],
      sourcesEnd: contentEnd(text, { start: starts.at(-1) ?? 0, end: this.#after.offset }),
    };
    return { kind: 'head' };
  }

  #editItems(items: Item[], change: TextChange, text: string): Edited | undefined {
    const starts = this.#starts;
    const resume = this.#after.offset;
    const by = change.text.length - (change.end - change.start);
    if (change.start < (starts[0] ?? 0) || change.end > resume) return undefined;
    // The character before counts, too: what is cut off there ends an item in another way.
    const first = indexAt(starts, change.start - 1);
    const from = starts[first] ?? 0;
    const changedTo = change.end + by;
    let next = first + 1;
    const isOld = (line: number): boolean => {
      if (line < changedTo) return false;
      while (next < starts.length && (starts[next] ?? 0) + by < line) next++;
      return next < starts.length ? (starts[next] ?? 0) + by === line : line === resume + by;
    };
    const indent = first === 0 ? -1 : columnOf(this.#text, starts[0] ?? 0);
    const scan = scanItems(text, from, indent, isOld);
    if (!isOld(scan.end) || scan.starts[0] !== from) return undefined;
    // An item may follow only where its dash stands as those before.
    if (next < starts.length && columnOf(text, scan.end) > scan.indent) return undefined;
    if (first === 0 && scan.indent !== columnOf(this.#text, from)) return undefined;

    const reader = new ItemReader(text, new YamlReader());
    const fresh = scan.starts.map((start, index) =>
      reader.read({ start, end: scan.starts[index + 1] ?? scan.end }, scan.indent),
    );
    const old = items.slice(first, next);
    if (!areIndependent(fresh, text, scan.end)) return undefined;
    if (fresh.some(({ isPlain }) => !isPlain) && this.#lengthNotPlain(items) > MOST_NOT_PLAIN) {
      return undefined;
    }
    // Almost always an item is a source.
    const at =
      items.length === this.#manifest.sources.length && this.#areSingle
        ? first
        : countSources(items, first);
    const removed = old.flatMap(({ sources }) => sources);
    const added = fresh.flatMap(({ sources }) => sources);

    if (by !== 0) this.#shift(next, by);
    this.#after.offset += by;
    this.#areSingle &&= fresh.every((item) => item.sources.length === 1);
    items.splice(first, old.length, ...fresh);
    starts.splice(first, old.length, ...scan.starts);

    const { sources } = this.#manifest;
    // The list is the reader's own; whoever looks at it again looks at the present text.
    replaceRange(sources as Source[], at, removed.length, added);
    const last = { start: starts.at(-1) ?? 0, end: this.#after.offset };
    this.#manifest = {
      ...this.#manifest,
      sources,
      problems: this.#problemsAfter(old, fresh),
      sourcesEnd: contentEnd(text, last),
    };
    return {
      kind: 'sources',
      at,
      removed,
      added,
      units: new Set(old.map(({ unit }) => unit)),
      problems: fresh.flatMap(({ problems }) => problems),
    };
  }

  /** Moves the items from one on. */
  #shift(from: number, by: number): void {
    const items = this.#items ?? [];
    const starts = this.#starts;
    for (let index = from; index < items.length; index++) {
      const item = items[index];
      if (item) item.unit.offset += by;
      starts[index] = (starts[index] ?? 0) + by;
    }
  }

  #lengthNotPlain(items: readonly Item[]): number {
    return items.reduce((sum, { isPlain }, index) => {
      const [start = 0, end = this.#after.offset] = this.#starts.slice(index, index + 2);
      return isPlain ? sum : sum + end - start;
    }, 0);
  }

  #problemsAfter(old: readonly Item[], fresh: readonly Item[]): readonly Problem[] {
    const { problems } = this.#manifest;
    const gone = old.some((item) => item.problems.length > 0);
    if (!gone && fresh.every((item) => item.problems.length === 0)) return problems;
    const units = new Set(old.map(({ unit }) => unit));
    const kept = gone ? problems.filter(({ place }) => !units.has(place.unit)) : problems;
    return [...kept, ...fresh.flatMap((item) => item.problems)];
  }
}

/** The last of the items that start at or before an offset. */
function indexAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function countSources(items: readonly Item[], before: number): number {
  let count = 0;
  for (let index = 0; index < before; index++) count += items[index]?.sources.length ?? 0;
  return count;
}

/** Puts some entries of a list in the place of others, in the list itself: it may be very long. */
export function replaceRange<T>(all: T[], at: number, count: number, added: readonly T[]): void {
  if (added.length === count) added.forEach((each, index) => (all[at + index] = each));
  else all.splice(at, count, ...added);
}

/**
 * Whether items mean the same wherever they are read: none has an anchor, an alias or a merge that
 * could reach another, and few enough are beside the plain form.
 */
function areIndependent(items: readonly Item[], text: string, end = text.length): boolean {
  let notPlain = 0;
  return items.every(({ unit, isPlain }, index) => {
    if (isPlain) return true;
    const stretch = text.slice(unit.offset, items[index + 1]?.unit.offset ?? end);
    notPlain += stretch.length;
    return notPlain <= MOST_NOT_PLAIN && !/[&*]/.test(stretch);
  });
}
