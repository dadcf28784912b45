import type { CountryLookup } from '../../knowledge/knowledge';
import { UNKNOWN } from '../../knowledge/unknown';
import type { HeadContext, StepContext } from '../context';
import type { Step } from '../../chain/graph';
import type { Located } from '../../manifest/model';

/** A country as it stands somewhere in the manifest, and what the knowledge makes of it. */
export interface NamedCountry {
  readonly text: Located<string>;
  readonly lookup: CountryLookup;
}

const NONE: readonly never[] = [];

/** The countries of a step that do not stand as their codes; `unknown` is none. */
export function countriesOfStep(
  { source, country }: Step,
  { knowledge }: StepContext,
): readonly NamedCountry[] {
  const text = source.country;
  if (!text) {
    const { origins } = source;
    if (!origins) return NONE;
    return inWordsOnce(origins, knowledge, () => origins.map((origin) => origin.country));
  }
  return country?.code === text.value ? NONE : inWords([text], knowledge);
}

/** Countries of suppliers' seats and of owners that do not stand as their codes. */
export function countriesInWords({ manifest, knowledge }: HeadContext): readonly NamedCountry[] {
  return inWordsOnce(manifest.suppliers, knowledge, () => {
    const texts: (Located<string> | undefined)[] = [];
    for (const { country, ownership } of manifest.suppliers.values()) {
      texts.push(country);
      for (const entry of ownership) texts.push(entry.country);
    }
    return texts;
  });
}

/** What was found of lists that several rules ask about: there may be more in one than the knowledge remembers. */
const known = new WeakMap<
  object,
  { readonly knowledge: object; readonly found: readonly NamedCountry[] }
>();

function inWordsOnce(
  list: object,
  knowledge: StepContext['knowledge'],
  texts: () => readonly (Located<string> | undefined)[],
): readonly NamedCountry[] {
  const before = known.get(list);
  if (before?.knowledge === knowledge) return before.found;
  const found = inWords(texts(), knowledge);
  known.set(list, { knowledge, found });
  return found;
}

function inWords(
  texts: readonly (Located<string> | undefined)[],
  knowledge: StepContext['knowledge'],
): readonly NamedCountry[] {
  const found: NamedCountry[] = [];
  for (const text of texts) {
    if (!text || text.value === UNKNOWN) continue;
    const lookup = knowledge.resolveCountry(text.value);
    if (lookup.kind !== 'code') found.push({ text, lookup });
  }
  return found;
}
