import type { CountryLookup } from '../../knowledge/knowledge';
import type { Context } from '../../analysis/context';
import type { Located, Source } from '../../manifest/model';

/** A country as it stands somewhere in the manifest, and what the knowledge makes of it. */
export interface NamedCountry {
  readonly text: Located<string>;
  readonly lookup: CountryLookup;
  readonly source?: Source;
}

/** Every country of the manifest: of steps, of suppliers' seats and of owners. */
export function* countriesOf({ manifest, knowledge }: Context): Generator<NamedCountry> {
  for (const source of manifest.sources) {
    if (!source.country) continue;
    const lookup = knowledge.resolveCountry(source.country.value);
    yield { text: source.country, lookup, source };
  }
  for (const { country, ownership } of manifest.suppliers.values()) {
    for (const text of [country, ...ownership.map((entry) => entry.country)]) {
      if (text) yield { text, lookup: knowledge.resolveCountry(text.value) };
    }
  }
}
