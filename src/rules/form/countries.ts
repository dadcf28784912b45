import type { CountryLookup } from '../../knowledge/knowledge';
import type { Context } from '../../analysis/context';
import type { Located, Source } from '../../manifest/model';

/** A country as it stands somewhere in the manifest, and what the knowledge makes of it. */
export interface NamedCountry {
  readonly text: Located<string>;
  readonly lookup: CountryLookup;
  readonly source?: Source;
}

/** Every country that does not stand as its code: of steps, of suppliers' seats and of owners. */
export function countriesInWords({ manifest, knowledge }: Context): readonly NamedCountry[] {
  const found: NamedCountry[] = [];
  const look = (text: Located<string> | undefined, source?: Source): void => {
    if (!text) return;
    const lookup = knowledge.resolveCountry(text.value);
    if (lookup.kind !== 'code') found.push({ text, lookup, ...(source && { source }) });
  };
  for (const source of manifest.sources) look(source.country, source);
  for (const { country, ownership } of manifest.suppliers.values()) {
    look(country);
    for (const entry of ownership) look(entry.country);
  }
  return found;
}
