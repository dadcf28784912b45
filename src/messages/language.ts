import type texts from '../../l10n/bundle.l10n.de.json';

/** A text of the interface in English; `{name}` in it stands for an argument. Each has its German. */
export type Text = keyof typeof texts;

/** The names of a text's arguments. */
export type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

type Args<T extends string> = [Names<T>] extends [never]
  ? []
  : [args: Readonly<Record<Names<T>, string | number>>];

/** Puts a text into the language that is read. */
export type Translate = <T extends Text>(text: T, ...args: Args<T>) => string;

/** The language that somebody reads; what is written into files is English always. */
export interface Language {
  /** BCP 47. */
  readonly locale: string;
  readonly t: Translate;
  /** A name of the knowledge (country, material, component, form), as it is in English. */
  readonly name: (english: string) => string;
  /** A day as the language writes it; the English of engineers is ISO 8601. */
  readonly day: (iso: string) => string;
}

/** A text with its arguments. */
export const filled = (
  text: string,
  args: Readonly<Record<string, string | number>> = {},
): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(args, name) ? String(args[name]) : whole,
  );

export const ENGLISH: Language = {
  locale: 'en',
  t: (text, ...[args]) => filled(text, args),
  name: (english) => english,
  day: (iso) => iso,
};
