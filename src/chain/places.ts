import { UNKNOWN } from '../knowledge/unknown';
import type { Country } from '../knowledge/types';
import type { Knowledge } from '../knowledge/knowledge';
import type { Located, Origin } from '../manifest/model';
import type { Step, StepOrigin } from './graph';

/** Where a step is done, as one of its places. */
export interface StepPlace {
  readonly country: Country;
  /** Where the country is written. */
  readonly text: Located<string>;
  /** Absent where the step is done there wholly. */
  readonly origin?: Origin;
}

/** The origins that something comes from: 0 % is nothing. */
export const countedOrigins = (
  origins: readonly Origin[] | undefined,
): readonly Origin[] | undefined =>
  origins?.some(isNothing) ? origins.filter((origin) => !isNothing(origin)) : origins;

const isNothing = ({ share }: Origin): boolean => share?.value.equals(0) === true;

/** The origins whose countries are known; undefined where the step has no list of them. */
export function knownOrigins(
  origins: readonly Origin[] | undefined,
  knowledge: Knowledge,
): readonly StepOrigin[] | undefined {
  return countedOrigins(origins)?.flatMap((origin) => {
    const lookup = origin.country && knowledge.resolveCountry(origin.country.value);
    return lookup?.kind === 'code' || lookup?.kind === 'name'
      ? [{ country: lookup.country, origin }]
      : [];
  });
}

/** Looks at every place of a step that is known: its country, or each of its origins. */
export function forEachPlace(
  { country, source, origins }: Step,
  look: (place: StepPlace) => void,
): void {
  if (country && source.country) look({ country, text: source.country });
  if (!origins) return;
  for (const { country: of, origin } of origins) {
    if (origin.country) look({ country: of, text: origin.country, origin });
  }
}

/** Covered nations by the rules that speak for them. */
export type NationGroup = 'china' | 'other-covered';

export const isOf = ({ coveredNation }: Country, of: NationGroup): boolean =>
  coveredNation !== undefined && (coveredNation === 'CN') === (of === 'china');

/** Whether nothing of a step is, or could be, outside countries of a kind, as far as its places say. */
export function isWhollyIn(
  { country, source, origins }: Step,
  isMeant: (country: Country) => boolean,
): boolean {
  if (country) return isMeant(country);
  if (!origins || origins.length === 0 || origins.length !== countedOrigins(source.origins)?.length)
    return false;
  return origins.every((each) => isMeant(each.country));
}

/** The first place of a step in China or in another covered nation. */
export function placeIn(step: Step, of: NationGroup): StepPlace | undefined {
  let found: StepPlace | undefined;
  forEachPlace(step, (place) => {
    if (!found && isOf(place.country, of)) found = place;
  });
  return found;
}

/** Whether a step says that its place is unknown. */
export const isUnknown = ({ source }: Step): boolean => source.country?.value === UNKNOWN;
