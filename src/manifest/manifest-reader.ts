import { validateHead } from './generated/validators.js';
import { readJsonInSlices } from '../text/json-in-slices';
import type { HeadPart } from './around-items';
import { aroundItems, contentEnd, listIn, plainAround, shift, withoutItems } from './around-items';
import { itemsOfJson } from './json-items';
import { isAmong, sourcesOfJson } from './json-source-locations';
import type { Manifest, Place, Problem, Source, Unit } from './model';
import type { Entry, Node, SyntaxMistake } from '../text/node';
import { moveEntry, moveNode } from '../text/node';
import { KNOWN_KEYS } from './known-keys';
import type { SourceLocations } from './source-locations';
import { columnOf, itemAt, locateSourcesInSlices } from './source-locations';
import { joinHeads, readHead } from './read-head';
import type { ItemisedManifest } from './itemised';
import type { SplitJson } from './json-split';
import { readAroundItems, splitJson } from './json-split';
import type { KnownItems } from './known-items';
import type { Item } from './read-item';
import {
  others,
  inside,
  isAboutWhatIsMissing,
  isSaid,
  itemOf,
  jsonItemInSlices,
  ItemReader,
  saidOf,
  syntaxProblems,
} from './read-item';
import { unreadNumbers } from './number-mistakes';
import { manifestShape, MAX_PROBLEMS, structureMistakesInSlices } from './structure';
import type { Slices } from '../text/slices';
import { inOneGo, mapped } from '../text/slices';
import type { Anchors } from '../text/yaml-spent';
import type { PairEntries } from '../text/yaml-node';
import { joinPairs } from '../text/yaml-node';
import { YamlReader } from '../text/yaml-reader';
import { sumOf, without } from '../text/yaml-spent';
import type { Stretch } from '../text/stretch';

/** Items that are read before it yields to the event loop. */
const SLICE = 500;
/** As `SLICE`, of JSON. */
const JSON_SLICE = 50;

/** From this length on, in UTF-16 units, what stands around the sources takes longer than a slice for each step. */
const MIN_LONG = 500_000;

const HEAD = manifestShape('manifest');
const NO_SOURCES: SourceLocations = { starts: [], end: 0 };

/** Sources that are read: texts that no person wrote must not fill the memory. */
export const MAX_SOURCES = 500_000;

/** Reads a text once, as a whole or without its sources. */
export class ManifestReader {
  readonly #text: string;
  readonly #format: 'yaml' | 'json';
  readonly #known: KnownItems | undefined;
  readonly #yaml = new YamlReader(undefined, KNOWN_KEYS);
  readonly #sources: Source[] = [];
  readonly #problems: Problem[] = [];
  readonly #before: HeadPart = { unit: { offset: 0 }, entries: [] };
  readonly #after: HeadPart = { unit: { offset: 0 }, entries: [] };
  #sourcesEnd: number | undefined;
  #items: Item[] = [];
  #anchors: Anchors = new Map();
  #hasPlainHead = false;
  #hasLongHead = false;
  /** Whether something was left out. */
  #isCut = false;
  #hasTooMany = false;
  #isBroken = false;

  constructor(text: string, format: 'yaml' | 'json', known?: KnownItems) {
    this.#text = text;
    this.#format = format;
    this.#known = known;
  }

  *read(): Slices<ItemisedManifest> {
    if (this.#format === 'json') yield* this.#readJson();
    else yield* this.#readYaml(yield* locateSourcesInSlices(this.#text));
    yield* this.#rest();
    return yield* this.#done();
  }

  *readAround(list: Stretch): Slices<ItemisedManifest> {
    if (this.#format === 'json') yield* this.#readJsonAround(list);
    else yield* this.#readYaml({ starts: [list.start], end: list.end }, false);
    return yield* this.#done();
  }

  /** Between steps each of which takes long for a long head. */
  *#rest(): Slices<void> {
    if (this.#hasLongHead) yield;
  }

  /** A short head is read and checked in one go: whoever edits it need not wait for its turn. */
  *#paced<T>(slices: Slices<T>): Slices<T> {
    return this.#hasLongHead ? yield* slices : inOneGo(slices);
  }

  *#done(): Slices<ItemisedManifest> {
    const before = yield* this.#headOf(this.#before);
    const after = yield* this.#headOf(this.#after);
    yield* this.#rest();
    const manifest: Manifest = {
      format: this.#format,
      ...joinHeads(before, after),
      sources: this.#sources,
      problems: this.#problems,
      ...(this.#sourcesEnd !== undefined && { sourcesEnd: this.#sourcesEnd }),
    };
    const { spent } = this.#yaml;
    const ofItems = sumOf(this.#items.map((item) => item.spent));
    return {
      manifest,
      // What is not all there cannot be followed item by item.
      items: this.#isCut ? [] : this.#items,
      isBroken: this.#isBroken,
      before: this.#before.unit,
      after: this.#after.unit,
      anchors: this.#anchors,
      hasPlainHead: this.#hasPlainHead,
      spentOnHead: without(spent, ofItems),
    };
  }

  #headOf({ unit, entries }: HeadPart): ReturnType<typeof readHead> {
    return this.#paced(readHead({ kind: 'map', entries, start: 0, end: 0 }, unit));
  }

  *#readJson(): Slices<void> {
    const from = this.#text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const text = this.#text.slice(from);
    const unit = this.#before.unit;
    unit.offset = from;
    this.#hasLongHead = text.length > MIN_LONG;
    const sure = yield* splitJson(text, yield* itemsOfJson(text));
    const located = sure ? [] : yield* sourcesOfJson(text);
    const split = sure ?? (yield* splitJson(text, located));
    if (split) {
      yield* this.#readSplitJson(split, from);
      return;
    }
    const around = yield* readAroundItems(text, located);
    const { root, mistakes } = around ?? (yield* readJsonInSlices(text));
    const entries = root?.kind === 'map' ? root.entries : [];
    const broken = mistakes.length > 0;
    // Of an unfinished merge the items of one side are meant.
    const isMerge = mistakes.some((each) => each.kind === 'syntax' && each.code === 'conflict');
    const found = broken && !isMerge ? located : [];
    const isFound = around !== undefined || found.length > (listIn(entries)?.items.length ?? 0);
    const items = isFound ? found : [];
    const list = broken ? items.at(-1)?.end : listIn(entries)?.end;
    const cut = list === undefined ? Infinity : broken ? list : list - 1;
    if (cut < Infinity) this.#after.unit.offset = from + cut;
    const own = entries.filter((entry) => !isAmong(items, entry));
    for (const entry of own) this.#addHeadEntry(entry, cut);
    if (items.length > 0) {
      this.#isBroken = true;
      yield* this.#readBrokenJson(items, from, mistakes);
    } else {
      this.#addSyntax(mistakes, unit);
      const read = yield* this.#readSourcesIn(entries, unit, broken);
      if (!broken) this.#items = read;
    }
    yield* this.#checkHead(root?.kind === 'map' ? { ...root, entries: own } : root, broken, cut);
  }

  *#readSplitJson({ items, end, root, entries, cut }: SplitJson, from: number): Slices<void> {
    this.#after.unit.offset = from + end;
    this.#sourcesEnd = from + end + 1;
    for (const entry of entries) this.#addHeadEntry(entry, cut);
    yield* this.#readJsonItems(items, from);
    this.#isBroken = this.#problems.some(({ of }) => of === 'syntax');
    yield* this.#checkHead(root, this.#isBroken, cut);
  }

  /** Item by item: a brace that is missing in one of them costs no other. */
  *#readBrokenJson(
    items: readonly Stretch[],
    from: number,
    whole: readonly SyntaxMistake[],
  ): Slices<void> {
    const [first, last] = [items[0], items.at(-1)];
    const around = whole.filter(
      ({ start }) => !first || !last || start < first.start || start > last.end,
    );
    yield* this.#readJsonItems(items, from, last);
    if (!this.#problems.some(({ of }) => of === 'syntax')) {
      this.#addSyntaxAround(
        (around.length > 0 ? around : whole).slice(0, 1),
        last?.end ?? Infinity,
      );
    }
    if (last) this.#sourcesEnd = from + last.end;
  }

  /** @param last the item that the ends of the list and of the manifest may stand in */
  *#readJsonItems(items: readonly Stretch[], from: number, last?: Stretch): Slices<void> {
    for (const [index, item] of items.entries()) {
      const own = { start: from + item.start, end: from + item.end };
      if (index === MAX_SOURCES) {
        this.#cutOff('sources', { unit: { offset: own.start }, start: 0, end: 1 });
        break;
      }
      const read = yield* jsonItemInSlices(this.#text, own, !this.#hasTooMany, item === last);
      if (!this.#isCut) this.#items.push(read);
      this.#addItem(read);
      if (index % JSON_SLICE === JSON_SLICE - 1) yield;
    }
  }

  /** What stands around a list that is cut out. */
  *#readJsonAround({ start: cut, end: resume }: Stretch): Slices<void> {
    const from = (this.#before.unit.offset = this.#text.charCodeAt(0) === 0xfeff ? 1 : 0);
    this.#after.unit.offset = resume;
    const around = this.#text.slice(from, cut) + this.#text.slice(resume);
    const { root, mistakes } = yield* readJsonInSlices(around);
    for (const entry of root?.kind === 'map' ? root.entries : []) {
      this.#addHeadEntry(entry, cut - from);
    }
    this.#addSyntaxAround(mistakes, cut - from);
    yield* this.#checkHead(root, mistakes.length > 0, cut - from);
  }

  /** @param withItems whether the items are read, too */
  *#readYaml(items: SourceLocations, withItems = true): Slices<void> {
    const count = items.starts.length;
    const cut = items.starts[0] ?? this.#text.length;
    const resume = count > 0 ? items.end : this.#text.length;
    this.#after.unit.offset = resume;
    this.#hasLongHead = cut + this.#text.length - resume > MIN_LONG;
    if (count > 0 && withItems) {
      this.#sourcesEnd = contentEnd(this.#text, itemAt(items, count - 1));
    }
    const readItems = (): Slices<void> => this.#readItems(withItems ? items : NO_SOURCES);
    const plain = yield* plainAround(this.#text, cut, resume);
    if (plain) {
      this.#hasPlainHead = true;
      const entries = plain.kind === 'map' ? plain.entries : [];
      for (const entry of entries) this.#addHeadEntry(entry, cut);
      yield* readItems();
      yield* this.#finishHead(plain, count > 0, false, cut);
      return;
    }
    yield* this.#readHeadWithYaml(readItems, count > 0, cut, resume);
  }

  /** The head by `yaml`, with the items in their place among its entries: anchors count in that order. */
  *#readHeadWithYaml(
    readItems: () => Slices<void>,
    hasItems: boolean,
    cut: number,
    resume: number,
  ): Slices<void> {
    yield* this.#rest();
    const unit = yield* this.#yaml.parseInSlices(aroundItems(this.#text, cut, resume));
    let itemsRead = false;
    const pairs: PairEntries[] = [];
    for (const pair of unit.topPairs()) {
      if (pair.start >= cut && !itemsRead) {
        itemsRead = true;
        yield* readItems();
      }
      if (pairs.push(pair.read()) % SLICE === 0) yield;
    }
    if (!itemsRead) yield* readItems();
    yield* this.#rest();
    const entries = joinPairs(pairs);
    for (const entry of entries) this.#addHeadEntry(entry, cut);
    yield* this.#rest();
    this.#addSyntaxAround(unit.mistakes, hasItems ? cut : Infinity);
    yield* this.#rest();
    const root: Node | undefined = unit.isMap
      ? { kind: 'map', entries, start: entries[0]?.keyStart ?? 0, end: cut }
      : unit.outline();
    yield* this.#finishHead(root, hasItems, unit.mistakes.length > 0, cut);
  }

  /** Mistakes in a text that a list was cut out of, and where. */
  #addSyntaxAround(mistakes: readonly SyntaxMistake[], cut: number): void {
    for (const mistake of mistakes) {
      const isAfter = mistake.start >= cut;
      const { unit } = isAfter ? this.#after : this.#before;
      this.#addSyntax([isAfter ? shift(mistake, -cut) : mistake], unit);
    }
  }

  #addHeadEntry(entry: Entry, cut: number): void {
    if (entry.keyStart < cut) this.#before.entries.push(entry);
    else this.#after.entries.push(moveEntry(entry, -cut));
  }

  *#finishHead(
    root: Node | undefined,
    hasItems: boolean,
    broken: boolean,
    cut: number,
  ): Slices<void> {
    if (!hasItems && root?.kind === 'map') {
      yield* this.#readSourcesIn(root.entries, this.#before.unit, broken);
    }
    yield* this.#checkHead(root, broken, hasItems ? cut : Infinity);
  }

  /** Sources that are part of a tree that was read as a whole. */
  *#readSourcesIn(entries: readonly Entry[], whole: Unit, broken: boolean): Slices<Item[]> {
    const list = listIn(entries);
    if (!list) return [];
    this.#sourcesEnd = list.end + whole.offset;
    const beyond = list.items[MAX_SOURCES];
    if (beyond) this.#cutOff('sources', { unit: whole, start: beyond.start, end: beyond.end });
    const said = broken ? saidOf(this.#problems, [whole]) : [];
    return yield* mapped(list.items.slice(0, MAX_SOURCES), (node) => {
      const unit: Unit = { offset: whole.offset + node.start };
      const own = moveNode(node, -node.start);
      const item = itemOf(own, unit, this.#text, broken, !this.#hasTooMany, said);
      this.#addItem(item);
      return item;
    });
  }

  *#readItems(items: SourceLocations): Slices<void> {
    this.#anchors = this.#yaml.anchors();
    const [first] = items.starts;
    const column = first === undefined ? 0 : columnOf(this.#text, first);
    const reader = new ItemReader(this.#text, this.#yaml);
    for (let index = 0; index < items.starts.length; index++) {
      const stretch = itemAt(items, index);
      if (index === MAX_SOURCES) {
        this.#cutOff('sources', { unit: { offset: stretch.start }, start: 0, end: 1 });
        break;
      }
      const isChecked = !this.#hasTooMany;
      const item =
        this.#known?.at(stretch, column) ??
        reader.readPlain(stretch, column, isChecked) ??
        (yield* reader.readOther(stretch, column, isChecked));
      if (!this.#isCut) this.#items.push(item);
      this.#addItem(item);
      if (index % SLICE === SLICE - 1) yield;
    }
  }

  #addItem({ sources, problems }: Item): void {
    for (const source of sources) this.#sources.push(source);
    for (const problem of problems) this.#add(problem);
  }

  #add(problem: Problem): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(problem);
    else if (!this.#hasTooMany) this.#cutOff('mistakes', problem.place);
  }

  #cutOff(what: 'sources' | 'mistakes', place: Place): void {
    this.#isCut = true;
    this.#hasTooMany ||= what === 'mistakes';
    const limit = what === 'sources' ? MAX_SOURCES : MAX_PROBLEMS;
    this.#problems.push({
      of: 'structure',
      place,
      problem: { kind: 'too-many', what, limit },
    });
  }

  /** `cut`: from where the head's offsets belong to its part after the items. */
  *#checkHead(root: Node | undefined, broken: boolean, cut = Infinity): Slices<void> {
    const unit = this.#before.unit;
    if (!root || (root.kind === 'scalar' && root.value === null)) {
      if (broken) return;
      const place = { unit, ...this.#inside(unit, 0, 1) };
      this.#problems.push({ of: 'structure', place, problem: { kind: 'empty-file' } });
      return;
    }
    const head = withoutItems(root, cut < Infinity);
    yield* this.#rest();
    const said = broken ? saidOf(this.#problems, [unit, this.#after.unit]) : [];
    const mistakes = yield* this.#paced(structureMistakesInSlices(validateHead, head, HEAD));
    yield* this.#rest();
    for (const { problem, start, end } of [...mistakes, ...others(mistakes, unreadNumbers(head))]) {
      if (broken && isAboutWhatIsMissing(problem)) continue;
      const after = start >= cut;
      const owner = after ? this.#after.unit : unit;
      const moved = after ? cut : 0;
      const place = { unit: owner, ...this.#inside(owner, start - moved, end - moved) };
      if (!isSaid(said, place)) this.#add({ of: 'structure', place, problem });
    }
  }

  #addSyntax(mistakes: readonly SyntaxMistake[], unit: Unit): void {
    for (const problem of syntaxProblems(mistakes, unit, this.#text)) this.#add(problem);
  }

  #inside(unit: Unit, start: number, end: number): { start: number; end: number } {
    return inside(this.#text, unit, start, end);
  }
}
