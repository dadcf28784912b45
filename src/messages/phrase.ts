import { shortened } from '../text/clean';
import type { Language, Names, Text } from './language';
import { ENGLISH } from './language';

/**
 * A sentence or a part of one with its arguments, before it is put into a language: what an import or export says
 * is English on the command line and in files, and the editor's language in the editor.
 */
export interface Phrase {
  readonly text: Text;
  readonly args?: Readonly<Record<string, Arg>>;
  /** Longest that is shown, in UTF-16 units. */
  readonly max?: number;
}

/** What is said in a phrase, or a name or quotation, which is the same in every language. */
export type Words = string | Phrase;

/** A number is written as the language does, not grouped; several stand with commas between them. */
export type Arg = Words | number | Grouped | Named | readonly Arg[];

/** A number whose digits are grouped: `100,000`. */
export interface Grouped {
  readonly grouped: number;
}

/** A word of the knowledge: a stage, or what the catalogue has, which stands in English by its id. */
export interface Named {
  readonly name: string;
  readonly id?: string;
}

type PhraseArgs<T extends string> = [Names<T>] extends [never]
  ? []
  : [args: Readonly<Record<Names<T>, Arg>>];

/** A text of the interface, to be said later. */
export const phrase = <T extends Text>(text: T, ...[args]: PhraseArgs<T>): Phrase => ({
  text,
  ...(args && { args }),
});

/** The phrase for one, or that for several. */
export const countPhrase = (
  count: number,
  one: Extract<Text, `${string}{count}${string}`>,
  many: Extract<Text, `${string}{count}${string}`>,
): Phrase => ({ text: count === 1 ? one : many, args: { count } });

/** Words that are cut where they are longer than `max` UTF-16 units. */
export const cutAt = (words: Words, max: number): Words =>
  typeof words === 'string' ? shortened(words, max) : { ...words, max };

/** Words as somebody reads them. */
export function inLanguage(words: Words, language: Language): string {
  if (typeof words === 'string') return words;
  const { text, args = {}, max } = words;
  const put = language.t as (text: Text, args: Readonly<Record<string, string>>) => string;
  const own = Object.entries(args).map(([name, arg]) => [name, written(arg, language)]);
  const whole = put(text, Object.fromEntries(own) as Record<string, string>);
  return max === undefined ? whole : shortened(whole, max);
}

/** Words as they stand in files and on the command line. */
export const inEnglish = (words: Words): string => inLanguage(words, ENGLISH);

function written(arg: Arg, language: Language): string {
  if (typeof arg === 'string') return arg;
  if (typeof arg === 'number') {
    return arg.toLocaleString(language.locale, { useGrouping: false, maximumFractionDigits: 6 });
  }
  if (isList(arg)) return arg.map((each) => written(each, language)).join(', ');
  if ('grouped' in arg) return arg.grouped.toLocaleString(language.locale);
  if (!('name' in arg)) return inLanguage(arg, language);
  const said = language.name(arg.name);
  return said === arg.name ? (arg.id ?? said) : said;
}

const isList = (arg: Arg): arg is readonly Arg[] => Array.isArray(arg);
