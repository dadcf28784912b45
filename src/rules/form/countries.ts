import type { CountryLookup } from '../../knowledge/knowledge';
import type { Context } from '../context';
import type { Step } from '../../chain/graph';
import type { Located } from '../../manifest/model';

/** A country as it stands somewhere in the manifest, and what the knowledge makes of it. */
export interface NamedCountry {
  readonly text: Located<string>;
  readonly lookup: CountryLookup;
}

/** The country of a step, where it does not stand as its code. */
export function countryInWords(
  { source, country }: Step,
  { knowledge }: Context,
): NamedCountry | undefined {
  const text = source.country;
  if (!text || country?.code === text.value) return undefined;
  return { text, lookup: knowledge.resolveCountry(text.value) };
}

/** Countries of suppliers' seats and of owners that do not stand as their codes. */
export function countriesInWords({ manifest, knowledge }: Context): readonly NamedCountry[] {
  const found: NamedCountry[] = [];
  const look = (text: Located<string> | undefined): void => {
    if (!text) return;
    const lookup = knowledge.resolveCountry(text.value);
    if (lookup.kind !== 'code') found.push({ text, lookup });
  };
  for (const { country, ownership } of manifest.suppliers.values()) {
    look(country);
    for (const entry of ownership) look(entry.country);
  }
  return found;
}
