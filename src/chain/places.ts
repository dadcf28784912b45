import { UNKNOWN } from '../knowledge/unknown';
import type { Country } from '../knowledge/types';
import type { Knowledge } from '../knowledge/knowledge';
import type { Located, Origin } from '../manifest/model';
import type { Step, StepOrigin } from './graph';
import type { Slices } from '../text/slices';
import { collected, forEachOf, inOneGo } from '../text/slices';

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
  return countedOrigins(origins)?.flatMap((origin) => knownOrigin(origin, knowledge) ?? []);
}

/** As `knownOrigins`, of a long list in slices. */
export function* knownOriginsInSlices(
  origins: readonly Origin[],
  knowledge: Knowledge,
): Slices<readonly StepOrigin[]> {
  return yield* collected(countedOrigins(origins) ?? [], (origin) =>
    knownOrigin(origin, knowledge),
  );
}

function knownOrigin(origin: Origin, knowledge: Knowledge): StepOrigin | undefined {
  const lookup = origin.country && knowledge.resolveCountry(origin.country.value);
  return lookup?.kind === 'code' || lookup?.kind === 'name'
    ? { country: lookup.country, origin }
    : undefined;
}

/** Looks at every place of a step that is known: its country, or each of its origins. */
export function forEachPlace(step: Step, look: (place: StepPlace) => void): void {
  const rest = lookAtPlaces(step, look);
  if (rest) inOneGo(rest);
}

/** As `forEachPlace`; what is returned is left to be looked at, where there are very many. */
export function lookAtPlaces(
  { country, source, origins }: Step,
  look: (place: StepPlace) => void,
): Slices<void> | undefined {
  if (country && source.country) look({ country, text: source.country });
  if (!origins) return undefined;
  return forEachOf(origins, ({ country: of, origin }) => {
    if (origin.country) look({ country: of, text: origin.country, origin });
  });
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
  const { country, source, origins } = step;
  if (country && source.country && isOf(country, of)) return { country, text: source.country };
  const found = origins?.find((each) => each.origin.country && isOf(each.country, of));
  const text = found?.origin.country;
  return found && text && { country: found.country, text, origin: found.origin };
}

/** Whether a step says that its place is unknown. */
export const isUnknown = ({ source }: Step): boolean => source.country?.value === UNKNOWN;
