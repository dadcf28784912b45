import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  CR,
  LF,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SLASH,
  SPACE,
  TAB,
} from '../text/characters';
import type { Slices } from '../text/slices';
import type { Stretch } from '../text/stretch';

/** Characters that are passed before it yields to the event loop. */
const SLICE = 200_000;

/** How far brackets and braces may be open: whoever writes more has made a mistake. */
const MAX_OPEN = 10_000;

/**
 * The items of the first list `sources` at the top of a JSON text, by its quotes, brackets and commas alone. What is
 * between these is not looked at.
 *
 * @returns none where they are not sure: there is no such list, a bracket is of another kind than the one that
 * it closes, two commas or two items follow each other, or a string goes on in the next line
 */
export function* itemsOfJson(text: string): Slices<readonly Stretch[]> {
  const scan = new Scan(text);
  for (let at = 0, rest = SLICE; at < text.length;) {
    if (at > rest) {
      rest = at + SLICE;
      yield;
    }
    const next = scan.step(at);
    if (next === undefined) return [];
    if (next === 'end') return scan.items;
    at = next;
  }
  return [];
}

class Scan {
  readonly items: Stretch[] = [];
  readonly #text: string;
  /** What ends each bracket that is open. */
  readonly #open: number[] = [];
  /** The last string at the top, and what stands behind it but for blanks. */
  #name = '';
  #behind = 0;
  #isInList = false;
  /** Of the item that is read, where it begins and where its text ends so far. */
  #start: number | undefined;
  #end = 0;
  /** Whether it is closed: nothing can follow it but a comma. */
  #isClosed = false;
  #newline = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** @returns where to go on, `end` behind the list; undefined where it is not sure */
  step(at: number): number | 'end' | undefined {
    const code = this.#text.charCodeAt(at);
    if (code === SPACE || code === LF || code === CR || code === TAB) return at + 1;
    if (code === SLASH) return undefined;
    const isTop = this.#isInList && this.#open.length === 2;
    if (isTop && code === COMMA) return this.#take() ? at + 1 : undefined;
    if (isTop && code === CLOSE_BRACKET) {
      // Behind the last comma there has to be an item.
      const isDone = this.#take() || this.items.length === 0;
      return isDone ? 'end' : undefined;
    }
    if (isTop && this.#isClosed) return undefined;
    if (isTop) this.#start ??= at;
    const next = this.#pass(at, code);
    if (next === undefined) return undefined;
    this.#end = next;
    const isWhole = this.#isInList && this.#open.length === 2;
    if (isWhole && (code === QUOTE || isClosing(code))) this.#isClosed = true;
    return next;
  }

  #take(): boolean {
    if (this.#start === undefined) return false;
    this.items.push({ start: this.#start, end: this.#end });
    this.#start = undefined;
    this.#isClosed = false;
    return true;
  }

  /** Passes a string or a sign. */
  #pass(at: number, code: number): number | undefined {
    const open = this.#open;
    if (code === QUOTE) {
      const end = this.#endOfString(at);
      if (end !== undefined && open.length === 1) this.#name = this.#text.slice(at + 1, end - 1);
      this.#behind = 0;
      return end;
    }
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      const isList = code === OPEN_BRACKET && open.length === 1 && this.#behind === COLON;
      if (isList && this.#name === 'sources') this.#isInList = true;
      if (open.push(code === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET) > MAX_OPEN) return undefined;
    } else if (isClosing(code) && open.pop() !== code) return undefined;
    this.#behind = code;
    return at + 1;
  }

  /** Behind its closing quote. */
  #endOfString(start: number): number | undefined {
    const text = this.#text;
    let end = text.indexOf('"', start + 1);
    while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
    if (this.#newline < start) {
      const newline = text.indexOf('\n', start);
      this.#newline = newline === -1 ? Infinity : newline;
    }
    return end === -1 || end > this.#newline ? undefined : end + 1;
  }
}

const isClosing = (code: number): boolean => code === CLOSE_BRACE || code === CLOSE_BRACKET;

/** Whether an odd number of backslashes stands before a character. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}
