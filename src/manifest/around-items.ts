import { KEYS } from './generated/keys';
import { KNOWN_KEYS } from './known-keys';
import { keyNearest } from './key-nearest';
import { startsList } from './source-locations';
import { CR, HASH, LF, SPACE, TAB } from '../text/characters';
import type { Entry, Node, SeqNode, SyntaxMistake } from '../text/node';
import { readPlainInSlices } from '../text/plain-in-slices';
import type { Slices } from '../text/slices';
import type { Unit } from './model';
import type { Stretch } from '../text/stretch';

/** What stands before the items, or behind them. */
export interface HeadPart {
  readonly unit: Unit;
  readonly entries: Entry[];
}

/** What stands around the items. A blank line with a tab is one before an item, but not before a key. */
export function aroundItems(text: string, cut: number, resume: number): string {
  if (cut === text.length) return text;
  const before = text.slice(0, cut);
  const end = before.trimEnd().length;
  return before.slice(0, end) + before.slice(end).replaceAll('\t', ' ') + text.slice(resume);
}

/**
 * What stands around the items, or the whole where there are none (`cut` is the end of the text), of the plain
 * form. A list is no manifest: the other reader looks no further into it.
 */
export function* plainAround(text: string, cut: number, resume: number): Slices<Node | undefined> {
  if (startsList(text)) return undefined;
  return yield* readPlainInSlices(aroundItems(text, cut, resume), KNOWN_KEYS);
}

/** The list of sources among the entries of the document, whose key may be misspelt. */
export function listIn(entries: readonly Entry[]): SeqNode | undefined {
  const list = (entries.find(({ key }) => key === 'sources') ?? misspeltIn(entries))?.value;
  return list?.kind === 'seq' ? list : undefined;
}

/** Lists at the top that are asked what they were meant as. */
const MAX_LISTS = 20;

/** The one entry that was surely meant as `sources`: `Sources`, `steps`. */
function misspeltIn(entries: readonly Entry[]): Entry | undefined {
  const keys = KEYS.manifest ?? [];
  const lists = entries.filter(({ key, value }) => !keys.includes(key) && isOfSources(value));
  const meant = lists.slice(0, MAX_LISTS).filter(({ key }) => keyNearest(key, keys) === 'sources');
  return meant.length === 1 ? meant[0] : undefined;
}

/** Whether a list says where something is from: other files have lists of steps, too. */
function isOfSources(value: Node): boolean {
  const first = value.kind === 'seq' ? value.items[0] : undefined;
  return first?.kind === 'map' && first.entries.some(({ key }) => OF_SOURCES.has(key));
}

const OF_SOURCES: ReadonlySet<string> = new Set(['material', 'component', 'supplier', 'country']);

const NO_ITEMS: Node = { kind: 'seq', items: [], start: 0, end: 0 };

/** The head as its schema is to see it: the items, in the list or cut out, are checked one by one. */
export function withoutItems(root: Node, cutOut: boolean): Node {
  if (root.kind !== 'map') return root;
  const entries = root.entries.map((entry) =>
    entry.key === 'sources' && (cutOut || entry.value.kind === 'seq')
      ? { ...entry, value: NO_ITEMS }
      : entry,
  );
  return { ...root, entries };
}

/** A mistake at another offset. */
export function shift(mistake: SyntaxMistake, by: number): SyntaxMistake {
  const moved = { ...mistake, start: mistake.start + by, end: mistake.end + by };
  if (moved.kind !== 'syntax' || !moved.fix) return moved;
  const { start, end, text } = moved.fix;
  return { ...moved, fix: { start: start + by, end: end + by, text } };
}

/** End of the last line with content: what follows it are blank lines and comments. */
export function contentEnd(text: string, { start, end }: Stretch): number {
  let lineEnd = end;
  /** What its line begins with, as far as that is known. */
  let first = LF;
  for (let at = end - 1; at >= start; at--) {
    const code = text.charCodeAt(at);
    if (code === LF) {
      if (first !== LF && first !== HASH) break;
      lineEnd = at;
      first = LF;
    } else if (!isBlank(code)) first = code;
  }
  return lineEnd;
}

/** Whether a character is one for `\s`. */
const isBlank = (code: number): boolean =>
  code === SPACE ||
  (code >= TAB && code <= CR) ||
  (code > 0x7f && /\s/.test(String.fromCharCode(code)));
