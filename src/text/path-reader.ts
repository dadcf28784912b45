import { OpenFrames } from './open-frames';
import type { Path } from './path';
import type { Frame } from './path-frames';
import {
  closingQuote,
  endOfContent,
  frameOf,
  isClosed,
  isDash,
  partOf,
  plainEnd,
  quoteOf,
  unquoted,
} from './path-frames';

/** Where the cursor stands, as read up to it. */
export interface Spot {
  /** What the value is in, or the mapping of the key. */
  readonly frame: Frame | undefined;
  /** The mapping that a key here belongs to; perhaps one that would begin here. */
  readonly keyFrame?: Frame;
  readonly role: 'key' | 'value' | 'any';
  /** Path of the value. */
  readonly path: Path;
  readonly start: number;
  readonly quote: '"' | "'" | '';
  readonly after: 'colon' | 'dash' | 'flow' | 'line';
  readonly isFlow: boolean;
  readonly column: number;
  readonly needsComma: boolean;
}

/** A quoted key, or a plain one; a colon and a blank or the end follow. */
const BLOCK_KEY =
  /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#"'[\]{},&*!|>%@`-](?:[^:#]|:(?=\S)|(?<=\S)#)*?|-(?=\S)(?:[^:#]|:(?=\S))*?))\s*:(?=\s|$)/;
/** Longer lines are read by brackets alone: the pattern of a key may go over the line more than once. */
const MAX_KEY_LINE_LENGTH = 4000;

/**
 * Follows YAML or JSON line by line, tolerant of whatever is broken: by indentation in blocks, by
 * brackets, commas and colons in flow collections, which a line that is indented less ends.
 */
export class PathReader {
  readonly #format: 'yaml' | 'json';
  /** What is open by now. */
  readonly frames: OpenFrames;
  /** Lines that are indented more than this are text of a block scalar. */
  #scalarColumn: number | undefined;
  /** A quoted text that goes on over lines, and the column that it must be indented more than. */
  #open: { readonly quote: '"' | "'"; readonly column: number } | undefined;

  constructor(format: 'yaml' | 'json', prefix: Path) {
    this.#format = format;
    this.frames = new OpenFrames(prefix);
  }

  /** Those that are open; undefined within brackets, quotes and block scalars. */
  blocks(): readonly Frame[] | undefined {
    const isText = this.#scalarColumn !== undefined || this.#open !== undefined;
    return isText || this.frames.top?.isFlow === true ? undefined : this.frames.all;
  }

  readLine(line: string): void {
    this.#read(line, false);
  }

  /** Reads the cursor's line up to the cursor. */
  readBefore(before: string): Spot | undefined {
    return this.#read(before, true);
  }

  /**
   * Reads on behind the cursor while a mapping or list goes on.
   *
   * @param isKey whether what was being written is a key, whose value follows
   * @returns whether a further key or item follows
   */
  readBehind(
    rest: string,
    below: string,
    { frame, isKey }: { readonly frame: Frame | undefined; readonly isKey: boolean },
  ): boolean {
    if (!frame) return false;
    const count = (): number => frame.keys.size + frame.items.length;
    const before = count();
    if (frame.isFlow) {
      frame.state = isKey ? 'value' : 'scalar';
      if (isKey) frame.key = '';
      this.#flow(rest, 0, false);
    }
    for (const line of below.split(/\r\n|\r|\n/)) {
      if (!this.frames.all.includes(frame)) break;
      if (!frame.isFlow && this.#endsBlock(frame, line)) break;
      this.#read(line, false);
    }
    return count() > before;
  }

  #endsBlock(frame: Frame, line: string): boolean {
    const column = /^ */.exec(line)?.[0].length ?? 0;
    const rest = line.slice(column);
    if (rest.trim() === '' || rest.startsWith('#')) return false;
    return (
      column < frame.column || (frame.kind === 'map' && column === frame.column && isDash(rest))
    );
  }

  #read(line: string, isCursor: boolean): Spot | undefined {
    if (this.#format === 'json') return this.#flow(line, 0, isCursor);
    const column = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const rest = line.slice(column);
    const isBlank = rest === '' || rest === '\r';
    if (this.#scalarColumn !== undefined) {
      if (isBlank ? !isCursor || column > this.#scalarColumn : column > this.#scalarColumn)
        return undefined;
      this.#scalarColumn = undefined;
    }
    if (this.#open) {
      if (isBlank || column > this.#open.column) return this.#quoted(line, 0, isCursor);
      this.#open = undefined;
    }
    const flow = this.frames.top;
    if (flow?.isFlow) {
      const isOver =
        !isBlank && column <= flow.column && !/^[\]},]/.test(rest) && this.#blockAbove();
      if (!isOver) return this.#flow(line, 0, isCursor);
      while (this.frames.top?.isFlow) this.frames.pop();
    }
    if (rest.startsWith('#')) return undefined;
    if (isBlank && !isCursor) return undefined;
    if (column === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(rest)) {
      this.frames.clear();
      return isCursor ? undefined : this.#block(line, rest.length < 4 ? line.length : 4, false);
    }
    return this.#block(line, column, isCursor);
  }

  /** Whether a flow collection stands in a block, which an indentation can end it by. */
  #blockAbove(): boolean {
    return this.frames.all.some(({ isFlow }) => !isFlow);
  }

  #block(line: string, start: number, isCursor: boolean): Spot | undefined {
    let column = start;
    let hasDash = false;
    while (isDash(line.slice(column, column + 2))) {
      this.frames.dash(column);
      hasDash = true;
      const blanks = /^-[ \t]*/.exec(line.slice(column))?.[0].length ?? 1;
      if (isCursor && column + 1 === line.length) return undefined;
      column += blanks;
    }
    const rest = line.slice(column);
    if (rest.startsWith('#') && (column === 0 || /\s/.test(line[column - 1] ?? '')))
      return undefined;
    if (rest === '' && !isCursor) return undefined;
    if (!hasDash) this.frames.popTo(column);
    const key =
      rest.length > MAX_KEY_LINE_LENGTH ? BLOCK_KEY.exec(rest.slice(0, 200)) : BLOCK_KEY.exec(rest);
    if (key) {
      const name = key[1] ?? key[2] ?? key[3] ?? '';
      const frame = this.frames.mapAt(column);
      frame.key = name;
      frame.state = 'value';
      if (!frame.keys.has(name) || name === '') frame.keys.set(name, '');
      const end = column + key[0].length;
      if (isCursor && end === line.length) return undefined;
      return this.#value(line, end, frame, isCursor, 'colon');
    }
    if (!isCursor) {
      this.#plainLine(line, column, hasDash);
      return undefined;
    }
    return this.#atLine(line, column, hasDash);
  }

  /** A cursor that nothing but indentation and dashes stands before, or the start of a word or text. */
  #atLine(line: string, column: number, hasDash: boolean): Spot | undefined {
    const rest = line.slice(column);
    const top = this.frames.top;
    if (/^[[{]/.test(rest)) return this.#flowFrom(line, column, true);
    const quote = quoteOf(rest);
    if (quote !== '' && isClosed(rest, quote)) return undefined;
    if (quote === '' && /(?:^|\s)#/.test(rest)) return undefined;
    if (/^[|>&*!%@`?]/.test(rest)) return undefined;
    const base = { start: column, quote, isFlow: false, needsComma: false } as const;
    const isWord = !/\s/.test(rest.slice(quote.length));
    if (top?.kind === 'map' && top.column === column && !hasDash) {
      if (!isWord) return undefined;
      return {
        ...base,
        frame: top,
        keyFrame: top,
        role: 'key',
        path: this.frames.pathOf(top),
        after: 'line',
        column,
      };
    }
    if (top?.state === 'scalar') return undefined;
    const path = top ? this.frames.pathIn(top) : this.frames.prefix;
    const keyFrame = frameOf('map', false, column, top && partOf(top));
    const child = {
      ...base,
      frame: top,
      path,
      after: hasDash ? ('dash' as const) : ('line' as const),
      column,
    };
    if (!isWord) return { ...child, role: 'value' };
    // A mapping that begins here ends where the next line is indented less.
    this.frames.push(keyFrame);
    return { ...child, keyFrame, role: top === undefined && column === 0 ? 'key' : 'any' };
  }

  /** A line that is no key: an item, a text that goes on, or a word whose colon is missing. */
  #plainLine(line: string, column: number, hasDash: boolean): void {
    const rest = line.slice(column);
    const top = this.frames.top;
    if (/^[[{]/.test(rest)) {
      this.#flowFrom(line, column, false);
      return;
    }
    if (!top || (top.kind === 'map' && !hasDash && top.state === 'scalar')) return;
    if (top.kind === 'map' && top.column === column) return;
    this.#value(line, column, top, false, 'line');
  }

  #value(
    line: string,
    from: number,
    frame: Frame,
    isCursor: boolean,
    after: Spot['after'],
  ): Spot | undefined {
    let at = from + (/^[ \t]*/.exec(line.slice(from))?.[0].length ?? 0);
    for (let mark = /^[&!][^\s,[\]{}]*[ \t]+/.exec(line.slice(at)); mark;) {
      at += mark[0].length;
      mark = /^[&!][^\s,[\]{}]*[ \t]+/.exec(line.slice(at));
    }
    const rest = line.slice(at);
    if (rest.startsWith('#')) return undefined;
    if (/^[|>]/.test(rest)) {
      frame.state = 'scalar';
      this.#scalarColumn = frame.column;
      return undefined;
    }
    if (/^[[{]/.test(rest)) return this.#flowFrom(line, at, isCursor);
    const quote = quoteOf(rest);
    if (isCursor) {
      if (quote !== '' && isClosed(rest, quote)) return undefined;
      if (quote === '' && (/\s#/.test(rest) || /^[&*!?@`%]/.test(rest))) return undefined;
      return {
        ...{ frame, role: 'value', path: this.frames.pathIn(frame), start: at, quote, after },
        ...{ isFlow: false, column: frame.column, needsComma: false },
      };
    }
    if (rest === '') return undefined;
    frame.state = 'scalar';
    if (quote !== '') {
      this.frames.note(frame, unquoted(rest));
      if (!isClosed(rest, quote)) this.#open = { quote, column: frame.column };
      return undefined;
    }
    this.frames.note(frame, line.slice(at, endOfContent(line, at)));
    return undefined;
  }

  #quoted(line: string, from: number, isCursor: boolean): Spot | undefined {
    const open = this.#open;
    const end = open ? closingQuote(line, from, open.quote) : -1;
    if (end === -1 || isCursor) return undefined;
    this.#open = undefined;
    if (this.frames.top?.isFlow) this.#flow(line, end + 1, false);
    return undefined;
  }

  /** Reads what begins with a bracket. */
  #flowFrom(line: string, at: number, isCursor: boolean): Spot | undefined {
    return this.#flow(line, at, isCursor, /^ */.exec(line)?.[0].length ?? 0);
  }

  /** Reads a line in brackets, or up to where they close. */
  #flow(line: string, from: number, isCursor: boolean, column?: number): Spot | undefined {
    const isJson = this.#format === 'json';
    const opened = column ?? this.frames.top?.column ?? 0;
    let at = from;
    const content = line.trimEnd().length;
    let isFirst = true;
    while (at < line.length) {
      const top = this.frames.top;
      if (!isJson && !isFirst && !top?.isFlow) return undefined;
      isFirst = false;
      const character = line[at] ?? '';
      if (/\s/.test(character)) {
        at++;
      } else if (character === '{' || character === '[') {
        this.frames.openFlow(character === '{' ? 'map' : 'seq', opened);
        at++;
      } else if (character === '}' || character === ']') {
        this.frames.closeFlow(character === '}' ? 'map' : 'seq');
        at++;
      } else if (character === ',') {
        if (top?.kind === 'seq') {
          top.index++;
          top.state = 'value';
        } else if (top) {
          top.state = 'key';
          top.key = '';
        }
        at++;
      } else if (character === ':') {
        if (top?.kind === 'map' && (top.state === 'colon' || top.state === 'key'))
          top.state = 'value';
        at++;
      } else if (
        isJson ? line.startsWith('//', at) || line.startsWith('/*', at) : character === '#'
      ) {
        return undefined;
      } else {
        const quote = quoteOf(character);
        const isQuoted = quote === '"' || (quote === "'" && !isJson);
        const end = isQuoted ? closingQuote(line, at + 1, quote) : -1;
        const next = isQuoted ? (end === -1 ? line.length : end + 1) : plainEnd(line, at, isJson);
        const isOpen = isQuoted ? end === -1 : next >= (isJson ? line.length : content);
        if (isCursor && isOpen) {
          const spot = this.#inFlow(at, isQuoted ? quote : '');
          // A key that a blank follows is done; a value may have more words.
          return !isQuoted && next < line.length && spot?.role === 'key' ? undefined : spot;
        }
        this.frames.scalar(isQuoted ? unquoted(line.slice(at, next)) : line.slice(at, next));
        if (isQuoted && end === -1 && !isJson) {
          this.#open = { quote, column: Math.max(-1, opened - 1) };
          return undefined;
        }
        at = Math.max(next, at + 1);
      }
    }
    return isCursor && this.frames.top?.isFlow === true ? this.#inFlow(line.length, '') : undefined;
  }

  #inFlow(start: number, quote: Spot['quote']): Spot | undefined {
    const top = this.frames.top;
    if (!top) return undefined;
    const base = { frame: top, start, quote, isFlow: true, column: top.column };
    if (top.kind === 'seq') {
      if (top.state !== 'value' && this.#format !== 'json') return undefined;
      if (top.state !== 'value' && quote === '') return undefined;
      const path = this.frames.pathIn(top);
      // Keys that begin here belong to a mapping that has no brace yet.
      return { ...base, role: 'value', path, after: 'flow', needsComma: top.state !== 'value' };
    }
    if (top.state === 'value')
      return {
        ...base,
        role: 'value',
        path: this.frames.pathIn(top),
        after: 'colon',
        needsComma: false,
      };
    if (top.state === 'colon') return undefined;
    const isDone = top.state === 'scalar' || top.state === 'nested';
    if (isDone && this.#format !== 'json') return undefined;
    return {
      ...base,
      keyFrame: top,
      role: 'key',
      path: this.frames.pathOf(top),
      after: 'flow',
      needsComma: isDone,
    };
  }
}
