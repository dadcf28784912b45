import { isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Document, Node as YamlNode, Pair, YAMLMap, YAMLSeq } from 'yaml';
import type { Entry, Node, SyntaxMistake } from './node';
import { isMergeKey, sizeOfAliased, sizeOfMerged } from './expansion';
import { keyText, keyWithoutColon } from './yaml-key';
import { mapEntry, mapNode } from './node';
import { MAX_DEPTH, tooDeep, unknownAlias } from './yaml-mistakes';
import { movedBack } from './yaml-repair';
import type { AnchorBook, Anchored } from './yaml-spent';
import type { Stretch } from './stretch';

/** So much of a key that is no scalar names it. */
const MAX_NAME_LENGTH = 200;

/** What one pair of a mapping brings: an entry of its own, or those of a merge. */
export interface PairEntries {
  readonly entries: readonly Entry[];
  readonly isMerged: boolean;
}

/**
 * The entries of a mapping: its own win over those of merges wherever they stand, and of two that are the
 * same the first one.
 */
export function joinPairs(pairs: readonly PairEntries[]): Entry[] {
  const own = new Set<string>();
  for (const { entries, isMerged } of pairs) {
    if (!isMerged) for (const { key } of entries) own.add(key);
  }
  const seen = new Set<string>();
  const joined: Entry[] = [];
  for (const { entries, isMerged } of pairs) {
    for (const entry of entries) {
      if (seen.has(entry.key) || (isMerged && own.has(entry.key))) continue;
      seen.add(entry.key);
      joined.push(entry);
    }
  }
  return joined;
}

/** A pair at the top, read when it is asked for. */
export interface TopPair {
  /** Where its key stands. */
  readonly start: number;
  read(): PairEntries;
}

const asItIs = (offset: number): number => offset;

/** One parsed unit. Offsets are relative to the text that was given. */
export class YamlUnit {
  readonly mistakes: SyntaxMistake[];
  readonly #reader: AnchorBook;
  readonly #document: Document | undefined;
  readonly #text: string;
  /** Where an offset of the text stands in the one that was given, which may have slips. */
  readonly #back: (offset: number) => number;

  constructor(
    reader: AnchorBook,
    document: Document | undefined,
    text: string,
    mistakes: SyntaxMistake[],
    back: (offset: number) => number = asItIs,
  ) {
    this.#reader = reader;
    this.#document = document;
    this.#text = text;
    this.mistakes = mistakes;
    this.#back = back;
  }

  root(): Node | undefined {
    const contents = this.#document?.contents;
    const root = contents ? this.#convert(contents, undefined, 0) : undefined;
    return root && this.#back !== asItIs ? mapNode(root, this.#back) : root;
  }

  /** What stands at the top, without what is in it. */
  outline(): Node | undefined {
    const contents = this.#document?.contents;
    if (!isCollection(contents)) return this.root();
    const { start, end } = this.#spanOf(contents);
    const span = { start: this.#back(start), end: this.#back(end) };
    return isMap(contents)
      ? { kind: 'map', entries: [], ...span }
      : { kind: 'seq', items: [], ...span };
  }

  /** The pairs of a mapping at the top, to be read in the order of the text: anchors count in it. */
  *topPairs(): Generator<TopPair> {
    const contents = this.#document?.contents;
    if (!isMap(contents)) return;
    for (const pair of contents.items as Pair<YamlNode, YamlNode | null>[]) {
      yield {
        start: this.#back((pair.key as YamlNode | null)?.range?.[0] ?? 0),
        read: () => {
          const { entries, isMerged } = this.#pair(pair, undefined, 0);
          if (this.#back === asItIs) return { entries, isMerged };
          return { entries: entries.map((entry) => mapEntry(entry, this.#back)), isMerged };
        },
      };
    }
  }

  get isMap(): boolean {
    return isMap(this.#document?.contents);
  }

  #convert(node: YamlNode, at: Stretch | undefined, depth: number): Node {
    const span = at ?? this.#spanOf(node);
    if (depth > MAX_DEPTH) {
      this.#report(tooDeep(span.start));
      return empty(span);
    }
    if (isAlias(node)) return this.#alias(node, at, span, depth);
    const anchored = at
      ? undefined
      : this.#reader.remember((node as { anchor?: string }).anchor, node);
    const made = this.#convertValue(node, at, span, depth);
    if (anchored) anchored.open = false;
    return made;
  }

  /** `yaml` may end a node behind the last character. */
  #spanOf(node: YamlNode): Stretch {
    const { start, end } = spanOf(node);
    const inText = Math.max(start, Math.min(end, this.#text.length));
    if (!isScalar(node) || !node.type?.startsWith('BLOCK')) return { start, end: inText };
    // A block scalar ends with its last word, with or without a line break behind it.
    let last = inText;
    while (last > start && BLANK.test(this.#text.charAt(last - 1))) last--;
    return { start, end: last };
  }

  #convertValue(node: YamlNode, at: Stretch | undefined, span: Stretch, depth: number): Node {
    if (isScalar(node)) {
      const value = node.value;
      if (typeof value === 'number') {
        const text = node.source ?? String(value);
        return { kind: 'scalar', value, text, ...span };
      }
      if (!at && typeof value === 'string' && node.type === 'PLAIN') return plainText(value, span);
      if (value === null || typeof value === 'string' || typeof value === 'boolean') {
        return { kind: 'scalar', value, ...span };
      }
      return { kind: 'scalar', value: String(node.source ?? ''), ...span };
    }
    if (isSeq(node)) {
      const items = this.#itemsOf(node).map((item) =>
        isAlias(item) || isCollection(item) || isScalar(item)
          ? this.#item(item, at, depth)
          : empty(span),
      );
      return { kind: 'seq', items, ...this.#tighten(span, items.at(-1)?.end, at, node) };
    }
    if (isMap(node)) {
      const entries = this.#entriesOf(node as YAMLMap<YamlNode, YamlNode | null>, at, depth);
      return { kind: 'map', entries, ...this.#tighten(span, entries.at(-1)?.value.end, at, node) };
    }
    return empty(span);
  }

  /** In broken text a pair in a list is a key from below, which a bracket that is not closed swallowed. */
  #itemsOf({ items, flow }: YAMLSeq): unknown[] {
    if (flow !== true || this.mistakes.length === 0) return items;
    const swallowed = items.findIndex(
      (item) => isMap(item) && item.flow === true && this.#text[item.range?.[0] ?? 0] !== '{',
    );
    return swallowed === -1 ? items : items.slice(0, swallowed);
  }

  /** A block collection ends with its last value, not with the blank lines after it. */
  #tighten(
    span: Stretch,
    last: number | undefined,
    at: Stretch | undefined,
    node: YamlNode,
  ): Stretch {
    if (at || last === undefined || (node as { flow?: boolean }).flow) return span;
    return { start: span.start, end: Math.max(span.start, last) };
  }

  #entriesOf(
    { items }: YAMLMap<YamlNode, YamlNode | null>,
    at: Stretch | undefined,
    depth: number,
  ): Entry[] {
    const pairs = items.map((pair) => this.#pair(pair, at, depth));
    if (!at && items.some(({ key }) => isAlias(key))) this.#reportRepeated(items, pairs);
    return joinPairs(pairs);
  }

  /** An alias as a key may repeat another key; what repeats a word is found in the text itself. */
  #reportRepeated(
    items: YAMLMap<YamlNode, YamlNode | null>['items'],
    pairs: readonly PairEntries[],
  ): void {
    /** By key, whether an alias gave it. */
    const seen = new Map<string, boolean>();
    for (const [index, { entries, isMerged }] of pairs.entries()) {
      const [entry] = entries;
      if (isMerged || !entry) continue;
      const { key, keyStart: start, keyEnd: end } = entry;
      const byAlias = isAlias(items[index]?.key);
      const before = seen.get(key);
      if (before === true || (before === false && byAlias)) {
        this.#report({ kind: 'duplicate-key', detail: '', start, end });
      }
      seen.set(key, byAlias || before === true);
    }
  }

  #pair(
    { key: keyNode, value }: Pair<YamlNode, YamlNode | null>,
    at: Stretch | undefined,
    depth: number,
  ): PairEntries {
    if (!(keyNode as YamlNode | null)) return { entries: [], isMerged: false };
    const keySpan = at ?? this.#spanOfKey(keyNode);
    if (isScalar(keyNode) && isMergeKey(keyNode)) {
      return { entries: this.#merge(value, at, keySpan, depth), isMerged: true };
    }
    const joined = value || at ? undefined : keyWithoutColon(keyNode, this.#text, this.#reader);
    if (joined) {
      this.#report(joined.mistake);
      return { entries: [joined.entry], isMerged: false };
    }
    const key = this.#key(keyNode, at, depth);
    const made = value ? this.#value(value, at, depth, keySpan) : empty(this.#afterColon(keySpan));
    const entry = { key, keyStart: keySpan.start, keyEnd: keySpan.end, value: made };
    return { entries: [entry], isMerged: false };
  }

  /** A key without a word stands at its colon. */
  #spanOfKey(node: YamlNode): Stretch {
    const span = spanOf(node);
    const colon = span.start === span.end ? this.#colonBehind(span.end) : undefined;
    return colon === undefined ? span : { start: colon, end: colon };
  }

  /** The text of a key. What is no scalar is no key of a manifest either, but has to be named to say so. */
  #key(node: YamlNode, at: Stretch | undefined, depth: number): string {
    if (isAlias(node)) {
      const named = this.#resolve(node, at, spanOf(node))?.node;
      return isScalar(named) ? keyText(named) : `*${node.source}`;
    }
    const made = this.#convert(node, at, depth + 1);
    if (isScalar(node)) return keyText(node);
    const { end } = made;
    // `yaml` has a mapping behind a `?` begin at its first colon.
    const first = made.kind === 'map' ? made.entries[0]?.keyStart : undefined;
    const start = Math.min(made.start, first ?? made.start);
    return at ? '[…]' : this.#text.slice(start, Math.min(end, start + MAX_NAME_LENGTH)).trimEnd();
  }

  #item(node: YamlNode, at: Stretch | undefined, depth: number): Node {
    const item = this.#convert(node, at, depth + 1);
    if (at || item.kind !== 'scalar' || item.value !== null || item.start < item.end) return item;
    // An empty item stands right after its dash.
    const dash = this.#text.lastIndexOf('-', item.start - 1);
    return empty({ start: dash + 1, end: dash + 1 });
  }

  #value(node: YamlNode, at: Stretch | undefined, depth: number, keySpan: Stretch): Node {
    const value = this.#convert(node, at, depth + 1);
    // An empty value stands right after the colon, whatever comments and blank lines follow.
    if (!at && value.kind === 'scalar' && value.value === null && value.start === value.end) {
      return empty(this.#afterColon(keySpan));
    }
    return value;
  }

  /** Right after the colon of a key, which broken text may lack. */
  #afterColon({ end }: Stretch): Stretch {
    const at = Math.min((this.#colonBehind(end) ?? end) + 1, this.#text.length);
    return { start: at, end: at };
  }

  /** The colon that is next but for blanks: a key without a word may stand lines before it. */
  #colonBehind(end: number): number | undefined {
    let at = end;
    while (BLANK.test(this.#text.charAt(at))) at++;
    return this.#text[at] === ':' ? at : undefined;
  }

  /** The entries that `<<` brings, all standing at the `<<`. */
  #merge(
    value: YamlNode | null,
    at: Stretch | undefined,
    keySpan: Stretch,
    depth: number,
  ): Entry[] {
    if (!at && value && !isAlias(value)) {
      // What stands here is read for its anchors, and for what its own aliases mean.
      this.#convert(value, undefined, depth + 1);
    }
    const isList = isSeq(value);
    const merged = (isList ? value.items : [value]).map((each) =>
      this.#mergeOne(each as YamlNode | null, at, keySpan, depth + (isList ? 2 : 1), !isList),
    );
    return joinPairs(merged.map((entries) => ({ entries, isMerged: false })));
  }

  /** @param mayBeList whether an alias may stand for a list of mappings */
  #mergeOne(
    value: YamlNode | null,
    at: Stretch | undefined,
    keySpan: Stretch,
    depth: number,
    mayBeList: boolean,
  ): Entry[] {
    if (depth > MAX_DEPTH) return [];
    let node = value;
    if (isAlias(node)) {
      const isBound = at === undefined && !mayBeList;
      // An alias in a list was read with it.
      const anchored = isBound
        ? this.#reader.resolve(node, true)
        : this.#resolve(node, at, spanOf(node));
      if (!anchored) return [];
      node = anchored.node;
      if (mayBeList && isSeq(node)) {
        if (!at && !this.#mayExpand(sizeOfMerged(node), keySpan)) return [];
        const all = (node.items as (YamlNode | null)[]).map((each) =>
          this.#mergeOne(each, at ?? keySpan, keySpan, depth + 1, false),
        );
        return joinPairs(all.map((entries) => ({ entries, isMerged: false })));
      }
    }
    if (!isMap(node)) {
      if (!at) this.#mergesNoMapping(value, keySpan);
      return [];
    }
    if (!at && !this.#mayExpand(sizeOfMerged(node), keySpan)) return [];
    return this.#entriesOf(node as YAMLMap<YamlNode, YamlNode | null>, at ?? keySpan, depth);
  }

  /** A word that is no mapping is mostly an alias without its star. */
  #mergesNoMapping(value: YamlNode | null, keySpan: Stretch): void {
    const own = value && this.#spanOf(value);
    const span = own && own.end > own.start ? own : keySpan;
    const word = isScalar(value) && value.type === 'PLAIN' ? (value.source ?? '') : '';
    const isWord = /^[^\s,[\]{}*&]+$/.test(word);
    const isMeant = isWord && this.#reader.knows(word);
    this.#report({
      kind: 'syntax',
      code: isMeant ? 'merge-without-star' : 'merge-of-no-mapping',
      detail: isWord ? word : '',
      ...span,
      ...(isMeant && { fix: { start: span.start, end: span.start, text: '*' } }),
    });
  }

  /** What an alias stands for. */
  #resolve(alias: Alias, at: Stretch | undefined, span: Stretch): Anchored | undefined {
    const anchored = this.#reader.resolve(alias, at !== undefined);
    if (!anchored && !at) this.#report(unknownAlias(alias.source, span));
    return anchored;
  }

  #alias(alias: Alias, at: Stretch | undefined, span: Stretch, depth: number): Node {
    const anchored = this.#resolve(alias, at, span);
    if (!anchored) return empty(span);
    if (!at && !this.#mayExpand(sizeOfAliased(anchored.node), span)) return empty(span);
    return this.#convert(anchored.node, span, depth + 1);
  }

  #report(mistake: SyntaxMistake): void {
    this.mistakes.push(movedBack(mistake, this.#back));
  }

  /** Whether so many nodes may be brought forth at a place; that it is too many is said once. */
  #mayExpand(count: number, span: Stretch): boolean {
    if (this.#reader.mayExpand(count)) return true;
    if (!this.mistakes.some((each) => each.kind === 'syntax' && each.code === 'expands')) {
      this.#report({ kind: 'syntax', code: 'expands', detail: '', ...span });
    }
    return false;
  }
}

const BLANK = /[ \t\r\n]/;

function spanOf(node: YamlNode): Stretch {
  const range = node.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

/** A return by itself is a character for `yaml`, but behind a colon it is all that divides the value from its key. */
function plainText(value: string, { start, end }: Stretch): Node {
  const own = value.startsWith('\r') ? value.replace(/^[\r \t]+/, '') : value;
  return { kind: 'scalar', value: own, start: start + value.length - own.length, end };
}

function empty(span: Stretch): Node {
  return { kind: 'scalar', value: null, ...span };
}
