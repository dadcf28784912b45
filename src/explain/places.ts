import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Origin } from '../manifest/model';
import { exactPercent, oneOf } from '../messages/words';
import { shortened } from './words';

/** Places that one line names. */
const MAX_PLACES = 6;

/** `China`, `China (60 %), Japan (40 %)`, `one of China or Japan`; empty where a step says no place. */
export function placesOf({ country, source }: Step, knowledge: Knowledge): string {
  if (country) return country.name;
  const { origins = [] } = source;
  const isSplit = origins.some(({ share }) => share);
  const names = origins.map((origin) => placeName(origin, knowledge));
  const more = names.length - MAX_PLACES;
  const shown = more > 0 ? [...names.slice(0, MAX_PLACES), `${String(more)} more`] : names;
  if (shown.length < 2 || isSplit) return shown.join(', ');
  return `one of ${oneOf(shown)}`;
}

function placeName({ country, share }: Origin, knowledge: Knowledge): string {
  const lookup = knowledge.resolveCountry(country?.value ?? '');
  const isKnown = lookup.kind === 'code' || lookup.kind === 'name';
  const name = isKnown ? lookup.country.name : shortened(country?.value ?? 'no country');
  return share ? `${name} (${exactPercent(share.value)})` : name;
}
