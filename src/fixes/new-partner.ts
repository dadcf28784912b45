import type { Knowledge } from '../knowledge/knowledge';
import type { Source } from '../manifest/model';
import { allOf } from '../messages/words';

/** What proves or excuses the old supplier says nothing of a new one. */
export const OF_THE_SUPPLIER = ['evidence', 'waivers', 'region'];

/** Everything that a replacement takes away, in words for its title. */
export function removedWords({ evidence, waivers, keys }: Source): string {
  const parts = [
    ...(keys.has('region') ? ['region'] : []),
    ...(waivers.length > 0
      ? [waivers.length === 1 ? 'waiver' : `${String(waivers.length)} waivers`]
      : []),
    ...(evidence.length > 0
      ? [evidence.length === 1 ? 'document' : `${String(evidence.length)} documents`]
      : []),
  ];
  return parts.length === 0 ? '' : `; removes its ${allOf(parts)}`;
}

/** A name to type over: nobody is named yet. */
export const placeholder = (country: string, knowledge: Knowledge): string =>
  `TBD (${knowledge.country(country)?.name ?? country})`;
