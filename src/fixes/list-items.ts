import type { Place } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { TextEdit } from './fix';
import { behindMerge } from './own-value';
import type { Page } from './write';
import { afterLine, contentEndBefore, goesOn, lineEnd } from './write';
import { written } from '../text/written';
import type { Stretch } from '../text/stretch';

/** A mapping of the text: a source, or the whole manifest. */
interface Owner {
  readonly place: Place;
  readonly keys: ReadonlyMap<string, Place>;
}

interface Added {
  readonly edit: TextEdit;
  /** Where the text to type over stands after the edit. */
  readonly select: Stretch;
}

/** Keys with their values: text, or a mapping of texts. */
type Fields = readonly (readonly [string, string | Fields])[];

/**
 * Adds a mapping to the list of a key: behind its last item, or with the key where there is none yet.
 * Undefined where that cannot be done surely.
 *
 * @param typed the value that is to be typed over
 */
export function addItem(
  page: Page,
  owner: Owner,
  key: string,
  last: Place | undefined,
  fields: Fields,
  typed: string,
): Added | undefined {
  const { text } = page;
  if (owner.keys.has(key) && !last) return undefined;
  const edit = last
    ? behindItem(page, last, fields)
    : text[startOf(owner.place)] === '{'
      ? inBraces(page, owner, key, fields)
      : inBlock(page, owner, key, fields);
  if (!edit) return undefined;
  const value = written(page, typed);
  const at = edit.newText.indexOf(value);
  const quote = value === typed ? 0 : 1;
  const start = edit.start + at + quote;
  return { edit, select: { start, end: start + typed.length } };
}

function flowOf(page: Page, fields: Fields): string {
  const name = (key: string): string => (page.format === 'json' ? JSON.stringify(key) : key);
  return `{ ${fields.map(([key, value]) => `${name(key)}: ${valueOf(page, value)}`).join(', ')} }`;
}

const valueOf = (page: Page, value: string | Fields): string =>
  typeof value === 'string' ? written(page, value) : flowOf(page, value);

function blockOf(page: Page, indent: string, fields: Fields): string {
  const lines = fields.map(([key, value]) => `${key}: ${valueOf(page, value)}`);
  return `${indent}- ${lines.join(`${lineEnd(page)}${indent}  `)}${lineEnd(page)}`;
}

function behindItem(page: Page, last: Place, fields: Fields): TextEdit | undefined {
  const { text } = page;
  const [start, end] = [startOf(last), endOf(last)];
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const indent = /^( *)- +$/.exec(line)?.[1];
  if (page.format === 'json' || indent === undefined) {
    if (text[start] !== '{') return undefined;
    const own = /^[ \t]*$/.test(line) ? `,${lineEnd(page)}${line}` : ', ';
    return { start: end, end, newText: own + flowOf(page, fields) };
  }
  const at = trimmedEnd(text, start, end);
  if (goesOn(text, at, indent.length)) return undefined;
  return afterLine(page, at, blockOf(page, indent, fields));
}

function inBlock(
  page: Page,
  { place, keys }: Owner,
  key: string,
  fields: Fields,
): TextEdit | undefined {
  const { text } = page;
  const column = columnOf(text, keys);
  if (column === undefined) return undefined;
  const indent = ' '.repeat(column);
  const newText = `${indent}${key}:${lineEnd(page)}${blockOf(page, `${indent}  `, fields)}`;
  const at = behindMerge(text, trimmedEnd(text, startOf(place), endOf(place)));
  return goesOn(text, at, column) ? undefined : afterLine(page, at, newText);
}

/** The column of a mapping's keys; undefined where they do not stand in one. */
function columnOf(text: string, keys: ReadonlyMap<string, Place>): number | undefined {
  const columns = [...keys.values()].map((place) => {
    const at = startOf(place);
    const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    return /^[ -]*$/.test(before) ? before.length : -1;
  });
  const [first] = columns;
  return first !== undefined && first >= 0 && columns.every((each) => each === first)
    ? first
    : undefined;
}

function inBraces(
  page: Page,
  { place, keys }: Owner,
  key: string,
  fields: Fields,
): TextEdit | undefined {
  const { text } = page;
  const close = endOf(place) - 1;
  const first = [...keys.values()][0];
  if (text[close] !== '}' || !first) return undefined;
  const at = contentEndBefore(text, close);
  if (text[at - 1] === ',' || text.slice(text.lastIndexOf('\n', at - 1) + 1, at).includes('#')) {
    return undefined;
  }
  // YAML takes a carriage return by itself for a part of the word before it.
  if (/\r(?!\n)/.test(text.slice(at, close))) return undefined;
  const before = text.slice(text.lastIndexOf('\n', startOf(first) - 1) + 1, startOf(first));
  const own = /^[ \t]*$/.test(before) ? `,${lineEnd(page)}${before}` : ', ';
  const name = page.format === 'json' ? JSON.stringify(key) : key;
  return { start: at, end: at, newText: `${own}${name}: [${flowOf(page, fields)}]` };
}

/** Removes an item of a list; the key too where it is the only one and has a line of its own. */
export function removeItem({ text }: Page, { start, end }: Stretch): TextEdit | undefined {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  if (/^ *- +$/.test(text.slice(line, start))) return removeLines(text, line, start, end);
  const comma = /^\s*,\s*/.exec(text.slice(end, end + 200))?.[0].length;
  if (comma !== undefined) return { start, end: end + comma, newText: '' };
  const before = /,\s*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
  return { start: start - before, end, newText: '' };
}

function removeLines(text: string, line: number, start: number, end: number): TextEdit | undefined {
  const newline = text.indexOf('\n', trimmedEnd(text, start, end));
  const after = newline === -1 ? text.length : newline + 1;
  const indent = start - line;
  const next = /^[ \t]*(?:#[^\n]*)?$/;
  let at = after;
  // The line that says whether the list goes on.
  while (at < text.length) {
    const stop = text.indexOf('\n', at);
    const row = text.slice(at, stop === -1 ? text.length : stop).replace(/\r$/, '');
    if (!next.test(row)) {
      const dash = /^( *)- /.exec(row)?.[1];
      if (dash !== undefined && dash.length === text.slice(line, start).indexOf('-')) {
        return { start: line, end: after, newText: '' };
      }
      break;
    }
    at = stop === -1 ? text.length : stop + 1;
  }
  const previous = text.slice(0, line).replace(/\r?\n$/, '');
  const above = previous.slice(previous.lastIndexOf('\n') + 1);
  const key = /^( *)["']?[\w-]+["']?:[ \t]*$/.exec(above)?.[1];
  const isOnly = key !== undefined && key.length < indent;
  return {
    start: isOnly ? line - (text.slice(0, line).length - previous.length) - above.length : line,
    end: after,
    newText: '',
  };
}

/** The end of a mapping without the blank lines and comments behind it. */
function trimmedEnd(text: string, start: number, end: number): number {
  return Math.max(start, contentEndBefore(text, end));
}
