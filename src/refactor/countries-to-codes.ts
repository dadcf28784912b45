import type { TextEdit } from '../fixes/fix';
import { replaceValue } from '../fixes/write';
import type { Located, Manifest } from '../manifest/model';
import { startOf } from '../manifest/model';
import type { Meaning } from './meaning';
import { checked, withTexts } from './meaning';
import type { Here, Refactoring } from './refactoring';
import { pageOf } from './refactoring';

/** Writes every country of the file as its code, wherever it is named plainly. */
export function countriesToCodes(here: Here): Refactoring {
  const { knowledge } = here.analysis;
  const codeOf = (text: string): string => {
    const lookup = knowledge.resolveCountry(text);
    return lookup.kind === 'name' ? lookup.country.code : text;
  };
  return {
    kind: 'countries-to-codes',
    name: '',
    edits: () => checked(here, edits(here), (before) => inCodes(before, codeOf)),
  };
}

/** Also what an alias repeats; where that is left as it is, the file means another thing than wanted. */
function inCodes(before: Meaning, codeOf: (text: string) => string): Meaning {
  return withTexts(before, (key, text) => (key === 'country' ? codeOf(text) : text));
}

function edits(here: Here): TextEdit[] {
  const { manifest, knowledge } = here.analysis;
  const page = pageOf(here);
  const found: TextEdit[] = [];
  for (const country of countriesIn(manifest)) {
    const lookup = knowledge.resolveCountry(country.value);
    if (lookup.kind !== 'name') continue;
    const edit = replaceValue(page, country, lookup.country.code);
    if (edit) found.push(edit);
  }
  found.sort((a, b) => a.start - b.start);
  // What an anchor stands for may be met more than once.
  return found.filter((edit, index) => edit.start >= (found[index - 1]?.end ?? 0));
}

/** Every place that names a country. */
function* countriesIn(manifest: Manifest): Iterable<Located<string>> {
  const seen = new Set<number>();
  const all = function* (): Iterable<Located<string> | undefined> {
    for (const { country, ownership, waivers } of manifest.suppliers.values()) {
      yield country;
      for (const owner of ownership) yield owner.country;
      for (const waiver of waivers) yield waiver.for?.country;
    }
    for (const { country, origins, waivers } of manifest.sources) {
      yield country;
      for (const origin of origins ?? []) yield origin.country;
      for (const waiver of waivers) yield waiver.for?.country;
    }
    for (const waiver of manifest.waivers) yield waiver.for?.country;
  };
  for (const country of all()) {
    if (!country || seen.has(startOf(country))) continue;
    seen.add(startOf(country));
    yield country;
  }
}
