import type { Place, Source } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import { written } from '../text/written';
import type { TextEdit } from './fix';
import type { Page } from './write';
import { afterLine, isBlock, isIndirect, lineEnd, replaceValue } from './write';

/** A value that a source gets for itself. */
export interface OwnValue {
  readonly edits: readonly TextEdit[];
  /** The edit that writes the value, and where in its new text the value begins and ends. */
  readonly edit: TextEdit;
  readonly from: number;
  readonly to: number;
}

/**
 * Gives a source a value of its own, whatever it shares with others: an alias gives way to the value, what is
 * merged is overruled by a key, and an anchor goes on to the first source that repeats it. Undefined where
 * another source might change.
 */
export function ownValue(
  page: Page,
  source: Source,
  key: 'supplier' | 'country',
  value: string,
): OwnValue | undefined {
  const place = source[key];
  // Beside origins it is not said which of them is meant.
  if (!place || source.keys.has('origins') || isSharedWhole(page, source)) return undefined;
  const old = page.text.slice(startOf(place), endOf(place));
  if (old === '<<') return overrule(page, source, place, key, value);
  if (ALIAS.test(old)) {
    return only({ start: startOf(place), end: endOf(place), newText: written(page, value) });
  }
  const anchor = anchorBefore(page.text, startOf(place));
  const next = anchor && repeatedBehind(page.text, anchor.name, endOf(place));
  if (anchor && next !== undefined) return handOver(page, place, anchor, next, key, value);
  const edit = replaceValue(page, place, value);
  return edit && only(edit);
}

const only = (edit: TextEdit): OwnValue => ({
  edits: [edit],
  edit,
  from: 0,
  to: edit.newText.length,
});

/** Whether another source merges or repeats all of this one. */
export function isSharedWhole({ text }: Page, { place }: Source): boolean {
  const before = text.slice(Math.max(0, startOf(place) - MAX_ANCHOR), startOf(place));
  const own = /^&([^\s,[\]{}]+)/.exec(text.slice(startOf(place), startOf(place) + MAX_ANCHOR));
  const name = (ANCHOR_OF_BLOCK.exec(before) ?? own)?.[1];
  return name !== undefined && repeatedBehind(text, name, startOf(place)) !== undefined;
}

/** Whether an anchor's value stands under another key elsewhere: what is right here may not be right there. */
export function isSharedUnderAnotherKey(text: string, place: Place): boolean {
  const anchor = anchorBefore(text, startOf(place));
  if (!anchor) return false;
  const key = KEY_BEFORE.exec(
    text.slice(Math.max(0, anchor.start - MAX_ANCHOR), anchor.start),
  )?.[1];
  const next = (from: number): number | undefined => repeatedBehind(text, anchor.name, from);
  for (let at = next(endOf(place)); at !== undefined; at = next(at + 1)) {
    const other = KEY_BEFORE.exec(text.slice(Math.max(0, at - MAX_ANCHOR), at))?.[1];
    if (other === undefined || other !== key) return true;
  }
  return false;
}

/** The key that a value stands behind, on one line. */
const KEY_BEFORE = /([\w-]+)["']?:[ \t]+$/;

/** Whether anything in a stretch has a name that others may repeat: a copy of it would take the name over. */
export const hasAnchor = (text: string): boolean => /(?:^|[\s[{,:-])&[^\s,[\]{}]/.test(text);

/** An anchor that stands alone above what it names; there may be a tag, blank lines and comments between. */
const ANCHOR_OF_BLOCK = /&([^\s,[\]{}]+)(?:[ \t]+!\S*)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*$/;

const ALIAS = /^\*[^\s,[\]{}]+$/;

/** Longest text in which an anchor is looked for. */
const MAX_ANCHOR = 1000;

interface Anchor {
  readonly name: string;
  readonly start: number;
}

/** The anchor of a value, between its key's colon and the value. */
function anchorBefore(text: string, at: number): Anchor | undefined {
  const from = Math.max(text.lastIndexOf(':', at - 1), at - MAX_ANCHOR, 0);
  const found = /&([^\s,[\]{}]+)/.exec(text.slice(from, at));
  return found?.[1] === undefined ? undefined : { name: found[1], start: from + found.index };
}

/** Where the next alias of a name is, as far as the text tells: one in a comment is taken for one, too. */
function repeatedBehind(text: string, name: string, from: number): number | undefined {
  for (let at = text.indexOf(`*${name}`, from); at !== -1; at = text.indexOf(`*${name}`, at + 1)) {
    if (/^(?:[\s,[\]{}]|$)/.test(text.slice(at + 1 + name.length, at + 2 + name.length))) return at;
  }
  return undefined;
}

/** The first source that repeats the value gets it, with the anchor. */
function handOver(
  page: Page,
  place: Place,
  { name, start }: Anchor,
  next: number,
  key: string,
  value: string,
): OwnValue | undefined {
  const { text } = page;
  const old = text.slice(startOf(place), endOf(place));
  const between = text.slice(start + 1 + name.length, startOf(place));
  const line = text.slice(text.lastIndexOf('\n', next - 1) + 1, next);
  if (isIndirect(old) || !/^[ \t]+$/.test(between)) return undefined;
  if (line.includes('#') || !new RegExp(`\\b${key}["']?:[ \\t]+$`).test(line)) return undefined;
  const edit = { start, end: endOf(place), newText: written(page, value, old) };
  const end = next + 1 + name.length;
  const moved = { start: next, end, newText: `&${name} ${old}` };
  return { ...only(edit), edits: [edit, moved] };
}

/** A key of its own wins over what is merged, wherever it stands. */
function overrule(
  page: Page,
  source: Source,
  place: Place,
  key: string,
  value: string,
): OwnValue | undefined {
  const { text } = page;
  const merge = MERGE.exec(text.slice(startOf(place), startOf(place) + MAX_ANCHOR));
  if (!merge) return undefined;
  const at = startOf(place) + merge[0].length;
  const own = written(page, value);
  const column = startOf(place) - (text.lastIndexOf('\n', startOf(place) - 1) + 1);
  const before = text.slice(startOf(place) - column, startOf(place));
  const edit =
    text[startOf(source.place)] === '{'
      ? inBraces(text, at, `, ${key}: ${own}`)
      : isBlock(page, source) && /^[ -]*$/.test(before)
        ? afterLine(page, at, `${' '.repeat(column)}${key}: ${own}${lineEnd(page)}`)
        : undefined;
  if (!edit) return undefined;
  const from = edit.newText.indexOf(`${key}: `) + key.length + 2;
  return { edits: [edit], edit, from, to: from + own.length };
}

const inBraces = (text: string, at: number, newText: string): TextEdit | undefined =>
  /^[ \t]*[,}]/.test(text.slice(at, at + MAX_ANCHOR)) ? { start: at, end: at, newText } : undefined;

/** A merge on one line, with its alias or list of aliases. */
const MERGE = /^<<:[ \t]*(?:\*[^\s,[\]{}]+|\[[^\]\n]*\])/;

/** The end of a merge, where a mapping is said to end at the `<<` of its last key. */
export function behindMerge(text: string, at: number): number {
  if (text.slice(at - 2, at) !== '<<') return at;
  const merge = MERGE.exec(text.slice(at - 2, at + MAX_ANCHOR));
  return merge ? at - 2 + merge[0].length : at;
}
