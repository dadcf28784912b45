import type { Knowledge } from '../knowledge/knowledge';
import type { Source } from '../manifest/model';
import type { Language } from '../messages/language';
import { allOf } from '../messages/words';

/** What proves or excuses the old supplier says nothing of a new one. */
export const OF_THE_SUPPLIER = ['evidence', 'waivers', 'region'];

/** Everything that a replacement takes away, in words for its title. */
export function removedWords({ evidence, waivers, keys }: Source, language: Language): string {
  const { t } = language;
  const parts = [
    ...(keys.has('region') ? [t('region')] : []),
    ...(waivers.length > 0
      ? [waivers.length === 1 ? t('waiver') : t('{count} waivers', { count: waivers.length })]
      : []),
    ...(evidence.length > 0
      ? [evidence.length === 1 ? t('document') : t('{count} documents', { count: evidence.length })]
      : []),
  ];
  return parts.length === 0
    ? ''
    : `; ${t('removes its {parts}', { parts: allOf(parts, language) })}`;
}

/** A name to type over: nobody is named yet. */
export const placeholder = (country: string, knowledge: Knowledge): string =>
  `TBD (${knowledge.country(country)?.name ?? country})`;
