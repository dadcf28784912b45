/** Texts longer than this are no name: they are not compared, and not kept. */
const MAX_NAME_CHARACTERS = 120;

export const isTooLong = (text: string): boolean => text.length > MAX_NAME_CHARACTERS;

/** Letters that have no accent to take away, as they are written without them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

/**
 * Names compare without case, accents, punctuation and the word `the`; abbreviations count without
 * their points: `U.S.A.` as `USA`.
 */
export function normalised(text: string): string {
  // Most names are in ASCII, and what looks for letters of any script takes long to be made.
  const isPlain = ASCII_ONLY.test(text);
  return (isPlain ? text.toLowerCase() : inPlainLetters(text))
    .replace(/&/g, ' and ')
    .replace(isPlain ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=^| )the(?= |$)/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .replace(
      isPlain ? /(?<=^| )([a-z]) (?=[a-z](?: |$))/g : /(?<=^| )(\p{L}) (?=\p{L}(?: |$))/gu,
      '$1',
    );
}

/** As `normalised`, without blanks where no letter is Latin: in Chinese, Japanese and Korean these are free. */
export function lettersIn(text: string): string {
  const words = normalised(text);
  return /\p{Script=Latin}/u.test(words) ? words : words.replaceAll(' ', '');
}

const ASCII_ONLY = /^\p{ASCII}*$/u;

/** Not the voiced marks of Japanese, which make other letters: `カリウム` is potassium, `ガリウム` gallium. */
const ACCENTS = /(?![\u3099\u309A])\p{M}/gu;

function inPlainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøđðłıþ]/g, (letter) => PLAIN[letter] ?? letter);
}
