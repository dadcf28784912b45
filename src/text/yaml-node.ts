import { Composer, isAlias, isCollection, isMap, isScalar, isSeq, Parser } from 'yaml';
import type { CST, Document, Node as YamlNode, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Entry, Node, SyntaxMistake } from './node';
import { cutDeepValues } from './shallow-yaml';
import { mistakesOf, tooDeep, unknownAlias } from './yaml-mistakes';

const MAX_DEPTH = 200;
/** So much of a key that is no scalar names it. */
const MAX_NAME_LENGTH = 200;

interface Anchored {
  readonly node: YamlNode;
  /** True while the anchored node itself is being read: an alias to it would never end. */
  open: boolean;
}

/** What anchors stand for. */
export type Anchors = ReadonlyMap<string, Anchored>;

/** What a part of a manifest has to do with anchors. */
export interface Links {
  /** The anchors that stand in it. */
  readonly defined: Anchors;
  /** The names that it asks for, known or not, over all that they stand for. */
  readonly asked: ReadonlySet<string>;
}

/** What `yaml` reads for a manifest or a part of it. */
export interface Spent {
  /** Characters that it parses. */
  readonly text: number;
  /** Nodes that aliases and merges bring forth. */
  readonly nodes: number;
}

export const NOTHING: Spent = { text: 0, nodes: 0 };

/**
 * More is in no manifest that a person wrote. The text would block for seconds, and a few lines of
 * aliases could grow without end.
 */
export const MAX_SPENT: Spent = { text: 4_000_000, nodes: 1_000_000 };

export function sumOf(all: Iterable<Spent>): Spent {
  let [text, nodes] = [0, 0];
  for (const each of all) {
    text += each.text;
    nodes += each.nodes;
  }
  return { text, nodes };
}

/** Reads what is not plain with `yaml`: any text, with anchors that hold over the units of a manifest. */
export class YamlReader {
  readonly #anchors: Map<string, Anchored>;
  #defined = new Map<string, Anchored>();
  #asked = new Set<string>();
  /** What was asked for, and what of it was read. */
  #text = 0;
  #read = 0;
  #nodes = 0;

  /** @param anchors those that are known already */
  constructor(anchors: Anchors = new Map()) {
    this.#anchors = new Map(anchors);
  }

  /** What was asked for so far; where it is more than the most, something was not read. */
  get spent(): Spent {
    return { text: this.#text, nodes: this.#nodes };
  }

  /** The anchors that are known by now. */
  anchors(): Anchors {
    return new Map(this.#anchors);
  }

  /** What was read since the last call has to do with anchors; undefined: nothing. */
  takeLinks(): Links | undefined {
    if (this.#defined.size === 0 && this.#asked.size === 0) return undefined;
    const links = { defined: this.#defined, asked: this.#asked };
    this.#defined = new Map();
    this.#asked = new Set();
    return links;
  }

  /** Parses a unit; `convert` makes the tree of it, or of a part of it, in the order of the text. */
  parse(text: string): YamlUnit {
    this.#text += text.length;
    if (this.#read + text.length > MAX_SPENT.text) {
      return new YamlUnit(this, undefined, text, [
        { kind: 'too-large', detail: `${MAX_SPENT.text / 1_000_000} MB`, start: 0, end: 1 },
      ]);
    }
    this.#read += text.length;
    try {
      const { document, mistakes } = documentOf(text);
      return new YamlUnit(this, document, text, mistakes);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return new YamlUnit(this, undefined, text, [tooDeep(0)]);
    }
  }

  remember(anchor: string | undefined, node: YamlNode): Anchored | undefined {
    if (!anchor) return undefined;
    const anchored = { node, open: true };
    this.#anchors.set(anchor, anchored);
    this.#defined.set(anchor, anchored);
    return anchored;
  }

  anchored(name: string): Anchored | undefined {
    this.#asked.add(name);
    return this.#anchors.get(name);
  }

  /** Counts one more of what aliases bring forth; false where it is too much. */
  mayExpand(): boolean {
    return ++this.#nodes <= MAX_SPENT.nodes;
  }
}

/** The first document of a text, as `parseDocument` of `yaml` makes it, but for what is nested too deeply. */
function documentOf(text: string): { document?: Document; mistakes: SyntaxMistake[] } {
  const tooDeeply: SyntaxMistake[] = [];
  function* shallow(tokens: Iterable<CST.Token>): Generator<CST.Token> {
    for (const token of tokens) {
      const deep = token.type === 'document' ? cutDeepValues(token, MAX_DEPTH - 1) : undefined;
      if (deep !== undefined) tooDeeply.push(tooDeep(deep));
      yield token;
    }
  }
  const composer = new Composer({ merge: true, uniqueKeys: false });
  const tokens = shallow(new Parser().parse(text));
  const [document, second] = composer.compose(tokens, true, text.length);
  if (!document) return { mistakes: tooDeeply };
  // A collection that was cut may lack its end; that says nothing more.
  const mistakes = tooDeeply.length > 0 ? tooDeeply.slice(0, 1) : mistakesOf(document, text);
  if (second) {
    const start = second.range[0];
    mistakes.push({ kind: 'second-document', detail: '', start, end: start + 3 });
  }
  return { document, mistakes };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** One parsed unit. Offsets are relative to the text that was given. */
export class YamlUnit {
  readonly mistakes: SyntaxMistake[];
  readonly #reader: YamlReader;
  readonly #document: Document | undefined;
  readonly #text: string;

  constructor(
    reader: YamlReader,
    document: Document | undefined,
    text: string,
    mistakes: SyntaxMistake[],
  ) {
    this.#reader = reader;
    this.#document = document;
    this.#text = text;
    this.mistakes = mistakes;
  }

  root(): Node | undefined {
    const contents = this.#document?.contents;
    return contents ? this.#convert(contents, undefined, 0) : undefined;
  }

  /** Entries of a mapping at the top, each made when it is asked for: anchors count in that order. */
  *topEntries(): Generator<Entry> {
    const contents = this.#document?.contents;
    if (!isMap(contents)) return;
    const seen = new Set<string>();
    for (const pair of contents.items as Pair<YamlNode, YamlNode | null>[]) {
      yield* this.#entries(pair, undefined, 0, seen);
    }
  }

  get isMap(): boolean {
    return isMap(this.#document?.contents);
  }

  #convert(node: YamlNode, at: Span | undefined, depth: number): Node {
    const span = at ?? this.#spanOf(node);
    if (depth > MAX_DEPTH) {
      this.mistakes.push(tooDeep(span.start));
      return empty(span);
    }
    if (at && !this.#reader.mayExpand()) return empty(span);
    if (isAlias(node)) return this.#alias(node.source, span, depth);
    const anchored = at
      ? undefined
      : this.#reader.remember((node as { anchor?: string }).anchor, node);
    const made = this.#convertValue(node, at, span, depth);
    if (anchored) anchored.open = false;
    return made;
  }

  /** `yaml` may end a node behind the last character. */
  #spanOf(node: YamlNode): Span {
    const { start, end } = spanOf(node);
    return { start, end: Math.min(end, this.#text.length) };
  }

  #convertValue(node: YamlNode, at: Span | undefined, span: Span, depth: number): Node {
    if (isScalar(node)) {
      const value = node.value;
      if (typeof value === 'number') {
        const text = node.source ?? String(value);
        return { kind: 'scalar', value, text, ...span };
      }
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
      const seen = new Set<string>();
      const entries: Entry[] = [];
      for (const pair of (node as YAMLMap<YamlNode, YamlNode | null>).items) {
        for (const entry of this.#entries(pair, at, depth, seen)) entries.push(entry);
      }
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
  #tighten(span: Span, last: number | undefined, at: Span | undefined, node: YamlNode): Span {
    if (at || last === undefined || (node as { flow?: boolean }).flow) return span;
    return { start: span.start, end: Math.max(span.start, last) };
  }

  *#entries(
    pair: Pair<YamlNode, YamlNode | null>,
    at: Span | undefined,
    depth: number,
    seen: Set<string>,
  ): Generator<Entry> {
    const keyNode = pair.key as YamlNode | null;
    if (!keyNode) return;
    const keySpan = at ?? this.#spanOfKey(keyNode);
    if (isScalar(keyNode) && isMergeKey(keyNode)) {
      if (pair.value) yield* this.#merged(pair.value, keySpan, depth, seen);
      return;
    }
    const key = this.#key(keyNode, at, depth);
    if (seen.has(key)) return;
    seen.add(key);
    const value = pair.value
      ? this.#value(pair.value, at, depth, keySpan)
      : empty(this.#afterColon(keySpan));
    yield { key, keyStart: keySpan.start, keyEnd: keySpan.end, value };
  }

  /** A key without a word stands at its colon. */
  #spanOfKey(node: YamlNode): Span {
    const span = spanOf(node);
    const colon = span.start === span.end ? this.#colonBehind(span.end) : undefined;
    return colon === undefined ? span : { start: colon, end: colon };
  }

  /** The text of a key. What is no scalar is no key of a manifest either, but has to be named to say so. */
  #key(node: YamlNode, at: Span | undefined, depth: number): string {
    if (isAlias(node)) {
      const anchored = this.#reader.anchored(node.source);
      if (!anchored || anchored.open) this.mistakes.push(unknownAlias(node.source, spanOf(node)));
      const named = anchored?.node;
      return isScalar(named) ? keyText(named.value) : `*${node.source}`;
    }
    const made = this.#convert(node, at, depth + 1);
    if (isScalar(node)) return keyText(node.value);
    const { end } = made;
    // `yaml` has a mapping behind a `?` begin at its first colon.
    const first = made.kind === 'map' ? made.entries[0]?.keyStart : undefined;
    const start = Math.min(made.start, first ?? made.start);
    return at ? '[…]' : this.#text.slice(start, Math.min(end, start + MAX_NAME_LENGTH)).trimEnd();
  }

  #item(node: YamlNode, at: Span | undefined, depth: number): Node {
    const item = this.#convert(node, at, depth + 1);
    if (at || item.kind !== 'scalar' || item.value !== null || item.start < item.end) return item;
    // An empty item stands right after its dash.
    const dash = this.#text.lastIndexOf('-', item.start - 1);
    return empty({ start: dash + 1, end: dash + 1 });
  }

  #value(node: YamlNode, at: Span | undefined, depth: number, keySpan: Span): Node {
    const value = this.#convert(node, at, depth + 1);
    // An empty value stands right after the colon, whatever comments and blank lines follow.
    if (!at && value.kind === 'scalar' && value.value === null && value.start === value.end) {
      return empty(this.#afterColon(keySpan));
    }
    return value;
  }

  /** Right after the colon of a key, which broken text may lack. */
  #afterColon({ end }: Span): Span {
    const at = Math.min((this.#colonBehind(end) ?? end) + 1, this.#text.length);
    return { start: at, end: at };
  }

  /** The colon that is next but for blanks: a key without a word may stand lines before it. */
  #colonBehind(end: number): number | undefined {
    let at = end;
    while (BLANK.test(this.#text.charAt(at))) at++;
    return this.#text[at] === ':' ? at : undefined;
  }

  /** The entries that `<<` brings, all standing at the `<<`; the mapping's own keys win. */
  *#merged(value: YamlNode, at: Span, depth: number, seen: Set<string>): Generator<Entry> {
    if (depth > MAX_DEPTH) return;
    let node: YamlNode = value;
    if (isAlias(node)) {
      const anchored = this.#reader.anchored(node.source);
      if (!anchored || anchored.open) {
        this.mistakes.push(unknownAlias(node.source, at));
        return;
      }
      node = anchored.node;
    }
    if (isSeq(node)) {
      for (const item of node.items as YamlNode[]) yield* this.#merged(item, at, depth + 1, seen);
    } else if (isMap(node)) {
      for (const pair of node.items as Pair<YamlNode, YamlNode | null>[]) {
        if (!this.#reader.mayExpand()) {
          this.#expandsTooMuch(at);
          return;
        }
        yield* this.#entries(pair, at, depth + 1, seen);
      }
    }
  }

  #alias(name: string, span: Span, depth: number): Node {
    const anchored = this.#reader.anchored(name);
    if (!anchored || anchored.open) {
      this.mistakes.push(unknownAlias(name, span));
      return empty(span);
    }
    if (!this.#reader.mayExpand()) {
      this.#expandsTooMuch(span);
      return empty(span);
    }
    return this.#convert(anchored.node, span, depth + 1);
  }

  #expandsTooMuch(span: Span): void {
    if (this.mistakes.some(({ detail }) => detail === EXPANDS)) return;
    this.mistakes.push({ kind: 'syntax', detail: EXPANDS, ...span });
  }
}

const isMergeKey = ({ value, type }: Scalar): boolean =>
  typeof value === 'symbol' || (value === '<<' && type === 'PLAIN');

function keyText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

const BLANK = /[ \t\r\n]/;

const EXPANDS = 'The aliases stand for more values than a manifest can hold';

function spanOf(node: YamlNode): Span {
  const range = node.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

function empty(span: Span): Node {
  return { kind: 'scalar', value: null, ...span };
}
