/** What `yaml` may read, and what anchors stand for. */
import type { Alias, Node as YamlNode } from 'yaml';

export interface Anchored {
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
  /** Pieces that they stand in: an item, or what stands around the items. */
  readonly pieces: number;
  /** Those of them that have a mistake. */
  readonly broken: number;
  /** Nodes that aliases and merges bring forth. */
  readonly nodes: number;
  /** Characters of broken pieces that are read again, to set their slips right. */
  readonly repairs: number;
}

export const NOTHING: Spent = { text: 0, pieces: 0, broken: 0, nodes: 0, repairs: 0 };

/**
 * More is in no manifest that a person wrote. The text would block for seconds, each piece takes as long as
 * a hundred characters, however short it is, one with a mistake longer, and a few lines of aliases could grow without end.
 */
export const MAX_SPENT: Spent = {
  text: 4_000_000,
  pieces: 30_000,
  broken: 10_000,
  nodes: 1_000_000,
  repairs: 1_000_000,
};

/** Whether something was left out: whatever is more depends on what was read before it. */
export const isTooMuch = (spent: Spent): boolean =>
  spent.text > MAX_SPENT.text ||
  spent.pieces > MAX_SPENT.pieces ||
  spent.broken > MAX_SPENT.broken ||
  spent.nodes > MAX_SPENT.nodes ||
  spent.repairs > MAX_SPENT.repairs;

export function sumOf(all: Iterable<Spent>): Spent {
  let [text, pieces, broken, nodes, repairs] = [0, 0, 0, 0, 0];
  for (const each of all) {
    text += each.text;
    pieces += each.pieces;
    broken += each.broken;
    nodes += each.nodes;
    repairs += each.repairs;
  }
  return { text, pieces, broken, nodes, repairs };
}

export const without = (all: Spent, some: Spent): Spent => ({
  text: all.text - some.text,
  pieces: all.pieces - some.pieces,
  broken: all.broken - some.broken,
  nodes: all.nodes - some.nodes,
  repairs: all.repairs - some.repairs,
});

/** What an alias stands for: that of its anchor which stands last before it, whatever comes later. */
const bound = new WeakMap<Alias, Anchored>();

export const bind = (alias: Alias, to: Anchored): void => void bound.set(alias, to);

export const boundTo = (alias: Alias): Anchored | undefined => bound.get(alias);

/** Who knows the anchors while a text is read. */
export interface AnchorBook {
  /** Takes note of an anchor; undefined where there is none. */
  remember(anchor: string | undefined, node: YamlNode): Anchored | undefined;
  /** What an alias stands for; undefined where no anchor stands before it. */
  resolve(alias: Alias, isExpanded: boolean): Anchored | undefined;
  /** Whether an anchor of that name stands before, at a mapping or a list. */
  knows(name: string): boolean;
  /** Counts more of what aliases bring forth; false where it is too much. */
  mayExpand(count: number): boolean;
  /** Whether a word is a key of the format. */
  isKey(word: string): boolean;
}
