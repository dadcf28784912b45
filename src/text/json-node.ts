import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node as JsonNode, ParseError } from 'jsonc-parser';
import { mistakeOf, STRAY, strayMistake } from './json-mistakes';
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
  const errors: ParseError[] = [];
  const mistakes: SyntaxMistake[] = [];
  let tree: JsonNode | undefined;
  if (hasTooMany(text)) {
    const limit = `${String(MAX_VALUES / 1_000_000)} million values`;
    return { mistakes: [{ kind: 'too-large', detail: limit, start: 0, end: 1 }] };
  }
  const lead = STRAY.exec(text)?.[0].length ?? 0;
  // What cannot stand before the first value would hide all that follows.
  const readable = lead > 0 ? ' '.repeat(lead) + text.slice(lead) : text;
  try {
    tree = parseTree(readable, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { mistakes: [tooDeep(0)] };
  }
  const first = errors.find(({ error }) => printParseErrorCode(error) !== 'ValueExpected' || tree);
  if (lead > 0) mistakes.push(strayMistake(text, lead));
  else if (first) mistakes.push(mistakeOf(first, text));
  if (!tree) return { mistakes };
  return { root: new TreeMaker(text, mistakes).convert(tree, depth), mistakes };
}

/** Values are counted by what stands between them. */
function hasTooMany(text: string): boolean {
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
  readonly #text: string;
  readonly #mistakes: SyntaxMistake[];

  constructor(text: string, mistakes: SyntaxMistake[]) {
    this.#text = text;
    this.#mistakes = mistakes;
  }

  convert(node: JsonNode, depth: number): Node {
    const start = node.offset;
    const end = node.offset + node.length;
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
      typeof value === 'number' && !WHOLE_NUMBER.test(this.#text.slice(end - 1, end + 1));
    if (isCut) return { kind: 'scalar', value: null, start, end };
    return typeof value === 'number'
      ? { kind: 'scalar', value, text: this.#text.slice(start, end), start, end }
      : { kind: 'scalar', value, start, end };
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
      const keyEnd = keyNode.offset + keyNode.length;
      if (entries.has(key)) {
        this.#mistakes.push({
          kind: 'duplicate-key',
          detail: '',
          start: keyNode.offset,
          end: keyEnd,
        });
        continue;
      }
      const value: Node = valueNode
        ? this.convert(valueNode, depth + 1)
        : { kind: 'scalar', value: null, start: keyEnd, end: keyEnd };
      entries.set(key, { key, keyStart: keyNode.offset, keyEnd, value });
    }
    return [...entries.values()];
  }
}
