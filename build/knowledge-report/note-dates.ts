import type { Day } from '../../src/knowledge/types';

/** A date in a note: its first and last day, which are the same where it is a day. */
export interface NoteDate {
  readonly text: string;
  readonly first: Day;
  readonly last: Day;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const DATE = new RegExp(
  String.raw`\b(?:(?<iso>\d{4}-\d{2}(?:-\d{2})?)|(?<days>\d{1,2}(?: (?:or|and|to) \d{1,2})* )?(?<month>${MONTHS.join('|')})(?: (?<year>\d{4}))?)\b`,
  'g',
);

/**
 * The dates that a note names, `2026-07-01`, `2026-07`, `1 July 2026`, `18 or 19 November`. A day or
 * month without a year is of the year `given`, and left out without one; a year alone is no date.
 */
export function datesIn(note: string, given?: string): NoteDate[] {
  return [...note.matchAll(DATE)].flatMap(({ 0: text, groups = {} }): NoteDate[] => {
    const { iso, days, month = '', year = given } = groups;
    if (iso !== undefined) return [period(text, iso)];
    if (year === undefined) return [];
    const start = `${year}-${twoDigits(MONTHS.indexOf(month) + 1)}`;
    const numbers = days?.match(/\d+/g);
    if (!numbers) return [period(text, start)];
    return numbers.map((day) => period(text, `${start}-${twoDigits(Number(day))}`));
  });
}

function period(text: string, iso: string): NoteDate {
  if (iso.length === 10) return { text, first: iso, last: iso };
  const [year, month] = iso.split('-').map(Number);
  const days = new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate();
  return { text, first: `${iso}-01`, last: `${iso}-${twoDigits(days)}` };
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
