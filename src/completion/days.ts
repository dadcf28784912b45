import { yearLater } from '../knowledge/calendar';
import type { Language } from '../messages/language';
import type { Day } from '../knowledge/types';
import type { Candidate } from './candidate';

/** Days that one is likely to mean. */
export const days = (typed: string, today: Day, { t }: Language): Candidate[] =>
  starting(typed, [
    [today, t('today')],
    [`${today.slice(0, 4)}-01-01`, t('first day of this year')],
    [endOfNextYear(today), t('last day of next year')],
  ]);

/** Days on which something was issued. */
export const past = (typed: string, today: Day, { t }: Language): Candidate[] =>
  starting(typed, [
    [today, t('today')],
    [`${today.slice(0, 4)}-01-01`, t('first day of this year')],
  ]);

/** Days on which something may end. */
export const ends = (typed: string, today: Day, { t }: Language): Candidate[] =>
  starting(typed, [
    [endOfNextYear(today), t('last day of next year')],
    [yearLater(today), t('one year from today')],
    [`${today.slice(0, 4)}-12-31`, t('last day of this year')],
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
