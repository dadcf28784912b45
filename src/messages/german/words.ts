import type Fraction from 'fraction.js';
import { daysBetween, isDay } from '../../knowledge/calendar';
import { GERMAN_NAMES, GERMAN_PLURALS } from '../../knowledge/generated/german-names.js';
import { shortened } from '../../text/clean';
import type { Language } from '../language';
import * as words from '../words';

/** A name of the knowledge in German; one that only a policy has stays as it is. */
export const german = (name: string): string =>
  Object.hasOwn(GERMAN_NAMES, name) ? (GERMAN_NAMES[name] ?? name) : name;

/** Materials and components behind `von`: `Lithium`, `Batteriezellen`. */
export const some = (subject: string): string =>
  Object.hasOwn(GERMAN_PLURALS, subject) ? (GERMAN_PLURALS[subject] ?? subject) : german(subject);

const DAY = new Intl.DateTimeFormat('de', { dateStyle: 'medium', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('de', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `02.07.2026`, of a month `Juli 2026`; what is no day stays as it is. */
export function day(text: string): string {
  const isMonth = /^\d{4}-\d{2}$/.test(text);
  const whole = isMonth ? `${text}-01` : text;
  if (!isDay(whole)) return text;
  const time = daysBetween('1970-01-01', whole) * DAY_MS;
  return (isMonth ? MONTH : DAY).format(time);
}

const DAY_MS = 86_400_000;

export const number = (value: number): string => value.toLocaleString('de');

const LANGUAGE: Pick<Language, 'locale'> = { locale: 'de' };
export const percent = (value: number): string => words.percent(value, LANGUAGE);
export const exactPercent = (part: Fraction): string => words.exactPercent(part, LANGUAGE);
export const partBeside = (part: Fraction, line: Fraction): string =>
  words.partBeside(part, line, LANGUAGE);
export const amount = (value: Fraction): string => words.amount(value, LANGUAGE);

/** `a`, `a oder b`, `a, b oder c`. */
export const oneOf = (all: readonly string[]): string => joined(all, 'oder');

/** `a`, `a und b`, `a, b und c`. */
export const allOf = (all: readonly string[]): string => joined(all, 'und');

function joined(all: readonly string[], last: string): string {
  if (all.length < 2) return all[0] ?? '';
  return `${all.slice(0, -1).join(', ')} ${last} ${all.at(-1) ?? ''}`;
}

/** Characters of a quotation. */
const MAX_QUOTED = 40;

/** Text from a manifest in a sentence: on one line, and not endless. */
export const quoted = (text: string): string => `„${shortened(text, MAX_QUOTED)}“`;

export const meant = (all: readonly string[]): string =>
  all.length === 0 ? '' : ` Gemeint: ${oneOf(all.map(quoted))}?`;

export { capital } from '../words';

/** Countries whose names take an article, with it, in the dative. */
const DATIVE: Readonly<Record<string, string>> = {
  'Amerikanische Jungferninseln': 'den Amerikanischen Jungferninseln',
  'Amerikanische Überseeinseln': 'den Amerikanischen Überseeinseln',
  Antarktis: 'der Antarktis',
  Bouvetinsel: 'der Bouvetinsel',
  'Britische Jungferninseln': 'den Britischen Jungferninseln',
  'Britisches Territorium im Indischen Ozean': 'dem Britischen Territorium im Indischen Ozean',
  'Cayman-Inseln': 'den Cayman-Inseln',
  'Demokratische Republik Kongo': 'der Demokratischen Republik Kongo',
  'Dominikanische Republik': 'der Dominikanischen Republik',
  Elfenbeinküste: 'der Elfenbeinküste',
  'Europäische Union': 'der Europäischen Union',
  Färöer: 'den Färöern',
  'Französische Süd- und Antarktisgebiete': 'den Französischen Süd- und Antarktisgebieten',
  'Insel Man': 'der Insel Man',
  Irak: 'dem Irak',
  Iran: 'dem Iran',
  Jemen: 'dem Jemen',
  'Karibische Niederlande': 'den Karibischen Niederlanden',
  Kongo: 'dem Kongo',
  Libanon: 'dem Libanon',
  Mongolei: 'der Mongolei',
  Norfolkinsel: 'der Norfolkinsel',
  'Nördliche Marianen': 'den Nördlichen Marianen',
  'Republik Kongo': 'der Republik Kongo',
  'Republik Moldau': 'der Republik Moldau',
  Schweiz: 'der Schweiz',
  Slowakei: 'der Slowakei',
  'St. Vincent und die Grenadinen': 'St. Vincent und den Grenadinen',
  Sudan: 'dem Sudan',
  'Südgeorgien und die Südlichen Sandwichinseln': 'Südgeorgien und den Südlichen Sandwichinseln',
  Südsudan: 'dem Südsudan',
  Tschad: 'dem Tschad',
  Türkei: 'der Türkei',
  Ukraine: 'der Ukraine',
  Vatikanstadt: 'der Vatikanstadt',
  'Vereinigte Arabische Emirate': 'den Vereinigten Arabischen Emiraten',
  'Vereinigtes Königreich': 'dem Vereinigten Königreich',
  Weihnachtsinsel: 'der Weihnachtsinsel',
  Westsahara: 'der Westsahara',
  'Zentralafrikanische Republik': 'der Zentralafrikanischen Republik',
};
const ISLANDS =
  /^(?:Bahamas|Färöer|Insel Man|Komoren|Malediven|Nördliche Marianen|Philippinen|Salomonen|Seychellen)$|^(?!Südgeorgien).*inseln?$/i;
const PLURAL = /^(?:USA|Niederlande)$/;

function dative(country: string): string {
  const name = german(country);
  const known = DATIVE[name];
  if (known !== undefined) return known;
  if (!PLURAL.test(name) && !ISLANDS.test(name)) return name;
  return `den ${name.replace(/e$/, 'en')}`;
}

/** `in Chile`, `im Iran`, `in den USA`, `auf den Philippinen`. */
export const inside = (country: string): string =>
  ISLANDS.test(german(country))
    ? `auf ${dative(country)}`
    : `in ${dative(country)}`.replace(/^in dem /, 'im ');

/** `aus Chile`, `aus dem Iran`, `aus den USA`. */
export const from = (country: string): string => `aus ${dative(country)}`;

/** `von Chile`, `vom Iran`, `von den USA`. */
export const of = (country: string): string =>
  `von ${dative(country)}`.replace(/^von dem /, 'vom ');

/** Several countries behind one preposition, each with its own: `aus China und aus dem Iran`. */
export const each = (
  countries: readonly string[],
  how: (country: string) => string,
  join = allOf,
): string => join(countries.map(how));
