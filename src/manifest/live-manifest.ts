import type { Manifest, Problem, Source, Unit } from './model';
import { afterSourcesKey, columnOf } from './outline';
import type { ItemisedManifest } from './read';
import { contentEnd, MAX_PROBLEMS, MAX_SOURCES, readInSlices, readItemised } from './read';
import type { Item } from './read-item';
import type { Reread, TextChange } from './reread';
import { moveOf, rereadJson, rereadYaml } from './reread';
import type { Slices } from '../text/slices';
import { inOneGo } from '../text/slices';
import type { Spent } from '../text/yaml-spent';
import { MAX_SPENT, sumOf, without } from '../text/yaml-spent';

/** What an edit has changed: some sources, only what stands around them, or perhaps anything. */
export type Edited =
  | ({ readonly kind: 'sources' } & SourceChange)
  | ({ readonly kind: 'head' } & HeadChange)
  | { readonly kind: 'whole' };

/** What stands around the sources, read again. */
export interface HeadChange {
  /** What the old head stood in. */
  readonly units: ReadonlySet<Unit>;
  /** What is wrong with the new one. */
  readonly problems: readonly Problem[];
}

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

/** What was read of the text, and follows its edits. */
interface Read extends Omit<ItemisedManifest, 'items'> {
  /** None where any edit changes anything. */
  readonly items: Item[];
  /** What `yaml` read in all. */
  readonly spent: Spent;
  /** Whether every item holds one source. */
  readonly areSingle: boolean;
}

/**
 * A manifest that follows the edits of its text. An edit inside the items of `sources` reads those
 * that it touches again; the others keep their objects, and only their offsets move. After any other
 * the whole is to be read. The result is always that of `readManifest`.
 *
 * After an edit, places of an earlier manifest's sources that are still there stand in the new text.
 */
export class LiveManifest {
  readonly #format: 'yaml' | 'json';
  #text: string;
  #state: Read | undefined;

  constructor(text: string, format: 'yaml' | 'json') {
    this.#format = format;
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /** Whether the present text is read; else `manifest` reads the whole of it when it is asked for. */
  get isRead(): boolean {
    return this.#state !== undefined;
  }

  get manifest(): Manifest {
    return this.#state?.manifest ?? inOneGo(this.read());
  }

  /** Reads the text where it is not read yet, in slices; an edit in between makes the rest useless. */
  *read(): Slices<Manifest> {
    if (this.#state) return this.#state.manifest;
    const text = this.#text;
    const read = yield* readInSlices(text, this.#format);
    if (this.#text === text) this.#state ??= stateOf(read);
    return read.manifest;
  }

  /**
   * Follows an edit.
   *
   * @param text the whole text after it
   */
  edit(change: TextChange, text: string): Edited {
    const done = this.#state && this.#follow(this.#state, change, text);
    if (!done) this.#state = undefined;
    this.#text = text;
    return done ?? { kind: 'whole' };
  }

  #follow(state: Read, change: TextChange, text: string): Edited | undefined {
    if (state.items.length === 0) return undefined;
    const reread = this.#format === 'json' ? rereadJson : rereadYaml;
    const items = reread({ ...state, text: this.#text }, change, text);
    if (items) return this.#exchange(state, items, change, text);
    return this.#format === 'json' ? undefined : this.#editHead(state, change, text);
  }

  /** What stands around the items is read with an empty one in their place. */
  #editHead(state: Read, change: TextChange, text: string): Edited | undefined {
    const { items, before, after } = state;
    const cut = items[0]?.unit.offset ?? 0;
    const resume = after.offset;
    const list = afterSourcesKey(this.#text) ?? 0;
    const isBefore = change.end < list;
    if (!isBefore && change.start <= resume) return undefined;
    const shift = isBefore ? moveOf(change) : 0;
    if (afterSourcesKey(text) !== list + shift) return undefined;
    const indent = ' '.repeat(columnOf(text, cut + shift));
    const around = `${text.slice(0, cut + shift)}${indent}- {}\n${text.slice(resume + shift)}`;
    const read = readItemised(around, this.#format);
    const unit = read.items[0]?.unit;
    if (read.items.length !== 1 || !unit) return undefined;
    if (read.after.offset !== cut + shift + indent.length + '- {}\n'.length) return undefined;
    if (!(state.hasPlainHead && read.hasPlainHead) && areLinked(state, read)) return undefined;
    const spent = exchanged(state.spent, [state.spentOnHead], [read.spentOnHead]);
    if (isTooMuch(spent)) return undefined;

    moveItems(items, 0, shift);
    const { sources } = state.manifest;
    const units = new Set([before, after]);
    const problems = read.manifest.problems.filter(({ place }) => place.unit !== unit);
    // The old one moves too: what was found in it is looked for where it stands.
    after.offset = resume + shift;
    read.after.offset = resume + shift;
    const next = { ...state, ...read, items, spent };
    const manifest = {
      ...read.manifest,
      sources,
      problems: [
        ...state.manifest.problems.filter(({ place }) => !units.has(place.unit)),
        ...problems,
      ],
      sourcesEnd: endOfItems(next, text),
    };
    this.#state = { ...next, manifest };
    return { kind: 'head', units, problems };
  }

  /** Puts items that were read again in the place of the old ones. */
  #exchange(
    state: Read,
    { first, count, fresh }: Reread,
    change: TextChange,
    text: string,
  ): Edited | undefined {
    const { items, manifest } = state;
    const old = items.slice(first, first + count);
    const spent = exchanged(
      state.spent,
      old.map((item) => item.spent),
      fresh.map((item) => item.spent),
    );
    const problems = problemsAfter(manifest.problems, old, fresh);
    if (isTooMuch(spent) || problems.length > MAX_PROBLEMS) return undefined;
    if (items.length - count + fresh.length > MAX_SOURCES) return undefined;
    // Almost always an item is a source.
    const at = state.areSingle ? first : countSources(items, first);
    const removed = old.flatMap(({ sources }) => sources);
    const added = fresh.flatMap(({ sources }) => sources);

    const by = moveOf(change);
    moveItems(items, first + count, by);
    state.after.offset += by;
    items.splice(first, count, ...fresh);
    this.#state = {
      ...state,
      spent,
      areSingle: state.areSingle && fresh.every(({ sources }) => sources.length === 1),
      manifest: {
        ...manifest,
        sources: manifest.sources.toSpliced(at, removed.length, ...added),
        problems,
        sourcesEnd: this.#format === 'json' ? state.after.offset : endOfItems(state, text),
      },
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
}

/** Whether anchors of the head or of items may be used elsewhere. */
const areLinked = (state: Read, { anchors }: ItemisedManifest): boolean =>
  state.anchors.size > 0 || anchors.size > 0 || state.items.some(({ links }) => links);

function stateOf(read: ItemisedManifest): Read {
  const spent = sumOf([read.spentOnHead, ...read.items.map((item) => item.spent)]);
  return {
    ...read,
    items: isTooMuch(spent) ? [] : [...read.items],
    spent,
    areSingle: read.items.every(({ sources }) => sources.length === 1),
  };
}

/** Moves the items from one on. */
function moveItems(items: readonly Item[], from: number, by: number): void {
  if (by === 0) return;
  for (let index = from; index < items.length; index++) {
    const item = items[index];
    if (item) item.unit.offset += by;
  }
}

/** Whatever is more depends on what was read before it. */
const isTooMuch = ({ text, nodes, repairs }: Spent): boolean =>
  text > MAX_SPENT.text || nodes > MAX_SPENT.nodes || repairs > MAX_SPENT.repairs;

function exchanged(all: Spent, removed: readonly Spent[], added: readonly Spent[]): Spent {
  return sumOf([without(all, sumOf(removed)), ...added]);
}

const endOfItems = ({ items, after }: Pick<Read, 'items' | 'after'>, text: string): number =>
  contentEnd(text, { start: items.at(-1)?.unit.offset ?? 0, end: after.offset });

function problemsAfter(
  problems: readonly Problem[],
  old: readonly Item[],
  fresh: readonly Item[],
): readonly Problem[] {
  const gone = old.some((item) => item.problems.length > 0);
  if (!gone && fresh.every((item) => item.problems.length === 0)) return problems;
  const units = new Set(old.map(({ unit }) => unit));
  const kept = gone ? problems.filter(({ place }) => !units.has(place.unit)) : problems;
  return [...kept, ...fresh.flatMap((item) => item.problems)];
}

function countSources(items: readonly Item[], before: number): number {
  let count = 0;
  for (let index = 0; index < before; index++) count += items[index]?.sources.length ?? 0;
  return count;
}
