import type { ResultRegime } from './result';

/** A share as a percentage with at most one decimal. */
export const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)} %`;

/** A line for each share that is another one than before, where it is known what it was. */
export function movements(regimes: readonly ResultRegime[]): string[] {
  return regimes.flatMap(({ id, requirement, qualifyingShare, threshold, previousShare }) => {
    if (previousShare === undefined || previousShare === qualifyingShare) return [];
    const against = threshold === null ? '' : ` (threshold ${percent(threshold)})`;
    const [before, now] = [previousShare, qualifyingShare].map((share) =>
      share === null ? 'nothing' : percent(share),
    );
    return [`          ${id} ${requirement}: ${before ?? ''} before, ${now ?? ''} now${against}`];
  });
}
