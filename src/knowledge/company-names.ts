import { LEGAL_FORMS } from './generated/legal-forms.js';
import { normalised } from './normalised';
import type { ComparedName } from './types';

/** Characters of a company's name that are compared. */
export const MAX_COMPANY_CHARACTERS = 200;

const BEHIND = new Set(LEGAL_FORMS.behind);
const BEFORE = new Set(LEGAL_FORMS.before);
const JOINED = LEGAL_FORMS.joined;
const GROUPS = new Set(LEGAL_FORMS.groups);
const JOINED_GROUPS = [...GROUPS].filter((word) => !/[a-z]/.test(word));
/** By the word that stands at the end of the name, the words of the longest form that has it there. */
const BEHIND_BY_LAST = lengthsBy(BEHIND, -1);
const BEFORE_BY_FIRST = lengthsBy(BEFORE, 0);
const ASCII_ONLY = /^\p{ASCII}*$/u;

/**
 * The name of a company as it is compared: without case, accents, punctuation, legal form, and the
 * abbreviation that stands in brackets behind it. Empty for a text without a letter or digit, which is
 * equal to nothing.
 */
export const companyName = (name: string): string => nameOf(comparedNames(name));

/** As `companyName`, of names that are compared already. */
export const nameOf = ([first]: readonly ComparedName[]): string => first?.name ?? '';

/** Finds companies by their names, on either side of a bracketed abbreviation. */
export class CompanyIndex<T> {
  readonly #whole = new Map<string, T>();
  /** Undefined: two companies have that name, but for words such as `group`. */
  readonly #names = new Map<string, T | undefined>();

  /** Adds a name of a company, or what is compared of it; a name that is taken keeps its first company. */
  add(text: string | readonly ComparedName[], company: T): void {
    for (const { name, whole = name } of comparedNames(text)) {
      if (!this.#whole.has(whole)) this.#whole.set(whole, company);
      const known = this.#names.get(name);
      const isOther = this.#names.has(name) && known !== this.#whole.get(whole);
      this.#names.set(name, isOther ? undefined : this.#whole.get(whole));
    }
  }

  find(text: string | readonly ComparedName[]): T | undefined {
    const sides = comparedNames(text);
    const found = this.findWhole(sides);
    if (found !== undefined) return found;
    for (const { name } of sides) {
      const found = this.#names.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** As `find`, but a word such as `group` or `holdings` makes another company. */
  findWhole(text: string | readonly ComparedName[]): T | undefined {
    for (const { name, whole = name } of comparedNames(text)) {
      const found = this.#whole.get(whole);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** The names that a text gives of one company, the full one first; none without a letter or digit. */
export function comparedNames(text: string | readonly ComparedName[]): readonly ComparedName[] {
  if (typeof text !== 'string') return text;
  const sides = apart(text.slice(0, MAX_COMPANY_CHARACTERS).normalize('NFKC')).map(sideOf);
  return sides.filter(({ name }) => name !== '');
}

function sideOf(text: string): ComparedName {
  const words = normalised(text);
  const whole = bare(words);
  const name = withoutForms(words, true) || whole;
  return { name, ...(whole !== name && { whole }) };
}

const BRACKETS = /[([{]([^()[\]{}]*)[)\]}]/g;
const FORMER =
  /^(?:formerly(?: known as)?|former|previously|f\.?\/?k\.?\/?a\.?|a\.?\/?k\.?\/?a\.?|also known as|d\.?\/?b\.?\/?a\.?|trading as|ex)\b[\s.:]*/i;

/** A name with brackets as the names that it gives: `Contemporary Amperex Technology (CATL)`. */
function apart(text: string): string[] {
  const outer = text.replace(BRACKETS, ' ').trim();
  const name = bare(normalised(outer));
  const others: string[] = [];
  let rest = '';
  for (const [, inner = ''] of text.matchAll(BRACKETS)) {
    const words = normalised(inner);
    if ([name, ''].includes(withoutForms(words, false))) continue;
    if (FORMER.test(inner)) others.push(inner.replace(FORMER, ''));
    else if (isShortFor(inner, outer) || isOtherScript(inner, outer)) others.push(inner);
    else if (isShortFor(outer, inner)) others.unshift(inner);
    else rest += ` ${words}`;
  }
  const own = name + rest;
  const first = others[0];
  return first !== undefined && isShortFor(outer, first)
    ? [first, own, ...others.slice(1)]
    : [own, ...others];
}

/** Whether a text is an abbreviation of a name: its letters stand in the name in their order. */
function isShortFor(short: string, name: string): boolean {
  const letters = short.replace(/[^\p{L}\p{N}]/gu, '');
  if (letters.length < 2 || /\s/.test(short.trim()) || !/\p{Lu}.*\p{Lu}/u.test(letters))
    return false;
  const words = normalised(name);
  if (!words.includes(' ') || words.length < letters.length * 2) return false;
  let at = 0;
  for (const letter of letters.toLowerCase()) {
    at = words.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return words.startsWith(letters.charAt(0).toLowerCase());
}

const isLatin = (text: string): boolean => /\p{Script=Latin}/u.test(text);

function isOtherScript(a: string, b: string): boolean {
  return /\p{L}/u.test(a) && /\p{L}/u.test(b) && isLatin(a) !== isLatin(b);
}

/** Words without legal forms; a name of nothing else keeps them. */
const bare = (words: string): string => withoutForms(words, false) || words;

/** Words without the legal forms at both ends, and without the words for a whole of companies. */
function withoutForms(text: string, alsoGroups: boolean): string {
  let words = withoutJoined(text, alsoGroups).split(' ');
  for (;;) {
    const behind = formBehind(words);
    const before = behind > 0 ? 0 : formBefore(words);
    if (behind > 0) words = words.slice(0, -behind);
    else if (before > 0) words = words.slice(before);
    else if (alsoGroups && GROUPS.has(words.at(-1) ?? '')) words = words.slice(0, -1);
    else if (alsoGroups && GROUPS.has(words[0] ?? '')) words = words.slice(1);
    else return words.join(' ');
  }
}

function lengthsBy(forms: ReadonlySet<string>, end: 0 | -1): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>();
  for (const form of forms) {
    const words = form.split(' ');
    const word = words.at(end) ?? '';
    lengths.set(word, Math.max(lengths.get(word) ?? 0, words.length));
  }
  return lengths;
}

/** Words of the longest legal form that a name ends with; 0: none. */
function formBehind(words: readonly string[]): number {
  const longest = BEHIND_BY_LAST.get(words.at(-1) ?? '') ?? 0;
  for (let length = Math.min(longest, words.length); length > 0; length--) {
    if (BEHIND.has(words.slice(-length).join(' '))) return length;
  }
  return 0;
}

/** Words of the longest legal form that a name begins with; 0: none. */
function formBefore(words: readonly string[]): number {
  const longest = BEFORE_BY_FIRST.get(words[0] ?? '') ?? 0;
  for (let length = Math.min(longest, words.length); length > 0; length--) {
    if (BEFORE.has(words.slice(0, length).join(' '))) return length;
  }
  return 0;
}

/** Without what is written without a blank, as in Chinese, Japanese and Korean names. */
function withoutJoined(text: string, alsoGroups: boolean): string {
  // Scripts without blanks are not in ASCII.
  if (ASCII_ONLY.test(text)) return text;
  let left = text;
  for (;;) {
    const form = [...JOINED, ...(alsoGroups ? JOINED_GROUPS : [])].find(
      (each) => left.endsWith(each) || left.startsWith(each),
    );
    if (form === undefined) return left;
    left = (left.endsWith(form) ? left.slice(0, -form.length) : left.slice(form.length)).trim();
  }
}
