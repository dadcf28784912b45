import type { Entry, MapNode, Node, SeqNode } from '../text/node';

/** A tree with some of its entries, to be validated by itself. */
export interface TreePart {
  readonly root: Node;
  /** The path of the one list or mapping whose entries it has, as a JSON pointer; empty: the tree itself. */
  readonly at: string;
}

/** Entries of a list or mapping that are validated at once: a validator keeps all that it finds. */
const PART = 1000;

/** A list or mapping that a path leads through, and by which of its entries. */
interface Above {
  readonly above: Above | undefined;
  readonly node: MapNode | SeqNode;
  /** Of a mapping. */
  readonly entry: Entry | undefined;
}

/** Entries that are still to come. */
interface Rest {
  readonly above: Above;
  readonly node: MapNode | SeqNode;
}

/**
 * A tree in parts: the first has the tree with long lists and mappings below it cut short, and each of the others
 * some more of the entries of one of them, with nothing beside it. Together they have each entry once. Of a long
 * mapping at the top each part has the known keys.
 */
export function* partsOf(
  root: Node,
  isKnown: (key: string) => boolean = () => true,
): Iterable<TreePart> {
  if (!isLong(root)) {
    yield { root, at: '' };
    return;
  }
  const rest: Rest[] = [];
  if (root.kind === 'map' && root.entries.length > PART) {
    for (const part of topParts(root, isKnown, rest)) yield { root: part, at: '' };
  } else {
    yield { root: shortened(root, undefined, rest), at: '' };
  }
  // What is met on the way comes behind.
  for (const { node, above } of rest) {
    const length = lengthOf(node);
    for (let from = PART; from < length; from += PART) {
      const part = shortenedBelow(cut(node, from), above, rest);
      yield { root: within(part, above), at: pointerTo(above) };
    }
  }
}

/** The mapping at the top with its first key and those that are known, and these with some more of the others. */
function* topParts(
  root: MapNode,
  isKnown: (key: string) => boolean,
  rest: Rest[],
): Iterable<MapNode> {
  const common: Entry[] = [];
  const others: Entry[] = [];
  for (const entry of root.entries) {
    (common.length === 0 || isKnown(entry.key) ? common : others).push(entry);
  }
  const short = (entries: readonly Entry[]): Entry[] =>
    entries.map((entry) => ({
      ...entry,
      value: shortened(entry.value, { above: undefined, node: root, entry }, rest),
    }));
  const known = short(common);
  yield { ...root, entries: known };
  for (let from = 0; from < others.length; from += PART) {
    yield { ...root, entries: [...known, ...short(others.slice(from, from + PART))] };
  }
}

/** Whether there is a list or mapping in a tree that is cut short. */
function isLong(node: Node): boolean {
  if (node.kind === 'scalar') return false;
  if (lengthOf(node) > PART) return true;
  return node.kind === 'map'
    ? node.entries.some(({ value }) => isLong(value))
    : node.items.some(isLong);
}

const lengthOf = (node: MapNode | SeqNode): number =>
  node.kind === 'map' ? node.entries.length : node.items.length;

const cut = (node: MapNode | SeqNode, from: number): MapNode | SeqNode =>
  node.kind === 'map'
    ? { ...node, entries: node.entries.slice(from, from + PART) }
    : { ...node, items: node.items.slice(from, from + PART) };

/** A tree without what is beyond the first part of each list and mapping in it, which is added to `rest`. */
function shortened(node: Node, above: Above | undefined, rest: Rest[]): Node {
  if (node.kind === 'scalar') return node;
  if (!above || lengthOf(node) <= PART) return shortenedBelow(node, above, rest);
  rest.push({ above, node });
  return shortenedBelow(cut(node, 0), above, rest);
}

function shortenedBelow(
  node: MapNode | SeqNode,
  above: Above | undefined,
  rest: Rest[],
): MapNode | SeqNode {
  let isCut = false;
  const below = (value: Node, entry?: Entry): Node => {
    if (value.kind === 'scalar') return value;
    const short = shortened(value, { above, node, entry }, rest);
    isCut ||= short !== value;
    return short;
  };
  if (node.kind === 'map') {
    const entries = node.entries.map((entry) => {
      const value = below(entry.value, entry);
      return value === entry.value ? entry : { ...entry, value };
    });
    return isCut ? { ...node, entries } : node;
  }
  const items = node.items.map((item) => below(item));
  return isCut ? { ...node, items } : node;
}

/** A list or mapping where it stands in the tree, with nothing beside it. */
function within(part: Node, above: Above): Node {
  let root = part;
  for (let at: Above | undefined = above; at; at = at.above) {
    const { node, entry } = at;
    root =
      node.kind === 'map'
        ? { ...node, entries: entry ? [{ ...entry, value: root }] : [] }
        : { ...node, items: [root] };
  }
  return root;
}

function pointerTo(above: Above): string {
  const segments: string[] = [];
  for (let at: Above | undefined = above; at; at = at.above) {
    const key = at.entry?.key ?? '0';
    segments.unshift(key.replaceAll('~', '~0').replaceAll('/', '~1'));
  }
  return `/${segments.join('/')}`;
}
