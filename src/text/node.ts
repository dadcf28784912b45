import type { Stretch } from './stretch';

/**
 * The tree that the readers of YAML and JSON have in common. Positions are UTF-16 offsets relative to
 * the unit that was read.
 */
export type Node = ScalarNode | MapNode | SeqNode;

export interface ScalarNode extends Stretch {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** A number as it is written, so that it can be read exactly. */
  readonly text?: string;
}

export interface Entry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Node;
}

export interface MapNode extends Stretch {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
}

export interface SeqNode extends Stretch {
  readonly kind: 'seq';
  readonly items: readonly Node[];
}

/** A mistake that the reader of the text met, with its offsets in the unit. */
export type SyntaxMistake = Stretch &
  (
    | { readonly kind: 'duplicate-key' | 'second-document' | 'too-large'; readonly detail: string }
    | ({ readonly kind: 'syntax' } & SyntaxProblem)
  );

/** What is wrong with the syntax, in terms that a message and a fix can be made of. */
export interface SyntaxProblem {
  readonly code: SyntaxCode;
  /** The word that it is about, where the message has one; else empty. */
  readonly detail: string;
  /** What fixes it, where there is one right answer. */
  readonly fix?: SyntaxFix;
}

/** A stretch of the unit, and what is to stand there. */
export interface SyntaxFix extends Stretch {
  readonly text: string;
}

/** Kinds of mistakes of syntax; the catalogue of messages has a sentence for each. */
export type SyntaxCode = (typeof SYNTAX_CODES)[number];

export const SYNTAX_CODES = [
  'too-deep',
  'unknown-alias',
  'expands',
  'merge-without-star',
  'merge-of-no-mapping',
  'out-of-line',
  'json-stray',
  'json-needs-quotes',
  'json-number',
  'json-word',
  'json-key',
  'json-value',
  'json-colon',
  'json-comma',
  'json-trailing-comma',
  'json-extra-comma',
  'json-extra-bracket',
  'json-wrong-bracket',
  'json-open-quote',
  'json-brace',
  'json-bracket',
  'json-end',
  'json-comment',
  'json-quote',
  'json-escape',
  'json-character',
  'tab',
  'odd-blank',
  'blank-behind',
  'colon-space',
  'colon-in-value',
  'wrong-column',
  'no-colon',
  'colon-sign',
  'dash-space',
  'dash-sign',
  'no-dash',
  'comma',
  'comma-sign',
  'open-brace',
  'list-on-key-line',
  'key-on-line',
  'above-list',
  'conflict',
  'other',
] as const;

/** A value of a plain scalar by the core schema of YAML 1.2. */
export function plainValue(text: string): string | number | boolean | null {
  const first = text.charCodeAt(0);
  // Only + - . digits ~ and n N t T f F can begin anything but text.
  if (!startsSpecial(first)) return text;
  if (/^(?:~|[Nn]ull|NULL)$/.test(text)) return null;
  if (/^(?:[Tt]rue|TRUE)$/.test(text)) return true;
  if (/^(?:[Ff]alse|FALSE)$/.test(text)) return false;
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text)) return Number(text);
  if (/^0o[0-7]+$/.test(text) || /^0x[0-9a-fA-F]+$/.test(text)) return Number(text);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return first === 0x2d ? -Infinity : Infinity;
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return NaN;
  return text;
}

function startsSpecial(code: number): boolean {
  if (code <= 0x39) return code >= 0x30 || code === 0x2b || code === 0x2d || code === 0x2e;
  switch (code) {
    case 0x7e: // ~
    case 0x6e: // n
    case 0x4e:
    case 0x74: // t
    case 0x54:
    case 0x66: // f
    case 0x46:
      return true;
    default:
      return false;
  }
}

/** From here on an index costs less than looking through the entries for each of many keys. */
const MANY = 50;
const indexes = new WeakMap<MapNode, ReadonlyMap<string, Entry>>();

/** The entry of a mapping, its first one of that key. */
export function entryOf(node: MapNode, key: string): Entry | undefined {
  if (node.entries.length < MANY) return node.entries.find((entry) => entry.key === key);
  let index = indexes.get(node);
  if (!index) {
    index = new Map(node.entries.map((entry) => [entry.key, entry] as const).reverse());
    indexes.set(node, index);
  }
  return index.get(key);
}

/** The value that `path` leads to: keys of mappings and indexes of sequences. */
export function nodeAt(
  root: Node,
  path: readonly string[],
): { node: Node; entry?: Entry } | undefined {
  let node: Node = root;
  let entry: Entry | undefined;
  for (const segment of path) {
    if (node.kind === 'map') {
      entry = entryOf(node, segment);
      if (!entry) return undefined;
      node = entry.value;
    } else if (node.kind === 'seq') {
      const item: Node | undefined = node.items[Number(segment)];
      if (!item) return undefined;
      entry = undefined;
      node = item;
    } else {
      return undefined;
    }
  }
  return entry ? { node, entry } : { node };
}

/** The tree as plain data for a validator. A key such as `__proto__` is a key like any other. */
export function toData(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map(toData);
  const data: Record<string, unknown> = {};
  for (const { key, value } of node.entries) {
    if (key === '__proto__') {
      Object.defineProperty(data, key, { value: toData(value), enumerable: true });
    } else {
      data[key] = toData(value);
    }
  }
  return data;
}

/** The same tree with every offset where `to` has it. */
export function mapNode(node: Node, to: (offset: number) => number): Node {
  const start = to(node.start);
  const span = { start, end: Math.max(start, to(node.end)) };
  if (node.kind === 'map') {
    return { ...node, ...span, entries: node.entries.map((entry) => mapEntry(entry, to)) };
  }
  if (node.kind === 'seq') {
    return { ...node, ...span, items: node.items.map((item) => mapNode(item, to)) };
  }
  return { ...node, ...span };
}

export const mapEntry = (entry: Entry, to: (offset: number) => number): Entry => ({
  key: entry.key,
  keyStart: to(entry.keyStart),
  keyEnd: to(entry.keyEnd),
  value: mapNode(entry.value, to),
});

/** The same tree with every offset moved. */
export const moveNode = (node: Node, by: number): Node => mapNode(node, (offset) => offset + by);

export const moveEntry = (entry: Entry, by: number): Entry =>
  mapEntry(entry, (offset) => offset + by);
