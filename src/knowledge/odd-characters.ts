import { WORDS } from './generated/words.js';

/** A character in a name that is not what it looks like. */
export interface OddCharacter {
  readonly kind: 'look-alike' | 'invisible';
  /** As it is named in a message: `Cyrillic С`, `zero-width space (U+200B)`. */
  readonly name: string;
  /** The text with Latin letters in place of their look-alikes, without what cannot be seen. */
  readonly clean: string;
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

const INVISIBLE_NAMES: Readonly<Record<string, string>> = {
  '\u00ad': 'soft hyphen',
  '\u200b': 'zero-width space',
  '\u200c': 'zero-width non-joiner',
  '\u200d': 'zero-width joiner',
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u2060': 'word joiner',
  '\ufeff': 'byte order mark',
};

const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS.lookAlikes).flatMap(([latin, others]) =>
    [...others].map((other) => [other, latin] as const),
  ),
);

/** The first character of a text that looks like a Latin letter, or cannot be seen. */
export function oddCharacter(text: string): OddCharacter | undefined {
  const [invisible] = text.match(INVISIBLE) ?? [];
  const visible = text.replace(INVISIBLE, '');
  const clean = [...visible].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
  if (invisible !== undefined) {
    const code = invisible.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const name = `${INVISIBLE_NAMES[invisible] ?? 'invisible character'} (U+${code})`;
    return { kind: 'invisible', name, clean };
  }
  if (clean === visible) return undefined;
  const letter = [...visible].find((each) => LOOK_ALIKES.has(each)) ?? '';
  const script = /\p{Script=Greek}/u.test(letter) ? 'Greek' : 'Cyrillic';
  return { kind: 'look-alike', name: `${script} ${letter}`, clean };
}
