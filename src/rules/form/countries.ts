import type { CountryLookup } from '../../knowledge/knowledge';
import { UNKNOWN } from '../../knowledge/unknown';
import type { HeadContext, StepContext } from '../context';
import type { Step } from '../../chain/graph';
import type { Located, Origin, Source } from '../../manifest/model';
import type { Slices } from '../../text/slices';
import { collected, forEachOf, isLong } from '../../text/slices';
import type { Report } from '../rule';

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

/** What a rule says of a country as it is named; `source`: where it is that of the step itself. */
type Judge = (named: NamedCountry, source: Source | undefined) => Report | undefined;

/** Reports what is found of the `countriesOfStep`; what is returned is left to be looked at, where there are very many. */
export function reportCountriesOf(
  step: Step,
  context: StepContext,
  report: (found: Report) => void,
  judge: Judge,
): Slices<void> | undefined {
  const { country, origins } = step.source;
  if (!country && origins && isLong(origins)) {
    return lookAtLong(origins, context.knowledge, (named) => {
      const found = judge(named, undefined);
      if (found) report(found);
    });
  }
  for (const named of countriesOfStep(step, context)) {
    const found = judge(named, named.text === country ? step.source : undefined);
    if (found) report(found);
  }
  return undefined;
}

function* lookAtLong(
  origins: readonly Origin[],
  knowledge: StepContext['knowledge'],
  look: (named: NamedCountry) => void,
): Slices<void> {
  let found = foundBefore(origins, knowledge);
  if (!found) {
    found = yield* collected(origins, (origin) => inWord(origin.country, knowledge));
    known.set(origins, { knowledge, found });
  }
  yield* forEachOf(found, look) ?? [];
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
  const before = foundBefore(list, knowledge);
  if (before) return before;
  const found = inWords(texts(), knowledge);
  known.set(list, { knowledge, found });
  return found;
}

function foundBefore(
  list: object,
  knowledge: StepContext['knowledge'],
): readonly NamedCountry[] | undefined {
  const before = known.get(list);
  return before?.knowledge === knowledge ? before.found : undefined;
}

function inWords(
  texts: readonly (Located<string> | undefined)[],
  knowledge: StepContext['knowledge'],
): readonly NamedCountry[] {
  const found: NamedCountry[] = [];
  for (const text of texts) {
    const named = inWord(text, knowledge);
    if (named) found.push(named);
  }
  return found;
}

function inWord(
  text: Located<string> | undefined,
  knowledge: StepContext['knowledge'],
): NamedCountry | undefined {
  if (!text || text.value === UNKNOWN) return undefined;
  const lookup = knowledge.resolveCountry(text.value);
  return lookup.kind === 'code' ? undefined : { text, lookup };
}
