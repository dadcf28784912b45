/** A name with one of these is another one. */
const NOT = /[!¬≠]/u;

export const saysNot = (text: string): boolean => NOT.test(text);

/** Signs that say something beside a name: a doubt, a "not", an approximation, a footnote. */
const SIGNS = /[?!¬≠~≈<>*†‡%@#^=+|\\]/gu;
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
