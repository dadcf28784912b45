import type { Context } from '../context';
import { CompanyIndex } from '../../knowledge/company-names';
import { NearNames } from '../../knowledge/near-names';
import { normalised } from '../../knowledge/normalised';
import type { Rule } from '../rule';

export const unknownSupplier: Rule = {
  id: 'unknown-supplier',
  title: 'A supplier that is almost an id of the directory',
  severity: 'information',
  group: 'form',
  fix: 'spelling',
  step({ source }, { directory, suppliers }, report) {
    const text = source.supplier;
    if (!text || directory.size === 0 || suppliers.known(text.value).entry) return;
    const id = meantBy(text.value, directory);
    if (id === undefined) return;
    report({
      place: text,
      message: { key: 'unknown-supplier', args: { text: text.value, id } },
      related: [],
      suggestions: [id],
    });
  },
};

/** What the texts mean that were looked up in a directory; null: nothing else than they say. */
interface Lookups {
  readonly known: Map<string, string | null>;
  readonly meant: (text: string) => string | undefined;
}

const LOOKUPS = new WeakMap<Context['directory'], Lookups>();

function meantBy(text: string, directory: Context['directory']): string | undefined {
  let lookups = LOOKUPS.get(directory);
  if (!lookups) {
    lookups = { known: new Map(), meant: meantIn(directory) };
    LOOKUPS.set(directory, lookups);
  }
  const { known, meant } = lookups;
  let id = known.get(text);
  if (id === undefined) {
    id = meant(text) ?? null;
    known.set(text, id);
  }
  return id ?? undefined;
}

/**
 * The id that a text almost is: but for case, accents and punctuation, by its company's name with or
 * without its legal form, or but for slips.
 */
function meantIn(directory: Context['directory']): (text: string) => string | undefined {
  const ids = new Map<string, string>();
  for (const id of directory.keys()) {
    if (!ids.has(letters(id))) ids.set(letters(id), id);
  }
  const names = new CompanyIndex<string>();
  for (const [id, { supplier }] of directory) {
    if (supplier.name) names.add(supplier.name.value, id);
  }
  const near = new NearNames(ids);
  return (text) => {
    const word = letters(text);
    const same = word === '' ? undefined : (ids.get(word) ?? names.find(text));
    return same ?? near.nearest(word)?.means;
  };
}

const letters = (text: string): string => normalised(text).replaceAll(' ', '');
