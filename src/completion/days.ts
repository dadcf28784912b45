import { yearLater } from '../knowledge/calendar';
import type { Day } from '../knowledge/types';
import type { Candidate } from './candidate';

/** Days that one is likely to mean. */
export const days = (typed: string, today: Day): Candidate[] =>
  starting(typed, [
    [today, 'today'],
    [`${today.slice(0, 4)}-01-01`, 'first day of this year'],
    [endOfNextYear(today), 'last day of next year'],
  ]);

/** Days on which something may end. */
export const ends = (typed: string, today: Day): Candidate[] =>
  starting(typed, [
    [endOfNextYear(today), 'last day of next year'],
    [yearLater(today), 'one year from today'],
    [`${today.slice(0, 4)}-12-31`, 'last day of this year'],
  ]);

const endOfNextYear = (today: Day): Day => `${yearLater(today).slice(0, 4)}-12-31`;

function starting(typed: string, all: readonly (readonly [Day, string])[]): Candidate[] {
  const word = typed.trim().toLowerCase();
  return all
    .filter(
      ([day, what]) =>
        day.startsWith(word) || what.split(' ').some((each) => each.startsWith(word)),
    )
    .map(([day, what]) => ({
      kind: 'day',
      label: day,
      description: what,
      value: day,
      names: `${day} ${what}`,
    }));
}
