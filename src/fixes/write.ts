import type { Manifest, Place, Source } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Language } from '../messages/language';
import { isBroken } from './broken';
import type { TextEdit } from './fix';
import { written } from '../text/written';

/** The text that is being edited, and how it is written. */
export interface Page {
  readonly text: string;
  readonly format: 'yaml' | 'json';
  readonly problems: Manifest['problems'];
}

/** A page that is fixed. */
export interface FixPage extends Page {
  /** Of the titles. */
  readonly language: Language;
}

/** Puts another text value in the place of one, quoted as the old one is. Undefined behind an alias. */
export function replaceValue(page: Page, place: Place, value: string): TextEdit | undefined {
  const [start, end] = [startOf(place), endOf(place)];
  const old = page.text.slice(start, end);
  if (isIndirect(old)) return undefined;
  return { start, end, newText: written(page, value, old) };
}

/** A value that stands behind an alias, a merge, an anchor or a tag is not edited in place. */
export const isIndirect = (old: string): boolean =>
  /^(?:[*&!|>]|<<)/.test(old) || old.includes('\n');

/** Whether a source is written as a block, a key a line, without braces. */
export function isBlock({ text }: Page, source: Source): boolean {
  return text[startOf(source.place)] !== '{';
}

/** Where the blanks and line ends before an offset begin; whatever else cannot be seen is a character for YAML. */
export function contentEndBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && BLANKS.has(text.charCodeAt(at - 1))) at--;
  return at;
}

const BLANKS = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** The line end that the text uses. */
export const lineEnd = ({ text }: Page): string => /\r?\n/.exec(text)?.[0] ?? '\n';

/** Removes a key with its value; undefined where that cannot be done surely. */
export function removeKey(page: Page, source: Source, key: string): TextEdit | undefined {
  const places = [...source.keys.entries()].sort(([, a], [, b]) => startOf(a) - startOf(b));
  const index = places.findIndex(([name]) => name === key);
  const place = places[index]?.[1];
  if (!place || isBroken(source, page)) return undefined;
  if (page.text.slice(startOf(place), endOf(place)) === '<<') return undefined;
  const next = places[index + 1]?.[1];
  return isBlock(page, source)
    ? removeLines(page, place, next, source)
    : removeFromFlow(page, place, next, source);
}

function removeLines(
  { text }: Page,
  place: Place,
  next: Place | undefined,
  source: Source,
): TextEdit | undefined {
  const start = text.lastIndexOf('\n', startOf(place) - 1) + 1;
  if (!/^[ \t]*$/.test(text.slice(start, startOf(place)))) return undefined;
  // A block scalar without words ends with the line break, where the next source begins.
  const last = next ? startOf(next) : contentEndBefore(text, endOf(source.place));
  let end = next ? text.lastIndexOf('\n', last - 1) + 1 : startOfNextLine(text, last);
  if (end <= start) return undefined;
  // Comments and blank lines before the next key belong to it.
  for (;;) {
    const before = text.lastIndexOf('\n', end - 2) + 1;
    if (before <= start || !/^[ \t]*(?:#[^\n]*)?\r?\n?$/.test(text.slice(before, end))) break;
    end = before;
  }
  return { start, end, newText: '' };
}

function removeFromFlow(
  { text }: Page,
  place: Place,
  next: Place | undefined,
  source: Source,
): TextEdit | undefined {
  if (next) return { start: startOf(place), end: startOf(next), newText: '' };
  const comma = /,\s*$/.exec(text.slice(startOf(source.place), startOf(place)));
  if (!comma) return undefined;
  const end = contentEndBefore(text, endOf(source.place) - 1);
  return { start: startOf(source.place) + comma.index, end, newText: '' };
}

function startOfNextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

/** Puts whole lines behind the line that an offset stands in. */
export function afterLine(page: Page, at: number, lines: string): TextEdit | undefined {
  const { text } = page;
  const newline = text.indexOf('\n', at);
  const rest = text.slice(at, newline === -1 ? text.length : newline);
  if (!/^[ \t]*(?:#.*)?\r?$/.test(rest)) return undefined;
  if (newline !== -1) return { start: newline + 1, end: newline + 1, newText: lines };
  const end = text.length;
  return { start: end, end, newText: lineEnd(page) + lines.replace(/\r?\n$/, '') };
}

/**
 * Whether what stands in a column goes on in the lines behind an offset: a merge that brings nothing is no part
 * of the value that it ends.
 */
export function goesOn(text: string, at: number, column: number): boolean {
  const lines = text.slice(at).split('\n', MAX_LINES_BEHIND).slice(1);
  // The carriage return of Windows is none of the characters that a dot stands for.
  const next = lines.find((line) => !/^\s*(?:#[^]*)?$/.test(line));
  return next !== undefined && next.search(/\S/) > column;
}

/** Lines that are looked at for what goes on. */
const MAX_LINES_BEHIND = 50;

/** Sorted edits, or undefined where one is missing or two overlap. */
export function together(edits: readonly (TextEdit | undefined)[]): TextEdit[] | undefined {
  const all = edits.filter((edit) => edit !== undefined);
  if (all.length < edits.length) return undefined;
  all.sort((a, b) => a.start - b.start || a.end - b.end);
  const clash = all.some((edit, index) => edit.start < (all[index - 1]?.end ?? 0));
  return clash ? undefined : all;
}
