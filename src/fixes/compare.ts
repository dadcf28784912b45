import type { Analysis } from '../analysis/analysis';
import type { Finding } from '../rules/finding';
import type { Step } from '../chain/graph';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { exactPercent, partBeside } from '../messages/words';
import type { Alternative } from './alternatives';
import { alternativesFor } from './alternatives';
import { findingsAfter, shareEffects } from './what-if';

/** One partner of the comparison, in words that go into a table. */
export interface Comparison {
  readonly offer: Alternative;
  /** One for each share that the step counts in, in the order of `shares` of the table. */
  readonly shares: readonly { readonly after: string; readonly passes: boolean }[];
  readonly gone: readonly Finding[];
  readonly fresh: readonly Finding[];
}

export interface ComparisonTable {
  /** The shares as they are. */
  readonly shares: readonly {
    readonly name: string;
    readonly before: string;
    readonly wanted: string;
    readonly passes: boolean;
  }[];
  readonly rows: readonly Comparison[];
}

/** Every partner that could take a step over, with the shares and findings as they would be. */
export function compareAlternatives(
  step: Step,
  analysis: Analysis,
  language: Language = ENGLISH,
): ComparisonTable {
  const own = step.country?.code;
  const offers = alternativesFor(step, analysis, (country) => country !== own, language);
  const first = offers[0];
  const shares = first ? shareEffects(step, first, analysis) : [];
  return {
    shares: shares.map(({ regime, requirement, before, wanted }) => ({
      name: `${regime}: ${language.name(requirement)}`,
      before: partBeside(before.share, wanted, language),
      wanted: exactPercent(wanted, language),
      passes: before.passes,
    })),
    rows: offers.map((offer) => ({
      offer,
      shares: shareEffects(step, offer, analysis).map(({ after, wanted }) => ({
        after: partBeside(after.share, wanted, language),
        passes: after.passes,
      })),
      ...findingsAfter(step, offer, analysis),
    })),
  };
}
