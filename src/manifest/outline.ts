/** Half-open range of offsets in the text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * A YAML text cut at the items of its top-level `sources`. What stands around them, the head, is the
 * text with `items` taken out. No items: the whole text is the head.
 */
export interface Outline {
  readonly items: readonly Stretch[];
}

const TAB = 0x09;
const SPACE = 0x20;
const DASH = 0x2d;
const HASH = 0x23;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * Cuts by indentation alone, line by line. In a text without errors this is right whatever the items
 * hold: a block scalar, a quoted or a flow value inside an item is indented more than its dash, and a
 * value before `sources:` cannot reach over a line that starts in the first column. An item that is
 * indented less than the first one is a mistake, but an item.
 */
export function outline(text: string): Outline {
  const from = afterSourcesKey(text);
  if (from === undefined) return { items: [] };
  const starts: number[] = [];
  let indent = -1;
  let line = from;
  while (line < text.length) {
    const next = nextLine(text, line);
    let at = line;
    while (text.charCodeAt(at) === SPACE) at++;
    const column = at - line;
    // A tab indents nothing, but a line of nothing else is blank.
    while (text.charCodeAt(at) === TAB || text.charCodeAt(at) === SPACE) at++;
    const code = at < text.length ? text.charCodeAt(at) : NEWLINE;
    if (code !== NEWLINE && code !== RETURN && code !== HASH) {
      const dash = isDash(text, line + column);
      if (dash && (indent === -1 || column <= indent)) {
        indent = indent === -1 ? column : indent;
        starts.push(line);
      } else if (indent === -1 || column === 0) {
        break;
      }
    }
    line = next;
  }
  const end = Math.min(line, text.length);
  return { items: starts.map((start, index) => ({ start, end: starts[index + 1] ?? end })) };
}

/** Start of the line after the top-level `sources:`, where its value stands on the lines below. */
function afterSourcesKey(text: string): number | undefined {
  const key = /^sources:[ ]*(?:#[^\n]*)?\r?\n/my;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    if (text.startsWith('sources:', at)) {
      key.lastIndex = at;
      if (at === 1 ? /^\uFEFFsources:[ ]*\r?\n/.test(text) : key.test(text))
        return nextLine(text, at);
    }
    at = nextLine(text, at);
  }
  return undefined;
}

function isDash(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== DASH) return false;
  const after = at + 1 < text.length ? text.charCodeAt(at + 1) : NEWLINE;
  return after === SPACE || after === NEWLINE || after === RETURN;
}

function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}
