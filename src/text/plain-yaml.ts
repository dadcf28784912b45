import {
  TAB,
  LF,
  CR,
  SPACE,
  QUOTE,
  HASH,
  APOSTROPHE,
  COMMA,
  DASH,
  COLON,
  OPEN_BRACKET,
  BACKSLASH,
  CLOSE_BRACKET,
  OPEN_BRACE,
  CLOSE_BRACE,
} from './characters';
import type { Entry, MapNode, Node, ScalarNode, SeqNode } from './node';
import { plainValue } from './node';
import { emptyAt, hasKeyTwice, hasKeyTwiceEarly, startsPlain } from './plain-parts';

/**
 * Reads the plain block form that manifests are written in: block mappings and sequences, values on one
 * line, flow collections on one line, comments. Anything else, and anything it is not sure of, is
 * `undefined`, and `yaml` reads it; what it does read is what `yaml` would have read.
 *
 * @param text the whole text
 * @param known frequent keys, each under itself: one string serves all places of a key
 * @param base offset that positions in the result are relative to
 */
export function readPlainYaml(
  text: string,
  start: number,
  end: number,
  known: Known = NONE_KNOWN,
  base = start,
): Node | undefined {
  if (end - start > MAX_TEXT) return undefined;
  const scanner = new PlainScanner(text, start, end, known, base);
  try {
    return scanner.document();
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

/** In one piece no person writes more than this, and its tree would fill the memory. */
const MAX_TEXT = 10_000_000;
type Known = ReadonlyMap<string, string>;
const NONE_KNOWN: Known = new Map();
const NOT_PLAIN = new Error('not plain');
const MAX_DEPTH = 50;
const MAX_KEY_LENGTH = 200;

class PlainScanner {
  readonly #text: string;
  readonly #base: number;
  readonly #end: number;
  /** Where reading goes on; at the first character of content after `#toContent`. */
  #at: number;
  /** Column of the content at `#at`; -1 at the end of the text. */
  #column = -1;
  #depth = 0;
  readonly #known: Known;

  constructor(text: string, start: number, end: number, known: Known, base: number) {
    this.#text = text;
    this.#known = known;
    this.#base = base;
    this.#end = end;
    this.#at = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  }

  document(): Node {
    const hasMark = this.#text.charCodeAt(this.#at - 1) === 0xfeff;
    this.#toContent();
    // `yaml` counts a byte order mark for a column.
    if (this.#column === -1 || (hasMark && this.#column > 0)) throw NOT_PLAIN;
    const node = this.#block();
    if (this.#column !== -1) throw NOT_PLAIN;
    return node;
  }

  #code(at: number): number {
    return at < this.#end ? this.#text.charCodeAt(at) : LF;
  }

  /** From the start of a line to the next line with content. */
  #toContent(): void {
    for (;;) {
      const line = this.#at;
      if (line >= this.#end) {
        this.#column = -1;
        return;
      }
      let at = line;
      while (this.#code(at) === SPACE) at++;
      const code = this.#code(at);
      if (code === LF || code === HASH) {
        this.#at = this.#lineEnd(at) + 1;
      } else if (code === CR) {
        if (this.#text.charCodeAt(at + 1) !== LF) throw NOT_PLAIN;
        this.#at = at + 2;
      } else {
        if (code === TAB) throw NOT_PLAIN;
        this.#at = at;
        this.#column = at - line;
        if (this.#column === 0 && this.#isMarker(at)) throw NOT_PLAIN;
        return;
      }
    }
  }

  #isMarker(at: number): boolean {
    const text = this.#text;
    return text.startsWith('---', at) || text.startsWith('...', at) || text[at] === '%';
  }

  /** Offset of the line feed that ends the line, or the end of the text. */
  #lineEnd(at: number): number {
    const newline = this.#text.indexOf('\n', at);
    return newline === -1 || newline > this.#end ? this.#end : newline;
  }

  #block(): Node {
    if (++this.#depth > MAX_DEPTH) throw NOT_PLAIN;
    const node = this.#isDash(this.#at)
      ? this.#sequence(this.#column)
      : this.#mapping(this.#column);
    this.#depth--;
    return node;
  }

  #isDash(at: number): boolean {
    return this.#code(at) === DASH && this.#isSpace(this.#code(at + 1));
  }

  #isSpace(code: number): boolean {
    return code === SPACE || code === LF || code === CR;
  }

  #sequence(column: number): SeqNode {
    const start = this.#at - this.#base;
    const items: Node[] = [];
    let end = start;
    while (this.#column === column && this.#isDash(this.#at)) {
      const dash = this.#at;
      let at = dash + 1;
      while (this.#code(at) === SPACE) at++;
      let item: Node;
      if (this.#endsLine(at)) {
        this.#at = this.#lineEnd(at) + 1;
        this.#toContent();
        item = this.#column > column ? this.#block() : emptyAt(dash + 1 - this.#base);
      } else {
        this.#at = at;
        this.#column = column + (at - dash);
        item = this.#isDash(at) || this.#startsMapping(at) ? this.#block() : this.#inline();
      }
      if (this.#column > column) throw NOT_PLAIN;
      items.push(item);
      end = item.end;
    }
    return { kind: 'seq', start, end, items };
  }

  #mapping(column: number): MapNode {
    const start = this.#at - this.#base;
    const entries: Entry[] = [];
    let end = start;
    while (this.#column === column) {
      if (this.#isDash(this.#at)) {
        if (entries.length === 0) throw NOT_PLAIN;
        break;
      }
      const entry = this.#entry(column);
      entries.push(entry);
      if (hasKeyTwiceEarly(entries)) throw NOT_PLAIN;
      end = entry.value.end;
    }
    if (this.#column > column || hasKeyTwice(entries)) throw NOT_PLAIN;
    return { kind: 'map', start, end, entries };
  }

  #entry(column: number): Entry {
    const keyAt = this.#at;
    const first = this.#code(keyAt);
    let key: string;
    let keyEnd: number;
    if (first === QUOTE || first === APOSTROPHE) {
      const { value, end } = this.#quoted(keyAt, keyAt + MAX_KEY_LENGTH);
      key = value as string;
      keyEnd = end + this.#base;
      if (this.#code(keyEnd) !== COLON || !this.#isSpace(this.#code(keyEnd + 1))) throw NOT_PLAIN;
    } else {
      keyEnd = this.#plainKeyEnd(keyAt);
      const text = this.#text.slice(keyAt, keyEnd);
      const known = this.#known.get(text);
      if (known === undefined && typeof plainValue(text) !== 'string') throw NOT_PLAIN;
      key = known ?? text;
    }
    let at = keyEnd + 1;
    while (this.#code(at) === SPACE) at++;
    let value: Node;
    if (this.#endsLine(at)) {
      this.#at = this.#lineEnd(at) + 1;
      this.#toContent();
      const nested = this.#column > column || (this.#column === column && this.#isDash(this.#at));
      value = nested ? this.#block() : emptyAt(keyEnd + 1 - this.#base);
    } else {
      this.#at = at;
      value = this.#inline();
    }
    return { key, keyStart: keyAt - this.#base, keyEnd: keyEnd - this.#base, value };
  }

  /** Whether only a comment or nothing follows. */
  #endsLine(at: number): boolean {
    const code = this.#code(at);
    if (code === CR && this.#text.charCodeAt(at + 1) !== LF) throw NOT_PLAIN;
    return code === LF || code === CR || (code === HASH && this.#code(at - 1) === SPACE);
  }

  #startsMapping(at: number): boolean {
    const first = this.#code(at);
    if (first === QUOTE || first === APOSTROPHE) {
      const end = this.#quoted(at).end + this.#base;
      return this.#code(end) === COLON;
    }
    if (first === OPEN_BRACKET || first === OPEN_BRACE) return false;
    for (let look = at; ; look++) {
      const code = this.#code(look);
      if (code === LF || code === CR) return false;
      if (code === HASH && this.#code(look - 1) === SPACE) return false;
      if (code === COLON && this.#isSpace(this.#code(look + 1))) return true;
    }
  }

  /** Offset of the colon after a plain key. */
  #plainKeyEnd(from: number): number {
    if (!startsPlain(this.#code(from), this.#code(from + 1))) throw NOT_PLAIN;
    for (let at = from; at - from <= MAX_KEY_LENGTH; at++) {
      const code = this.#code(at);
      if (code === COLON && this.#isSpace(this.#code(at + 1))) {
        if (this.#code(at - 1) === SPACE) throw NOT_PLAIN;
        return at;
      }
      if (code === LF || code === CR || code === TAB) throw NOT_PLAIN;
      if (code === HASH && this.#code(at - 1) === SPACE) throw NOT_PLAIN;
    }
    throw NOT_PLAIN;
  }

  /** A value that begins on this line, which must end on it too. */
  #inline(): Node {
    const at = this.#at;
    const first = this.#code(at);
    let node: Node;
    if (first === OPEN_BRACKET || first === OPEN_BRACE) node = this.#flow(at);
    else if (first === QUOTE || first === APOSTROPHE) node = this.#quoted(at);
    else node = this.#plain(at);
    let after = node.end + this.#base;
    while (this.#code(after) === SPACE) after++;
    if (!this.#endsLine(after)) throw NOT_PLAIN;
    this.#at = this.#lineEnd(after) + 1;
    this.#toContent();
    return node;
  }

  #plain(from: number): ScalarNode {
    if (!startsPlain(this.#code(from), this.#code(from + 1))) throw NOT_PLAIN;
    let end = from;
    for (let at = from; ; at++) {
      const code = this.#code(at);
      if (code === CR && this.#text.charCodeAt(at + 1) !== LF) throw NOT_PLAIN;
      if (code === LF || code === CR) break;
      if (code === SPACE) continue;
      if (code === TAB) throw NOT_PLAIN;
      if (code === HASH && this.#code(at - 1) === SPACE) break;
      if (code === COLON && this.#isSpace(this.#code(at + 1))) throw NOT_PLAIN;
      end = at + 1;
    }
    return this.#scalar(from, end);
  }

  #scalar(from: number, end: number): ScalarNode {
    const text = this.#text.slice(from, end);
    const value = plainValue(text);
    const span = { start: from - this.#base, end: end - this.#base };
    return typeof value === 'number'
      ? { kind: 'scalar', value, text, ...span }
      : { kind: 'scalar', value, ...span };
  }

  /** @param most where it has to end before */
  #quoted(from: number, most = Infinity): ScalarNode {
    const quote = this.#code(from);
    const text = this.#text;
    const end = Math.min(this.#end, most);
    let at = from + 1;
    let escaped = false;
    for (; ; at++) {
      if (at >= end) throw NOT_PLAIN;
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (quote === QUOTE || this.#code(at + 1) !== APOSTROPHE) break;
        at++;
        escaped = true;
      } else if (code === LF || code === CR || (code === BACKSLASH && quote === QUOTE)) {
        throw NOT_PLAIN;
      }
    }
    const inner = text.slice(from + 1, at);
    // To replace each takes several times as long.
    const value = escaped ? inner.split("''").join("'") : inner;
    return { kind: 'scalar', value, start: from - this.#base, end: at + 1 - this.#base };
  }

  #flow(from: number): Node {
    if (++this.#depth > MAX_DEPTH) throw NOT_PLAIN;
    const node =
      this.#code(from) === OPEN_BRACKET ? this.#flowSequence(from) : this.#flowMapping(from);
    this.#depth--;
    return node;
  }

  #flowSequence(from: number): SeqNode {
    const items: Node[] = [];
    let at = this.#skipSpaces(from + 1);
    while (this.#code(at) !== CLOSE_BRACKET) {
      const item = this.#flowValue(at);
      items.push(item);
      at = this.#skipSpaces(item.end + this.#base);
      if (this.#code(at) === COMMA) at = this.#skipSpaces(at + 1);
      else if (this.#code(at) !== CLOSE_BRACKET) throw NOT_PLAIN;
    }
    return { kind: 'seq', start: from - this.#base, end: at + 1 - this.#base, items };
  }

  #flowMapping(from: number): MapNode {
    const entries: Entry[] = [];
    let at = this.#skipSpaces(from + 1);
    while (this.#code(at) !== CLOSE_BRACE) {
      const keyNode = this.#flowScalar(at);
      const keyEnd = keyNode.end + this.#base;
      if (typeof keyNode.value !== 'string' || keyEnd - at > MAX_KEY_LENGTH) throw NOT_PLAIN;
      if (this.#code(keyEnd) !== COLON || this.#code(keyEnd + 1) !== SPACE) throw NOT_PLAIN;
      const value = this.#flowValue(this.#skipSpaces(keyEnd + 1));
      const key = keyNode.value;
      entries.push({ key, keyStart: keyNode.start, keyEnd: keyNode.end, value });
      at = this.#skipSpaces(value.end + this.#base);
      if (this.#code(at) === COMMA) at = this.#skipSpaces(at + 1);
      else if (this.#code(at) !== CLOSE_BRACE) throw NOT_PLAIN;
    }
    if (hasKeyTwice(entries)) throw NOT_PLAIN;
    return { kind: 'map', start: from - this.#base, end: at + 1 - this.#base, entries };
  }

  #skipSpaces(at: number): number {
    while (this.#code(at) === SPACE) at++;
    const code = this.#code(at);
    if (code === LF || code === CR || code === TAB || code === HASH) throw NOT_PLAIN;
    return at;
  }

  #flowValue(at: number): Node {
    const code = this.#code(at);
    if (code === OPEN_BRACKET || code === OPEN_BRACE) return this.#flow(at);
    const scalar = this.#flowScalar(at);
    if (this.#code(scalar.end + this.#base) === COLON) throw NOT_PLAIN;
    return scalar;
  }

  #flowScalar(from: number): ScalarNode {
    const first = this.#code(from);
    if (first === QUOTE || first === APOSTROPHE) return this.#quoted(from);
    if (!startsPlain(this.#code(from), this.#code(from + 1))) throw NOT_PLAIN;
    let end = from;
    for (let at = from; ; at++) {
      const code = this.#code(at);
      if (code === SPACE) continue;
      if (code === COMMA || code === CLOSE_BRACKET || code === CLOSE_BRACE) break;
      if (code === LF || code === CR || code === TAB || code === HASH) throw NOT_PLAIN;
      if (code === OPEN_BRACKET || code === OPEN_BRACE) throw NOT_PLAIN;
      if (code === COLON) {
        const next = this.#code(at + 1);
        if (next === COMMA || next === CLOSE_BRACKET || next === CLOSE_BRACE) throw NOT_PLAIN;
        if (this.#isSpace(next)) {
          if (end !== at) throw NOT_PLAIN;
          break;
        }
      }
      end = at + 1;
    }
    return this.#scalar(from, end);
  }
}
