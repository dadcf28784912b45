import type { Day, PercentByYear } from '../knowledge/types';

export interface Threshold {
  /** The year whose figure it is. */
  readonly year: string;
  readonly percent: number;
}

/** The figure of the day's year; a year past the last keeps the last, before the first there is none. */
export function thresholdOn(thresholds: PercentByYear, day: Day): Threshold | undefined {
  const year = years(thresholds).findLast((each) => each <= day.slice(0, 4));
  return year === undefined ? undefined : at(thresholds, year);
}

/** The figure to show: that of the day's year, or the first that is to come. */
export function nextThreshold(thresholds: PercentByYear, day: Day): Threshold | undefined {
  const [first] = years(thresholds);
  return thresholdOn(thresholds, day) ?? (first === undefined ? undefined : at(thresholds, first));
}

const years = (thresholds: PercentByYear): string[] => Object.keys(thresholds).sort();

function at(thresholds: PercentByYear, year: string): Threshold | undefined {
  const percent = thresholds[year];
  return percent === undefined ? undefined : { year, percent };
}
