import { isDay } from '../knowledge/calendar';
import { UsageError } from '../check/usage-error';

/** @throws UsageError where it is no day of the calendar */
export function day(text: string): string {
  if (!isDay(text)) throw new UsageError(`--as-of needs a day such as 2023-06-30, not "${text}".`);
  return text;
}

/** @throws UsageError where it is no whole number */
export function count(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new UsageError(`--max-warnings needs a whole number, not "${text}".`);
  }
  return Number(text);
}

/** For an option that may be given several times. */
export const several = (text: string, before: readonly string[]): readonly string[] => [
  ...before,
  text,
];
