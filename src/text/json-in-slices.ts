/** Reads long JSON some of its entries at a time. */
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  CR,
  LF,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SLASH,
  SPACE,
  TAB,
} from './characters';
import { hasTooManyValues, readJson } from './json-node';
import type { Entry, Node, SyntaxMistake } from './node';
import { moveEntry, moveNode } from './node';
import type { Slices } from './slices';
import type { Stretch } from './stretch';
import { movedBack } from './yaml-repair';

/** A shorter text, in UTF-16 units, is read in one go. */
const MIN_LONG = 200_000;
/** Characters that are read at once. */
const PIECE = 20_000;
/** Long lists and objects in each other that are read in slices. */
const MAX_LEVELS = 10;
/** How far brackets and braces may be open in one of their entries. */
const MAX_OPEN = 10_000;

type Read = ReturnType<typeof readJson>;

/**
 * As `readJson`, in slices. Where brackets, braces, quotes and commas are sound, a mistake costs the entries next to it,
 * and those of other pieces are found, too; where they are not, the whole is read in one go.
 *
 * @param minLong in UTF-16 units, as `piece`: what is read at once
 */
export function* readJsonInSlices(
  text: string,
  depth = 0,
  minLong = MIN_LONG,
  piece = PIECE,
): Slices<Read> {
  // Of an unfinished merge the lines belong together.
  const isOne = text.length < minLong || hasTooManyValues(text) || /^(?:<{7}|>{7})/m.test(text);
  if (isOne) return readJson(text, depth);
  yield;
  const start = behindBlanks(text, 0);
  let end = text.length;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  const reader = new LongJson(text, piece);
  const root = yield* reader.read({ start, end }, depth);
  return root ? { root, mistakes: reader.mistakes } : readJson(text, depth);
}

class LongJson {
  readonly mistakes: SyntaxMistake[] = [];
  readonly #text: string;
  readonly #piece: number;

  constructor(text: string, piece: number) {
    this.#text = text;
    this.#piece = piece;
  }

  /** Undefined where it is not sure where its entries begin and end. */
  *read({ start, end }: Stretch, depth: number, level = 0): Slices<Node | undefined> {
    const isList = this.#text.charCodeAt(start) === OPEN_BRACKET;
    if (!isList && this.#text.charCodeAt(start) !== OPEN_BRACE) return undefined;
    const entries = yield* this.#entriesIn({ start, end });
    if (!entries) return undefined;
    const nodes: Node[] = [];
    const inner: Entry[] = [];
    for (const each of this.#pieces(entries)) {
      yield;
      const isLong = each.end - each.start > this.#piece && level < MAX_LEVELS;
      const read = isLong ? yield* this.#readLong(each, isList, depth, level) : undefined;
      if (isLong && !read) return undefined;
      const part = read ?? this.#readPiece(each, isList, depth);
      if (part?.kind === 'seq') for (const node of part.items) nodes.push(node);
      else if (part?.kind === 'map') for (const entry of part.entries) inner.push(entry);
      else return undefined;
    }
    if (isList) return { kind: 'seq', items: nodes, start, end };
    yield;
    return { kind: 'map', entries: this.#once(inner), start, end };
  }

  /** Entries as a list or object of their own. */
  #readPiece({ start, end }: Stretch, isList: boolean, depth: number): Node | undefined {
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    const { root, mistakes } = readJson(open + this.#text.slice(start, end) + close, depth);
    for (const mistake of mistakes) {
      this.mistakes.push(movedBack(mistake, (at) => Math.min(start + at - 1, end)));
    }
    return root && moveNode(root, start - 1);
  }

  /** One entry that is longer than a piece. */
  *#readLong(
    { start, end }: Stretch,
    isList: boolean,
    depth: number,
    level: number,
  ): Slices<Node | undefined> {
    const text = this.#text;
    let from = start;
    let key: Entry | undefined;
    if (!isList) {
      const quote = text.charCodeAt(start) === QUOTE ? endOfString(text, start) : undefined;
      const colon = quote === undefined ? -1 : text.indexOf(':', quote);
      if (quote === undefined || colon === -1 || text.slice(quote, colon).trim() !== '')
        return undefined;
      const { root, mistakes } = readJson(`{${text.slice(start, colon)}:0}`, depth);
      if (mistakes.length > 0 || root?.kind !== 'map' || !root.entries[0]) return undefined;
      key = moveEntry(root.entries[0], start - 1);
      from = behindBlanks(text, colon + 1);
    }
    const value = { start: from, end };
    const first = text.charCodeAt(from);
    const isNested = first === OPEN_BRACE || first === OPEN_BRACKET;
    if (!isNested) return this.#readPiece({ start, end }, isList, depth);
    const node = yield* this.read(value, depth + 1, level + 1);
    if (!node) return undefined;
    return key
      ? { kind: 'map', entries: [{ ...key, value: node }], start, end }
      : { kind: 'seq', items: [node], start, end };
  }

  /** Entries that follow each other, as many at a time as make a piece; a longer one by itself. */
  *#pieces(entries: readonly Stretch[]): Iterable<Stretch> {
    let open: Stretch | undefined;
    for (const { start, end } of entries) {
      if (open && end - open.start > this.#piece) {
        yield open;
        open = undefined;
      }
      open = { start: open?.start ?? start, end };
    }
    if (open) yield open;
  }

  /** Where the entries of a list or object stand, between its brackets and commas, without the blanks around them. */
  *#entriesIn({ start, end }: Stretch): Slices<readonly Stretch[] | undefined> {
    const text = this.#text;
    const entries: Stretch[] = [];
    const open: number[] = [];
    let from: number | undefined;
    let to = start;
    for (let at = start, rest = start; at < end;) {
      if (at >= rest) {
        rest = at + MIN_LONG;
        yield;
      }
      const code = text.charCodeAt(at);
      let next = at + 1;
      // A comment may hold anything.
      if (code === SLASH) return undefined;
      if (isBlank(code)) {
        at = next;
        continue;
      }
      const isComma = code === COMMA && open.length === 1;
      if (isComma || (open.length === 1 && code === open[0])) {
        if (from !== undefined) entries.push({ start: from, end: to });
        // Between two commas and behind the last there has to be an entry.
        else if (isComma || entries.length > 0) return undefined;
        from = undefined;
        if (!isComma) return next === end ? entries : undefined;
      } else {
        if (open.length > 0) from ??= at;
        if (code === QUOTE) {
          const behind = endOfString(text, at);
          if (behind === undefined) return undefined;
          next = behind;
        } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
          if (open.push(code === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET) > MAX_OPEN)
            return undefined;
        } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
          if (open.pop() !== code) return undefined;
        }
      }
      at = to = next;
    }
    return undefined;
  }

  /** The first of each key. */
  #once(entries: readonly Entry[]): Entry[] {
    const keys = new Set<string>();
    const own: Entry[] = [];
    for (const entry of entries) {
      const { key, keyStart: start, keyEnd: end } = entry;
      if (!keys.has(key)) own.push(entry);
      else this.mistakes.push({ kind: 'duplicate-key', detail: '', start, end });
      keys.add(key);
    }
    return own;
  }
}

const isBlank = (code: number): boolean =>
  code === SPACE || code === LF || code === CR || code === TAB;

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Behind the closing quote of a string; undefined where it does not end on its line. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === LF) return undefined;
    if (code === BACKSLASH) at++;
  }
  return undefined;
}
