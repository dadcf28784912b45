import damerauLevenshtein from 'damerau-levenshtein';
import { ownCopy } from '../text/own-copy';
import { leastSlips, lettersOf } from './letters';
import { addTo } from '../text/groups';

/** Words compared with those of one file; past it nothing is near, so that no directory makes it slow. */
const MAX_COMPARED = 30_000_000;
/** Texts whose answer is kept: one that nobody repeats must not fill the memory. */
const MAX_KEPT = 5000;
/** A longer text is no name. */
const MAX_CHARACTERS = 60;
/** Words of so few letters are often one letter apart and both right: they have no neighbours. */
const MAX_SHORT = 3;
/** Of words from this length on, two slips of the hand are still near. */
const MIN_LONG = 10;

/** What a word stands for. */
export interface Near<T> {
  readonly word: string;
  readonly means: T;
}

interface Word<T> extends Near<T> {
  readonly letters: number;
}

/**
 * The one “did you mean” for keys, words, ids and names: what is offered is right, or nothing is. A slip
 * is a letter more, less, wrong or two places off, or two swapped. Words of three letters or fewer have no neighbour,
 * numbers are never slips, and where two things are equally near none is offered.
 */
export class NearNames<T = string> {
  /** By length and first letter: what is near begins alike. */
  readonly #words = new Map<string, Word<T>[]>();
  /** By what stands behind their first letter, which may be missing. */
  readonly #headless = new Map<string, Word<T>[]>();
  readonly #known = new Map<string, Near<T> | undefined>();
  readonly #maxCompared: number;
  #compared = 0;

  /**
   * Words with what they stand for, compared as they are: the caller takes case and accents away.
   *
   * @param how `lasting`: the words are asked for as long as the program runs, in any number of files
   */
  constructor(
    words: Iterable<readonly [word: string, means: T]> = [],
    how: 'of one file' | 'lasting' = 'of one file',
  ) {
    this.#maxCompared = how === 'lasting' ? Infinity : MAX_COMPARED;
    for (const [word, means] of words) this.add(word, means);
  }

  add(word: string, means: T): void {
    if (word.length <= MAX_SHORT) return;
    const entry = { word, means, letters: lettersOf(word) };
    addTo(this.#words, keyOf(word.length, word.charAt(0)), entry);
    addTo(this.#headless, word.slice(1), entry);
  }

  /** What was surely meant by a text that is none of the words. */
  nearest(text: string): Near<T> | undefined {
    if (text.length <= MAX_SHORT || text.length > MAX_CHARACTERS) return undefined;
    if (this.#known.has(text)) return this.#known.get(text);
    const all = this.#look(text);
    const near = all.every(({ means }) => means === all[0]?.means) ? all[0] : undefined;
    if (this.#known.size >= MAX_KEPT) this.#known.clear();
    this.#known.set(ownCopy(text), near);
    return near;
  }

  /** Whether a text is near to any of the words, also where it is as near to two. */
  isNear(text: string): boolean {
    return text.length > MAX_SHORT && text.length <= MAX_CHARACTERS && this.#look(text).length > 0;
  }

  /** The words that a text is nearest to. */
  #look(text: string): readonly Near<T>[] {
    const letters = lettersOf(text);
    let most = maxSlips(text);
    let nearest: Word<T>[] = [];
    for (let length = text.length - most; length <= text.length + most; length++) {
      const words = this.#beginningLike(text, length);
      this.#compared += words.length;
      if (this.#compared > this.#maxCompared) return [];
      for (const word of words) {
        if (leastSlips(word.letters, letters) > most || !isLike(text, word.word)) continue;
        const far = slipsBetween(text, word.word);
        if (far > most || !areWordsNear(text, word.word)) continue;
        nearest = far === most ? [...nearest, word] : [word];
        most = far;
      }
    }
    return nearest;
  }

  /** Words of a length that begin as a text does, with its first two letters swapped, or with one more. */
  #beginningLike(text: string, length: number): readonly Word<T>[] {
    const [first, second] = [text.charAt(0), text.charAt(1)];
    const words = this.#words.get(keyOf(length, first)) ?? [];
    const swapped = first === second ? [] : (this.#words.get(keyOf(length, second)) ?? []);
    const headless =
      length === text.length + 1
        ? (this.#headless.get(text) ?? []).filter(
            ({ word }) => ![first, second].includes(word.charAt(0)),
          )
        : [];
    return swapped.length + headless.length === 0 ? words : [...words, ...swapped, ...headless];
  }
}

const keyOf = (length: number, first: string): string => `${String(length)}${first}`;

/** What was surely meant among a few words; capitals do not matter. */
export function nearestOf(text: string, words: readonly string[]): string | undefined {
  const word = text.toLowerCase();
  return (
    words.find((each) => each.toLowerCase() === word) ??
    new NearNames(words.map((each) => [each.toLowerCase(), each])).nearest(word)?.means
  );
}

/** Slips of the hand between two words; a letter that stands two places off is one: `colbat`. */
function slipsBetween(text: string, word: string): number {
  const { steps } = damerauLevenshtein(text, word);
  return steps === 2 && isOneMoved(text, word) ? 1 : steps;
}

/** Whether a letter of one word stands two places from where the other has it. */
function isOneMoved(text: string, word: string): boolean {
  if (text.length !== word.length) return false;
  let at = 0;
  while (at < text.length && text.charAt(at) === word.charAt(at)) at++;
  const [a, b] = [text.slice(at, at + 3), word.slice(at, at + 3)];
  const isMoved = a.slice(1) + a.charAt(0) === b || b.slice(1) + b.charAt(0) === a;
  return isMoved && text.slice(at + 3) === word.slice(at + 3);
}

const maxSlips = (text: string): number => (text.length < MIN_LONG ? 1 : 2);

const DIGITS = /\D+/g;

/** Whether two words begin alike, as typed words do, and have the same numbers. */
function isLike(text: string, word: string): boolean {
  const [first, second] = [text.charAt(0), text.charAt(1)];
  const beginsAlike =
    first === word.charAt(0) ||
    (first === word.charAt(1) && second === word.charAt(0)) ||
    text === word.slice(1);
  return beginsAlike && text.replace(DIGITS, ' ').trim() === word.replace(DIGITS, ' ').trim();
}

/** Whether two names of as many words differ in none of them by more than a slip: Cocos is not Cook. */
function areWordsNear(text: string, name: string): boolean {
  const [words, others] = [text.split(' '), name.split(' ')];
  if (text.length < MIN_LONG || words.length !== others.length) return true;
  return words.every((word, at) => {
    const other = others[at] ?? '';
    if (word === other) return true;
    if (Math.min(word.length, other.length) <= MAX_SHORT) return false;
    return isLike(word, other) && slipsBetween(word, other) <= maxSlips(word);
  });
}
