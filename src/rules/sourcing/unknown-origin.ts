import { countedOrigins } from '../../chain/places';
import { UNKNOWN } from '../../knowledge/unknown';
import type { Place, Source } from '../../manifest/model';
import type { Rule } from '../rule';
import { workOf } from '../words';

export const unknownOrigin: Rule = {
  id: 'unknown-origin',
  title: 'A step whose place is unknown',
  severity: 'information',
  group: 'sourcing',
  step(step, { knowledge }, report) {
    const { source } = step;
    if (source.country && source.country.value !== UNKNOWN) return;
    const place = placeOf(source);
    if (!place) return;
    const origins = countedOrigins(source.origins);
    const isListed = origins !== undefined && !origins.some(isUnknown);
    const candidates = isListed ? (step.origins ?? []).map(({ country }) => country.name) : [];
    report({
      place,
      message: {
        key: 'unknown-origin',
        args: { work: workOf(step, knowledge), candidates: [...new Set(candidates)] },
      },
      related: [],
    });
  },
};

const isUnknown = ({ country }: { readonly country?: { readonly value: string } }): boolean =>
  country?.value === UNKNOWN;

/** Where a source says that its place is not known; undefined where it says where it is. */
function placeOf({ country, origins: all, keys }: Source): Place | undefined {
  if (country) return country;
  const origins = countedOrigins(all);
  const unknown = origins?.find(isUnknown)?.country;
  if (unknown) return unknown;
  const isOpen =
    origins !== undefined && origins.length > 1 && origins.every(({ share }) => !share);
  return isOpen ? keys.get('origins') : undefined;
}
