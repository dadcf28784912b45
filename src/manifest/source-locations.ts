import { COLON, CR, DASH, HASH, LF, SPACE, TAB, startsWord } from '../text/characters';
import { nextLine } from '../text/lines';
import type { Slices } from '../text/slices';
import { inOneGo } from '../text/slices';
import type { Stretch } from '../text/stretch';
import { wrongDashAt } from '../text/wrong-dash';
import { KNOWN_KEYS } from './known-keys';

/**
 * A YAML text cut at the items of its top-level `sources`. What stands around them, the head, is the
 * text with the items taken out. No items: the whole text is the head.
 */
export interface SourceLocations {
  /** Starts of the items; there may be very many, each ends where the next one starts. */
  readonly starts: readonly number[];
  /** Where the last one ends. */
  readonly end: number;
}

/** Where an item stands. */
export const itemAt = ({ starts, end }: SourceLocations, index: number): Stretch => ({
  start: starts[index] ?? end,
  end: starts[index + 1] ?? end,
});

/** Where all of them stand. */
export const stretchesOf = (cut: SourceLocations): Stretch[] =>
  cut.starts.map((_, index) => itemAt(cut, index));

/** Characters, in UTF-16 units, that are looked at before others have their turn. */
const SLICE = 500_000;

/** Longer keys are none in YAML. */
const MAX_KEY_LENGTH = 1024;

/**
 * Cuts by indentation alone, line by line. In a text without errors this is right whatever the items
 * hold: a block scalar, a quoted or a flow value inside an item is indented more than its dash, and a
 * value before `sources:` cannot reach over a line that starts in the first column. An item that is
 * indented less than the first one is a mistake, but an item.
 */
export const locateSources = (text: string): SourceLocations =>
  inOneGo(locateSourcesInSlices(text));

/** As `locateSources`. */
export function* locateSourcesInSlices(text: string): Slices<SourceLocations> {
  const starts: number[] = [];
  let from = afterSourcesKey(text);
  if (from === undefined) return { starts, end: text.length };
  for (let indent = -1; ; yield) {
    const stop = from + SLICE;
    const scan: ItemScan = scanItems(text, from, indent, stop);
    for (const start of scan.starts) starts.push(start);
    if (scan.end < stop || scan.end >= text.length) return { starts, end: scan.end };
    ({ end: from, indent } = scan);
  }
}

/** Where items start, and where the scan ended. */
export interface ItemScan extends SourceLocations {
  /** Column of the dashes; -1 where there is no item. */
  readonly indent: number;
}

/**
 * Finds the items of a list from the start of a line on.
 *
 * @param indent column of the dashes so far; -1 before the first item
 * @param stop at a line that starts there or behind it the scan ends
 * @param isEnd whether to end at a line, asked at its start
 */
export function scanItems(
  text: string,
  from: number,
  indent: number,
  stop = Infinity,
  isEnd?: (line: number) => boolean,
): ItemScan {
  const starts: number[] = [];
  let line = from;
  const most = Math.min(text.length, stop);
  while (line < most && isEnd?.(line) !== true) {
    let at = line;
    let code = text.charCodeAt(at);
    while (code === SPACE) code = text.charCodeAt(++at);
    const column = at - line;
    // A tab indents nothing, but a line of nothing else is blank.
    while (code === TAB || code === SPACE) code = text.charCodeAt(++at);
    if (at >= text.length) return { starts, end: text.length, indent };
    if (code !== LF && code !== CR && code !== HASH) {
      const isItem =
        indent === -1 || column <= indent
          ? isDash(text, line + column) ||
            // In any other column it may be text of the item before.
            ((indent === -1 || column === indent) &&
              wrongDashAt(text, line + column, KNOWN_KEYS) !== undefined)
          : false;
      if (isItem) {
        indent = indent === -1 ? column : indent;
        starts.push(line);
      } else if (
        indent === -1 ||
        (column === 0 && !isOddBlank(text, line) && !isStray(text, line))
      ) {
        break;
      }
    }
    line = nextLine(text, at);
  }
  return { starts, end: Math.min(line, text.length), indent };
}

/** Start of the line after the top-level `sources:`, where its value stands on the lines below. */
export function afterSourcesKey(text: string): number | undefined {
  if (/^\uFEFF?sources:/.test(text)) {
    const isKey = /^(?:\uFEFFsources:[ ]*|sources:(?:[ ]+#[^\n]*|[ ]*))\r?\n/.test(text);
    if (isKey) return nextLine(text, 0);
  }
  const key = /sources:(?:[ ]+#[^\n]*|[ ]*)\r?\n/y;
  for (let at = text.indexOf(KEY_LINE); at !== -1; at = text.indexOf(KEY_LINE, at + 1)) {
    key.lastIndex = at + 1;
    if (key.test(text)) return nextLine(text, at + 1);
  }
  return undefined;
}

const KEY_LINE = '\nsources:';

/** Whether a line begins with a blank that is no indentation but was surely meant as one. */
const isOddBlank = (text: string, line: number): boolean =>
  text.charCodeAt(line) === TAB || (text.charCodeAt(line) > 0x7f && /\s/.test(text.charAt(line)));

/** What a line in the first column may begin with that goes on in the next one, or ends the document. */
const GOES_ON = Array.from({ length: 0x80 }, (_, code) =>
  '-.?:&!%\t'.includes(String.fromCharCode(code)),
);

/**
 * Whether a line in the first column, with items before it, is surely a slip: what is no key, or a key
 * with a short value and below it, as if it stood further in, another key or an item with one.
 */
function isStray(text: string, line: number): boolean {
  const first = text.charCodeAt(line);
  if (GOES_ON[first] === true) return false;
  const colon = colonIn(text, line);
  if (colon === -1) return true;
  let at = colon + 1;
  while (text.charCodeAt(at) === SPACE) at++;
  if (!startsWord(first) || !startsWord(text.charCodeAt(at))) return false;
  const next = nextContent(text, nextLine(text, line));
  const isInside = text.charCodeAt(next) === SPACE || isDash(text, next);
  return isInside && colonIn(text, next) !== -1;
}

/** Offset of the colon behind a key on a line, or -1. */
function colonIn(text: string, line: number): number {
  const end = Math.min(text.length, line + MAX_KEY_LENGTH);
  for (let at = line; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === LF) return -1;
    if (code !== COLON) continue;
    const next = at + 1 < end ? text.charCodeAt(at + 1) : LF;
    if (next === SPACE || next === TAB || next === CR || next === LF) return at;
  }
  return -1;
}

/** Whether the first line with content begins an item. */
export function startsList(text: string): boolean {
  const line = nextContent(text, 0);
  return isDash(text, line + columnOf(text, line));
}

/** Start of the next line with content, or the end of the text. */
function nextContent(text: string, from: number): number {
  let line = from;
  while (line < text.length) {
    let at = line;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = at < text.length ? text.charCodeAt(at) : LF;
    if (code !== LF && code !== CR && code !== HASH) return line;
    line = nextLine(text, at);
  }
  return text.length;
}

function isDash(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== DASH) return false;
  const after = at + 1 < text.length ? text.charCodeAt(at + 1) : LF;
  return after === SPACE || after === LF || after === CR || after === TAB;
}

/** Column of what a line begins with. */
export function columnOf(text: string, line: number): number {
  let at = line;
  while (text.charCodeAt(at) === SPACE) at++;
  return at - line;
}
