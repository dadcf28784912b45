import type { Language } from './language';
import { ENGLISH } from './language';

/**
 * That the data is older than a day, and since when it cannot know what changed; undefined where it is not. The first
 * line of `check`, of the report and of the status bar.
 *
 * @param knownTo the day of the knowledge
 * @param day the day that is asked for
 */
export function dataAge(
  knownTo: string,
  day: string,
  language: Language = ENGLISH,
): string | undefined {
  if (day <= knownTo) return undefined;
  return language.t('Data as of {known}: what changed since then is not in it (as of {day}).', {
    known: language.day(knownTo),
    day: language.day(day),
  });
}
