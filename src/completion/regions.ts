import { subdivisionsOf } from '../knowledge/subdivisions';
import type { Knowledge } from '../knowledge/knowledge';
import type { Candidate } from './candidate';
import { named } from './candidate';
import { FIT, fitOf } from './rank';

/** The states, provinces and regions of a country as it is written beside them; none of an unknown one. */
export function regions(typed: string, country: string, knowledge: Knowledge): Candidate[] {
  const lookup = knowledge.resolveCountry(country);
  if (lookup.kind !== 'code' && lookup.kind !== 'name') return [];
  return subdivisionsOf(lookup.country.code)
    .flatMap(({ code, name }) => {
      const isCode = typed.toUpperCase() === code;
      const names = { main: [code, code.slice(3)], others: [name] };
      const fit = isCode ? FIT.exact : fitOf(typed, names);
      return fit === undefined ? [] : [{ fit, name, candidate: named('country', code, name) }];
    })
    .sort((a, b) => a.fit - b.fit || (a.name < b.name ? -1 : 1))
    .map(({ candidate }) => candidate);
}
