/** Entries of a list that follow each other. */
interface Piece<T> {
  readonly list: readonly T[];
  readonly start: number;
  readonly end: number;
}

/** More pieces than this are put together into one list. */
const MAX_PIECES = 200;

/**
 * A list that never changes. One with some entries in the place of others shares the rest with the list
 * that it was made from: at a keystroke nothing is copied, however long the list is.
 */
export class SplicedList<T> {
  readonly #pieces: readonly Piece<T>[];
  readonly length: number;
  #array: readonly T[] | undefined;

  private constructor(pieces: readonly Piece<T>[]) {
    this.#pieces = pieces;
    this.length = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  static of<T>(list: readonly T[]): SplicedList<T> {
    const all = new SplicedList([{ list, start: 0, end: list.length }]);
    all.#array = list;
    return all;
  }

  /** As an array; put together when it is first asked for. */
  get array(): readonly T[] {
    this.#array ??= joined(this.#pieces);
    return this.#array;
  }

  /** As `array.slice`, without the rest being put together; places from the start only. */
  slice(start: number, end: number): T[] {
    const found: T[] = [];
    for (const { list, start: from, end: to } of piecesIn(this.#pieces, start, end)) {
      // One by one: a keystroke asks for one or two.
      for (let at = from; at < to; at++) found.push(list[at] as T);
    }
    return found;
  }

  /** As `toSpliced` of an array. */
  spliced(at: number, removed: number, added: readonly T[]): SplicedList<T> {
    if (removed === 0 && added.length === 0) return this;
    const fresh = added.length > 0 ? [{ list: added, start: 0, end: added.length }] : [];
    const spliced = new SplicedList([
      ...piecesIn(this.#pieces, 0, at),
      ...fresh,
      ...piecesIn(this.#pieces, at + removed, this.length),
    ]);
    return spliced.#pieces.length > MAX_PIECES ? SplicedList.of(spliced.array) : spliced;
  }
}

const joined = <T>(pieces: readonly Piece<T>[]): T[] =>
  new Array<T>().concat(...pieces.map(({ list, start, end }) => list.slice(start, end)));

/** What stands between two places of the list that some pieces make. */
function piecesIn<T>(pieces: readonly Piece<T>[], start: number, end: number): Piece<T>[] {
  const found: Piece<T>[] = [];
  let offset = 0;
  for (const { list, start: from, end: to } of pieces) {
    const first = Math.max(from, from + start - offset);
    const last = Math.min(to, from + end - offset);
    if (first < last) found.push({ list, start: first, end: last });
    offset += to - from;
  }
  return found;
}
