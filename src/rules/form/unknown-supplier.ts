import type { Context } from '../context';
import { CompanyIndex } from '../../knowledge/company-names';
import { NearNames } from '../../knowledge/near-names';
import { normalised } from '../../knowledge/normalised';
import type { Rule } from '../rule';
import type { Slices } from '../../text/slices';

export const unknownSupplier: Rule = {
  id: 'unknown-supplier',
  title: 'A supplier that is almost an id of the directory',
  severity: 'information',
  group: 'form',
  fix: 'spelling',
  step({ source }, { directory, suppliers }, report) {
    const text = source.supplier;
    if (!text || directory.size === 0 || suppliers.known(text.value).entry) return;
    const say = (lookups: Lookups): void => {
      const id = meantBy(text.value, lookups);
      if (id === undefined) return;
      report({
        place: text,
        message: { key: 'unknown-supplier', args: { text: text.value, id } },
        related: [],
        suggestions: [id],
      });
    };
    const lookups = LOOKUPS.get(directory);
    if (!lookups) return prepared(directory, say);
    say(lookups);
    return undefined;
  },
};

/** What the texts mean that were looked up in a directory; null: nothing else than they say. */
interface Lookups {
  readonly known: Map<string, string | null>;
  readonly meant: (text: string) => string | undefined;
}

const LOOKUPS = new WeakMap<Context['directory'], Lookups>();

function* prepared(
  directory: Context['directory'],
  then: (lookups: Lookups) => void,
): Slices<void> {
  const lookups = { known: new Map(), meant: yield* meantIn(directory) };
  LOOKUPS.set(directory, lookups);
  then(lookups);
}

function meantBy(text: string, { known, meant }: Lookups): string | undefined {
  let id = known.get(text);
  if (id === undefined) {
    id = meant(text) ?? null;
    known.set(text, id);
  }
  return id ?? undefined;
}

/** Suppliers of a directory that are looked at before others have their turn. */
const SLICE = 500;

/**
 * The id that a text almost is: but for case, accents and punctuation, by its company's name with or
 * without its legal form, or but for slips.
 */
function* meantIn(directory: Context['directory']): Slices<(text: string) => string | undefined> {
  const ids = new Map<string, string>();
  const names = new CompanyIndex<string>();
  const near = new NearNames();
  let looked = 0;
  for (const [id, { supplier }] of directory) {
    const word = letters(id);
    if (!ids.has(word)) {
      ids.set(word, id);
      near.add(word, id);
    }
    if (supplier.name) names.add(supplier.name.value, id);
    if (++looked % SLICE === 0) yield;
  }
  return (text) => {
    const word = letters(text);
    const same = word === '' ? undefined : (ids.get(word) ?? names.find(text));
    return same ?? near.nearest(word)?.means;
  };
}

const letters = (text: string): string => normalised(text).replaceAll(' ', '');
