import { FORMS } from './generated/forms.js';
import { normalised } from './normalised';

/** Small words between a form and its material: `sulfate de nickel`, `hydroxyde d'aluminium`. */
const LINKS = new Set(['de', 'd', 'di', 'do', 'da', 'del', 'della', 'van', 'von']);

const joined = (words: string): string =>
  words
    .split(' ')
    .filter((word) => !LINKS.has(word))
    .join('');

/** What may stand in front of a name or behind it, the longest first: `dioxid` before `oxid`. */
let affixes: readonly (readonly [affix: string, english: string])[] | undefined;

/**
 * What a text of another language says, in English: `lithium carbonate` for `Lithiumcarbonat`. Undefined where it is not
 * the name of one material and one word for its form, and nothing else.
 *
 * @param named the material of a name, as its letters without blanks
 */
export function inEnglish(
  text: string,
  named: (letters: string) => string | undefined,
): string | undefined {
  affixes ??= Object.entries(FORMS.elsewhere)
    .flatMap(([english, words]) =>
      words.map((word) => [joined(normalised(word)), english] as const),
    )
    .sort(([a], [b]) => b.length - a.length);
  const letters = joined(normalised(text));
  for (const [affix, english] of affixes) {
    for (const rest of [
      letters.startsWith(affix) ? letters.slice(affix.length) : '',
      letters.endsWith(affix) ? letters.slice(0, -affix.length) : '',
    ]) {
      const material = rest === '' ? undefined : named(rest);
      if (material !== undefined) return `${material} ${english}`;
    }
  }
  return undefined;
}
