import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Origin } from '../manifest/model';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { exactPercent, oneOf } from '../messages/words';
import { andMore, shortened } from './words';

/** Places that one line names. */
const MAX_PLACES = 6;

/** `China`, `China (60 %), Japan (40 %)`, `one of China or Japan`; empty where a step says no place. */
export function placesOf(step: Step, knowledge: Knowledge, language: Language = ENGLISH): string {
  const { country, source } = step;
  if (country) return language.name(country.name);
  const { origins = [] } = source;
  const places = listedPlaces(step, knowledge, language);
  return origins.length < 2 || isSplit(step) ? places : language.t('one of {places}', { places });
}

/** `China (60 %), Japan (40 %)`, `China or Japan`. */
export function listedPlaces(step: Step, knowledge: Knowledge, language: Language): string {
  const { origins = [] } = step.source;
  const names = origins.map((origin) => placeName(origin, knowledge, language));
  const more = names.length - MAX_PLACES;
  const shown = more > 0 ? [...names.slice(0, MAX_PLACES), andMore(more, language)] : names;
  return isSplit(step) ? shown.join(', ') : oneOf(shown, language);
}

/** Whether a step is split among its places, not in one of them. */
export const isSplit = ({ source: { origins = [] } }: Step): boolean =>
  origins.some(({ share }) => share);

function placeName({ country, share }: Origin, knowledge: Knowledge, language: Language): string {
  const lookup = knowledge.resolveCountry(country?.value ?? '');
  const isKnown = lookup.kind === 'code' || lookup.kind === 'name';
  const name = isKnown
    ? language.name(lookup.country.name)
    : shortened(country?.value ?? language.t('no country'));
  return share ? `${name} (${exactPercent(share.value, language)})` : name;
}
