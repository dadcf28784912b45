import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node as JsonNode, ParseError } from 'jsonc-parser';
import type { Entry, Node, SyntaxMistake } from './node';

const DEEPEST = 200;

/** Reads JSON, and as much as can be read of broken JSON, with offsets in the text. */
export function readJson(text: string): { root?: Node; mistakes: SyntaxMistake[] } {
  const errors: ParseError[] = [];
  const mistakes: SyntaxMistake[] = [];
  let tree: JsonNode | undefined;
  try {
    tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { mistakes: [{ kind: 'syntax', detail: TOO_DEEP, start: 0, end: 1 }] };
  }
  const first = errors.find(({ error }) => printParseErrorCode(error) !== 'ValueExpected' || tree);
  if (first) {
    mistakes.push({
      kind: 'syntax',
      detail: describe(printParseErrorCode(first.error)),
      start: first.offset,
      end: first.offset + Math.max(first.length, 1),
    });
  }
  if (!tree) return { mistakes };
  return { root: convert(tree, 0, mistakes), mistakes };
}

const TOO_DEEP = 'Values are nested too deeply';

function describe(code: string): string {
  const words = code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function convert(node: JsonNode, depth: number, mistakes: SyntaxMistake[]): Node {
  const start = node.offset;
  const end = node.offset + node.length;
  if (depth > DEEPEST) {
    if (!mistakes.some(({ detail }) => detail === TOO_DEEP)) {
      mistakes.push({ kind: 'syntax', detail: TOO_DEEP, start, end: start + 1 });
    }
    return { kind: 'scalar', value: null, start, end };
  }
  if (node.type === 'array') {
    const items = (node.children ?? []).map((child) => convert(child, depth + 1, mistakes));
    return { kind: 'seq', items, start, end };
  }
  if (node.type === 'object') {
    return { kind: 'map', entries: entriesOf(node, depth, mistakes), start, end };
  }
  const value = node.value as string | number | boolean | null;
  return typeof value === 'number'
    ? { kind: 'scalar', value, text: String(value), start, end }
    : { kind: 'scalar', value, start, end };
}

function entriesOf(node: JsonNode, depth: number, mistakes: SyntaxMistake[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (!keyNode) continue;
    const key = String(keyNode.value);
    const keyEnd = keyNode.offset + keyNode.length;
    if (entries.has(key)) {
      mistakes.push({ kind: 'duplicate-key', detail: '', start: keyNode.offset, end: keyEnd });
      continue;
    }
    const value: Node = valueNode
      ? convert(valueNode, depth + 1, mistakes)
      : { kind: 'scalar', value: null, start: keyEnd, end: keyEnd };
    entries.set(key, { key, keyStart: keyNode.offset, keyEnd, value });
  }
  return [...entries.values()];
}
