import type { Node as JsonNode } from 'jsonc-parser';
import { STRAY, strayMistake } from './json-mistakes';
import type { ReadTree } from './json-repair';
import { readTree } from './json-repair';
import type { Entry, Node, SyntaxMistake } from './node';
import { tooDeep } from './yaml-mistakes';

const MAX_DEPTH = 200;
/** A tree of more values would fill the memory. */
const MAX_VALUES = 3_000_000;

/**
 * Reads JSON, and as much as can be read of broken JSON, with offsets in the text.
 *
 * @param depth of the text in the one that it is part of
 */
export function readJson(text: string, depth = 0): { root?: Node; mistakes: SyntaxMistake[] } {
  if (hasTooManyValues(text)) {
    const limit = `${String(MAX_VALUES / 1_000_000)} million values`;
    return { mistakes: [{ kind: 'too-large', detail: limit, start: 0, end: 1 }] };
  }
  const lead = STRAY.exec(text)?.[0].length ?? 0;
  // What cannot stand before the first value would hide all that follows.
  const readable = lead > 0 ? ' '.repeat(lead) + text.slice(lead) : text;
  let read: ReadTree;
  try {
    read = readTree(readable);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { mistakes: [tooDeep(0)] };
  }
  const mistakes = lead > 0 ? [strayMistake(text, lead)] : read.mistakes;
  if (!read.tree) return { mistakes };
  return { root: new TreeMaker(read, mistakes).convert(read.tree, depth), mistakes };
}

/** Whether so many values stand in a text that it is not read; they are counted by what stands between them. */
export function hasTooManyValues(text: string): boolean {
  if (text.length < MAX_VALUES) return false;
  let left = MAX_VALUES;
  for (let at = text.indexOf(','); at !== -1 && left > 0; at = text.indexOf(',', at + 1)) left--;
  return left === 0;
}

/** The last character of a number and the one behind it. */
const WHOLE_NUMBER = /^\d(?!\w)/;
const BEFORE_COLON = /\s*:/y;

/** Makes the tree that the readers have in common of that of the parser. */
class TreeMaker {
  /** The text that was read, with its mistakes set right; places are given back in the text itself. */
  readonly #text: string;
  readonly #back: (offset: number) => number;
  readonly #lostAt: number;
  readonly #mistakes: SyntaxMistake[];

  constructor({ text, back, lostAt = Infinity }: ReadTree, mistakes: SyntaxMistake[]) {
    this.#text = text;
    this.#back = back;
    this.#lostAt = lostAt;
    this.#mistakes = mistakes;
  }

  convert(node: JsonNode, depth: number): Node {
    const [readStart, readEnd] = [node.offset, node.offset + node.length];
    const [start, end] = this.#spanOf(node);
    if (depth > MAX_DEPTH) {
      const isReported = this.#mistakes.some(
        (mistake) => mistake.kind === 'syntax' && mistake.code === 'too-deep',
      );
      if (!isReported) this.#mistakes.push(tooDeep(start));
      return { kind: 'scalar', value: null, start, end };
    }
    if (node.type === 'array') {
      const items = this.#itemsOf(node).map((child) => this.convert(child, depth + 1));
      return { kind: 'seq', items, start, end };
    }
    if (node.type === 'object') {
      return { kind: 'map', entries: this.#entriesOf(node, depth), start, end };
    }
    const value = node.value as string | number | boolean | null;
    // `1.`, `0x10` and `01`: the parser gives what it read until the mistake.
    const isCut =
      typeof value === 'number' && !WHOLE_NUMBER.test(this.#text.slice(readEnd - 1, readEnd + 1));
    if (isCut) return { kind: 'scalar', value: null, start, end };
    return typeof value === 'number'
      ? { kind: 'scalar', value, text: this.#text.slice(readStart, readEnd), start, end }
      : { kind: 'scalar', value, start, end };
  }

  /** Where a node stands in the text itself: what was added or taken away behind it is no part of it. */
  #spanOf({ offset, length }: JsonNode): [start: number, end: number] {
    const [start, end] = [this.#back(offset), this.#back(offset + length)];
    const last = length === 0 ? start : this.#back(offset + length - 1) + 1;
    return [start, Math.max(start, Math.min(end, last))];
  }

  /** An item before a colon is a key from below, which a bracket that is not closed swallowed. */
  #itemsOf({ children = [] }: JsonNode): JsonNode[] {
    if (this.#mistakes.length === 0) return children;
    const swallowed = children.findIndex(({ offset, length }) => {
      BEFORE_COLON.lastIndex = offset + length;
      return BEFORE_COLON.test(this.#text);
    });
    return swallowed === -1 ? children : children.slice(0, swallowed);
  }

  #entriesOf(node: JsonNode, depth: number): Entry[] {
    const entries = new Map<string, Entry>();
    for (const property of node.children ?? []) {
      const [keyNode, valueNode] = property.children ?? [];
      if (!keyNode) continue;
      const key = String(keyNode.value);
      const [keyStart, keyEnd] = this.#spanOf(keyNode);
      if (entries.has(key)) {
        // Behind what could not be set right keys may be those of another mapping.
        if (keyStart < this.#lostAt) {
          this.#mistakes.push({ kind: 'duplicate-key', detail: '', start: keyStart, end: keyEnd });
        }
        continue;
      }
      const value: Node = valueNode
        ? this.convert(valueNode, depth + 1)
        : { kind: 'scalar', value: null, start: keyEnd, end: keyEnd };
      entries.set(key, { key, keyStart, keyEnd, value });
    }
    return [...entries.values()];
  }
}
