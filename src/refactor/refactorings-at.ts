import { covers, stepAt } from '../analysis/at';
import { countriesToCodes } from './countries-to-codes';
import { extractSupplier } from './extract-supplier';
import { inlineSupplier } from './inline-supplier';
import { countryToOrigins, originToCountry, splitByOrigin } from './origins';
import type { Here, Refactoring } from './refactoring';

/** What can be done at an offset. Looks at one source or the head; edits are made when they are asked for. */
export function refactoringsAt(here: Here, offset: number): Refactoring[] {
  const { graph } = here.analysis;
  const step = stepAt(graph.own, offset);
  const inside = step && covers(step.source.place, offset) ? step : undefined;
  const { country, origins } = inside?.source ?? {};
  const isAtPlace =
    (country && covers(country, offset)) === true ||
    origins?.some(({ place }) => covers(place, offset)) === true ||
    isAtKey(here, offset);
  return [
    extractSupplier(here, offset),
    inlineSupplier(here, offset),
    ...(inside && isAtPlace
      ? [splitByOrigin(here, inside), countryToOrigins(here, inside), originToCountry(here, inside)]
      : []),
    ...(isAtPlace && isByName(here, offset) ? [countriesToCodes(here)] : []),
  ].filter((each) => each !== undefined);
}

/** Whether a country of the source at an offset is written by a name. */
function isByName({ analysis: { graph, knowledge } }: Here, offset: number): boolean {
  const { country, origins = [] } = stepAt(graph.own, offset)?.source ?? {};
  return [country, ...origins.map((origin) => origin.country)].some(
    (each) => each && knowledge.resolveCountry(each.value).kind === 'name',
  );
}

/** Whether an offset is at a key of a source that says where it is done. */
function isAtKey({ analysis }: Here, offset: number): boolean {
  const keys = stepAt(analysis.graph.own, offset)?.source.keys;
  return ['country', 'origins'].some((key) => {
    const place = keys?.get(key);
    return place !== undefined && covers(place, offset);
  });
}
