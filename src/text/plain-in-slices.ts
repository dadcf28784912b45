import { CR, DASH, HASH, LF, SPACE } from './characters';
import { nextLine } from './lines';
import type { Entry, MapNode, Node, SeqNode } from './node';
import { readPlainYaml } from './plain-yaml';
import type { Slices } from './slices';

/** Characters that are read at once. */
const PIECE = 20_000;
/** Lines that are looked at in one go to find where the next piece ends. */
const LINES = 50_000;

/** Shorter texts, in UTF-16 units, are read in one go: whoever edits one need not wait for its turn. */
const MIN_LONG = 500_000;

/**
 * As `readPlainYaml` of a whole text, in slices: each value of the plain form stands on one line, so that a long
 * mapping or list can be read some of its entries at a time.
 *
 * @param minLong in UTF-16 units, as `piece`: what is read at once
 */
export function* readPlainInSlices(
  text: string,
  known: ReadonlyMap<string, string>,
  minLong = MIN_LONG,
  piece = PIECE,
): Slices<Node | undefined> {
  if (text.length < minLong || text.charCodeAt(0) === 0xfeff) {
    return readPlainYaml(text, 0, text.length, known);
  }
  return yield* new LongText(text, known, piece).read();
}

/** As `readPlainYaml` of one long item of a list by itself, in slices. */
export function* readPlainItemInSlices(
  text: string,
  known: ReadonlyMap<string, string>,
  piece = PIECE,
): Slices<Node | undefined> {
  return yield* new LongText(text, known, piece).readItem();
}

/** Lines that follow each other, with all that stands below them. */
interface Lines {
  readonly start: number;
  readonly end: number;
  /** Whether it is one entry, which is longer than a piece. */
  readonly isLong: boolean;
}

/** What stands so many long lists and mappings deep. */
interface Nested extends Pick<Lines, 'start' | 'end'> {
  readonly level: number;
}

/** Long lists and mappings in each other that are read in slices: each takes a part of the stack. */
const MAX_LEVELS = 10;

class LongText {
  readonly #text: string;
  readonly #known: ReadonlyMap<string, string>;
  readonly #piece: number;

  constructor(text: string, known: ReadonlyMap<string, string>, piece: number) {
    this.#text = text;
    this.#known = known;
    this.#piece = piece;
  }

  *read(): Slices<Node | undefined> {
    const root = yield* this.#readLines({ start: 0, end: this.#text.length, level: 0 });
    return root?.kind === 'map' ? root : undefined;
  }

  *readItem(): Slices<Node | undefined> {
    const end = this.#text.length;
    for (const lines of this.#pieces(0, end)) {
      if (lines) return yield* this.#long({ ...lines, end, level: 0 });
      yield;
    }
    return undefined;
  }

  /**
   * A list or mapping, some of its entries at a time.
   *
   * @param least column of a key: further out it is not below what it follows; `leastDash`: of a dash
   */
  *#readLines(
    { start, end, level }: Nested,
    least = 0,
    leastDash = least,
  ): Slices<Node | undefined> {
    const parts: Node[] = [];
    for (const lines of this.#pieces(start, end)) {
      if (!lines) {
        yield;
        continue;
      }
      if (parts.length === 0) {
        const at = this.#contentOf(lines.start);
        if (at - lines.start < (this.#isDash(at) ? leastDash : least)) return undefined;
      }
      const part = lines.isLong ? yield* this.#long({ ...lines, level }) : this.#plain(lines);
      if (!part) return undefined;
      parts.push(part);
      yield;
    }
    return yield* joined(parts);
  }

  /** One entry of a list or mapping. */
  *#long(lines: Nested): Slices<Node | undefined> {
    const text = this.#text;
    const { start, end, level } = lines;
    if (level === MAX_LEVELS) return this.#plain(lines);
    const dash = this.#contentOf(start);
    if (!this.#isDash(dash)) return yield* this.#longEntry(lines);
    const below = nextLine(this.#text, start);
    if (this.#isBlank(below, end)) return this.#plain(lines);
    // What is behind a dash is what it would be behind a blank.
    const blanked = `${text.slice(0, dash)} ${text.slice(dash + 1, end)}`;
    const inner = new LongText(blanked, this.#known, this.#piece);
    const item = yield* inner.#readLines({ start, end, level: level + 1 }, dash - start + 1);
    return item && { kind: 'seq', start: dash, end: item.end, items: [item] };
  }

  /** Whether lines hold nothing but blanks and comments. */
  #isBlank(from: number, to: number): boolean {
    for (let line = from; line < to; line = nextLine(this.#text, line)) {
      const at = this.#contentOf(line);
      if (at < to && !this.#isLeftOut(at)) return false;
    }
    return true;
  }

  /** One entry whose value is a long list or mapping. */
  *#longEntry({ start, end, level }: Nested): Slices<Node | undefined> {
    const below = nextLine(this.#text, start);
    const head = this.#plain({ start, end: below });
    const entry = head?.kind === 'map' && head.entries.length === 1 ? head.entries[0] : undefined;
    if (head?.kind !== 'map' || !entry) return undefined;
    // A long value on the line of its key.
    if (entry.value.kind !== 'scalar' || entry.value.start < entry.value.end) {
      return this.#plain({ start, end });
    }
    const column = this.#contentOf(start) - start;
    const value = this.#isBlank(below, end)
      ? entry.value
      : yield* this.#readLines({ start: below, end, level: level + 1 }, column + 1, column);
    return value && { ...head, end: value.end, entries: [{ ...entry, value }] };
  }

  #plain({ start, end }: Pick<Lines, 'start' | 'end'>): Node | undefined {
    return readPlainYaml(this.#text, start, end, this.#known, 0);
  }

  /** The entries of a list or mapping, as many at a time as make a piece; undefined where others may have a turn. */
  *#pieces(from: number, to: number): Iterable<Lines | undefined> {
    const text = this.#text;
    let column = -1;
    let isList = false;
    /** Whether a line has a carriage return by itself. */
    let hasReturn = false;
    let start = from;
    let last = from;
    let looked = 0;
    for (let line = from; line < to; line = nextLine(text, line)) {
      if (++looked % LINES === 0) yield undefined;
      const at = this.#contentOf(line);
      const first = text.charCodeAt(at);
      if (first === CR && text.charCodeAt(at + 1) !== LF) hasReturn = true;
      if (at >= to || first === CR || first === LF || first === HASH) continue;
      const isDash = this.#isDash(at);
      if (column === -1) {
        column = at - line;
        isList = isDash;
        last = line;
        // Blank lines and comments alone are no text of the plain form.
        if (!hasReturn) start = line;
        continue;
      }
      // A dash in the column of a key stands below it.
      if (at - line !== column || (isDash && !isList)) continue;
      if (line - last > this.#piece) {
        if (last > start) yield { start, end: last, isLong: false };
        yield { start: last, end: line, isLong: true };
        start = line;
      } else if (line - start > this.#piece) {
        yield { start, end: line, isLong: false };
        start = line;
      }
      last = line;
    }
    if (column === -1) {
      if (hasReturn) yield { start: from, end: to, isLong: false };
      return;
    }
    const isLong = to - last > this.#piece;
    if (isLong && last > start) yield { start, end: last, isLong: false };
    yield { start: isLong ? last : start, end: to, isLong };
  }

  /** Whether a line is blank or a comment; a carriage return by itself is neither. */
  #isLeftOut(at: number): boolean {
    if (at >= this.#text.length) return true;
    const first = this.#text.charCodeAt(at);
    if (first === CR) return this.#text.charCodeAt(at + 1) === LF;
    return first === LF || first === HASH;
  }

  #isDash(at: number): boolean {
    if (this.#text.charCodeAt(at) !== DASH) return false;
    if (at + 1 >= this.#text.length) return true;
    const next = this.#text.charCodeAt(at + 1);
    return next === SPACE || next === LF || next === CR;
  }

  /** Behind the indentation of a line. */
  #contentOf(line: number): number {
    let at = line;
    while (this.#text.charCodeAt(at) === SPACE) at++;
    return at;
  }
}

/** Parts of one list or mapping as a whole; undefined where they are not, or a key is there twice. */
function* joined(parts: readonly Node[]): Slices<MapNode | SeqNode | undefined> {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return undefined;
  if (first.kind === 'seq') {
    const items: Node[] = [];
    for (const part of parts) {
      if (part.kind !== 'seq') return undefined;
      for (const item of part.items) items.push(item);
    }
    return { ...first, end: last.end, items };
  }
  if (first.kind !== 'map') return undefined;
  const entries: Entry[] = [];
  const keys = new Set<string>();
  for (const part of parts) {
    if (part.kind !== 'map') return undefined;
    for (const entry of part.entries) {
      entries.push(entry);
      keys.add(entry.key);
    }
    yield;
  }
  return keys.size === entries.length ? { ...first, end: last.end, entries } : undefined;
}
