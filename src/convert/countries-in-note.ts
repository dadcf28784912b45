/** A note beside a country, closed or cut off: `CN (ore from DRC`. */
const BRACKETS = /[()[\]{}（）]+/;
/** Words with which a note says where it is not. */
const NOT =
  /\b(?:not|non|no|never|except|excluding|outside|without|nicht|kein|keine|ohne|außer)\b/i;
/** A country's name has no more words. */
const MAX_WORDS = 5;
/** Codes have no more letters; in small letters such words are words. */
const MAX_CODE = 3;

/**
 * The countries that a cell names which has a note in brackets: `CN (ore from DRC)` has both, and nobody says which of
 * them it is. None where it has no note, says where it is not, or a name in it could be two countries.
 */
export function countriesInNote<T>(
  cell: string,
  named: (text: string) => T | undefined,
  isAmbiguous: (text: string) => boolean,
): T[] {
  if (!BRACKETS.test(cell) || NOT.test(cell)) return [];
  const pieces = cell.split(BRACKETS).map((piece) => piece.trim());
  if (pieces.some(isAmbiguous)) return [];
  return pieces.flatMap((piece) => namesIn(piece.split(/\s+/), named));
}

/** Names among words, the longest first; none that is a part of another: the Mexico of `New Mexico`. */
function namesIn<T>(words: readonly string[], named: (text: string) => T | undefined): T[] {
  for (let length = Math.min(MAX_WORDS, words.length); length > 0; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const name = words.slice(at, at + length).join(' ');
      const isWord = name.length <= MAX_CODE && name !== name.toUpperCase();
      if (isWord || isCapital(words[at - 1]) || isCapital(words[at + length])) continue;
      const found = named(name);
      if (found === undefined) continue;
      const rest = [words.slice(0, at), words.slice(at + length)];
      const [before = [], after = []] = rest.map((each) => namesIn(each, named));
      return [...before, found, ...after];
    }
  }
  return [];
}

const isCapital = (word = ''): boolean => /^\p{Lu}/u.test(word);
