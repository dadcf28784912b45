import type Fraction from 'fraction.js';
import type { Step } from '../chain/graph';
import { isUnknown } from '../chain/places';
import type { Whom } from '../knowledge/types';
import type { Place } from '../manifest/model';
import type { ShareInput } from './share';
import type { Reason } from './whom';
import { reasonFor } from './whom';

/** Why a step that may have several places is someone's whom a regime excludes. */
export type PlacedReason =
  | Reason
  /** Several of its candidates are meant, each for its own reason. */
  | { readonly kind: 'candidates'; readonly reasons: readonly Reason[] }
  /** Its place is unknown: it could be meant. */
  | { readonly kind: 'unknown' };

/** A step that is, or may be, someone's whom a regime excludes. */
export interface Concern {
  readonly reason: PlacedReason;
  /** `one-of`: some of its candidates are meant, not all; `unknown`: its place is. */
  readonly isSure: 'sure' | 'one-of' | 'unknown';
  /** Where the place that is meant is written; absent: the whole step is meant. */
  readonly place?: Place;
  /** The part of the step that is done there; absent: the whole, or a candidate. */
  readonly part?: Fraction;
}

/** Whether a step, split by its places, is someone's whom a regime excludes: wherever it is, or at its places. */
export function concernOf(whom: Whom, step: Step, input: ShareInput): Concern | undefined {
  const { candidates, partOf } = input.split;
  const whole = reasonFor(whom, step, input);
  const part = partOf(step);
  if (whole) {
    const place = placeIn(whole, step);
    return { reason: whole, isSure: 'sure', ...(place && { place, ...(part && { part }) }) };
  }
  if (!whom.countries && !whom.regions) return undefined;
  const places = candidates.get(step);
  if (!places) {
    const { country } = step.source;
    return isUnknown(step) && country
      ? { reason: UNKNOWN_PLACE, isSure: 'unknown', place: country, ...(part && { part }) }
      : undefined;
  }
  const meant = places.flatMap((at) => {
    const reason = reasonFor(whom, at, input);
    return reason ? { at, reason } : [];
  });
  const [first, ...others] = meant;
  if (first) {
    const reasons = meant.map(({ reason }) => reason);
    const place = placeIn(first.reason, first.at);
    return {
      reason: others.length === 0 ? first.reason : { kind: 'candidates', reasons },
      isSure: meant.length === places.length ? 'sure' : 'one-of',
      ...(place && { place }),
    };
  }
  const place = places.find(isUnknown)?.source.country;
  return place && { reason: UNKNOWN_PLACE, isSure: 'unknown', place };
}

const UNKNOWN_PLACE: PlacedReason = { kind: 'unknown' };

/** Where the place is written that a reason is about; undefined where it is about the supplier. */
function placeIn(reason: Reason, { source }: Step): Place | undefined {
  if (reason.kind === 'country') return source.country;
  return reason.kind === 'region' ? source.region : undefined;
}
