import type { Day } from '../knowledge/types';

/** Today by the machine's local date. */
export function today(now = new Date()): Day {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The day that is some days after today. */
export function dayAfter(days: number): Day {
  const then = new Date();
  then.setDate(then.getDate() + days);
  return today(then);
}
