import { UNKNOWN } from '../knowledge/unknown';
import type { Phrase } from '../messages/phrase';
import { phrase } from '../messages/phrase';
import type { DraftPlace } from './draft';

/** A place as another file says it. */
export interface SaidPlace {
  /** As a code; undefined: none that is known. */
  readonly country: string | undefined;
  readonly region?: string | undefined;
  /** Undefined: not said. */
  readonly percentage?: number | undefined;
}

/** Places for a step, and why they are not as they were said. */
export interface TakenPlaces {
  readonly places: readonly DraftPlace[];
  readonly why?: Phrase;
}

/**
 * Places with their shares where those are known. What no country is known for stays unknown: the countries that
 * are said must not stand for all of it.
 */
export function takenPlaces(said: readonly SaidPlace[]): TakenPlaces {
  const known = new Map<string, { country: string; region?: string; percentage: number }>();
  let hasAll = true;
  for (const { country, region, percentage } of said) {
    if (country === undefined) continue;
    if (percentage === undefined || !(percentage > 0)) hasAll = false;
    const key = `${country} ${region ?? ''}`;
    const sum = (known.get(key)?.percentage ?? 0) + (percentage ?? 0);
    known.set(key, { country, ...(region !== undefined && { region }), percentage: sum });
  }
  if (known.size === 0) return { places: [] };
  const isSaid = said.some(({ percentage }) => percentage !== undefined);
  const total = sumOf(said.map(({ percentage }) => percentage ?? 0));
  const rest = 100 - sumOf([...known.values()].map(({ percentage }) => percentage));
  const sum = { total: Number(digits(total)) };
  const isWhole = Math.abs(total - 100) < TOLERANCE;
  // Parts of one, `0.8` and `0.2`: as percentages they would make four fifths of it less than one in a hundred.
  const isOfOne = Math.abs(total - 1) < TOLERANCE;
  if (isSaid && hasAll && !isOfOne && total < 100 + TOLERANCE) {
    const places = [...known.values()].map(({ percentage, ...place }) => ({
      ...place,
      share: `${digits(percentage)}%`,
    }));
    return {
      places:
        rest < TOLERANCE ? places : [...places, { country: UNKNOWN, share: `${digits(rest)}%` }],
      ...(!isWhole && {
        why: phrase('The percentages make {total}, not 100: the rest is unknown.', sum),
      }),
    };
  }
  const isMissing = said.some(({ country }) => country === undefined);
  const isShort =
    isSaid && said.every(({ percentage }) => percentage !== undefined) && total < 100 - TOLERANCE;
  return {
    places: [
      ...[...known.values()].map(({ country, region }) => ({
        country,
        ...(region !== undefined && { region }),
      })),
      ...(isMissing || isShort ? [{ country: UNKNOWN }] : []),
    ],
    ...(isSaid && {
      why: isWhole
        ? phrase('Not every country has a percentage: the countries are taken without them.')
        : phrase(
            'The percentages make {total}, not 100: the countries are taken without them.',
            sum,
          ),
    }),
  };
}

const TOLERANCE = 1e-6;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** Without the noise of binary fractions. */
export const digits = (number: number): string =>
  new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 6 }).format(number);
