/** A name with one of these is another one. */
const NOT = /[!¬≠]/u;

export const saysNot = (text: string): boolean => NOT.test(text);

/** Signs that say something beside a name: a doubt, a "not", an approximation, a footnote. */
const SIGNS = /[?!¬≠~≈<>*†‡§¶⁰¹²³⁴⁵⁶⁷⁸⁹%@#^=+|\\]/gu;
/**
 * A name without the signs that say something beside it: `AU?`, `[CL]`, `-US`. Undefined where there are none:
 * what is left is not surely what was meant.
 */
export function withoutSigns(text: string): string | undefined {
  const trimmed = text.trim();
  const wrapped = /^[[{]([^()[\]{}]*)[\]}]$/.exec(trimmed)?.[1];
  const plain = (wrapped ?? trimmed)
    .replace(SIGNS, ' ')
    .replace(/^[-–—\s]+|[-–—\s]+$/g, '')
    .replace(/\(\s*\)/g, ' ')
    .trim();
  return plain === trimmed || plain === '' ? undefined : plain;
}

const FLAG = /([\u{1F1E6}-\u{1F1FF}])([\u{1F1E6}-\u{1F1FF}])/gu;

/** The codes of flags in a text, and what else it says; undefined: it has none. */
export function flagsIn(
  text: string,
): { readonly codes: readonly string[]; readonly rest: string } | undefined {
  const codes = [...text.matchAll(FLAG)].map(([, first, second]) => letter(first) + letter(second));
  return codes.length === 0 ? undefined : { codes, rest: text.replace(FLAG, ' ').trim() };
}

const letter = (indicator = ''): string =>
  String.fromCodePoint((indicator.codePointAt(0) ?? 0) - 0x1f1e6 + 'A'.charCodeAt(0));
