import type { Context } from '../../analysis/context';
import { NearNames } from '../../analysis/near-names';
import type { Rule } from '../rule';

/** Steps that are looked at between two points where others may have their turn. */
const SLICE = 200;

export const unknownSupplier: Rule = {
  id: 'unknown-supplier',
  title: 'A supplier that is almost an id of the directory',
  severity: 'hint',
  group: 'form',
  isLocal: true,
  *file({ graph, directory }) {
    if (directory.size === 0) return;
    const meant = meantIn(directory);
    const known = new Map<string, string | undefined>();
    let looked = 0;
    for (const { source } of graph.own) {
      if (++looked % SLICE === 0) yield undefined;
      const text = source.supplier;
      if (!text || directory.has(text.value)) continue;
      if (!known.has(text.value)) known.set(text.value, meant(text.value));
      const id = known.get(text.value);
      if (id === undefined) continue;
      yield {
        place: text,
        message: { key: 'unknown-supplier', args: { text: text.value, id } },
        related: [],
        suggestions: [id],
        source,
      };
    }
  },
};

/** The id that a text almost is: but for case and punctuation, by its company's name, or but for slips. */
function meantIn(directory: Context['directory']): (text: string) => string | undefined {
  const ids = new Map<string, string>();
  for (const id of directory.keys()) {
    if (!ids.has(letters(id))) ids.set(letters(id), id);
  }
  const names = new Map<string, string>();
  for (const [id, { supplier }] of directory) {
    if (supplier.name) names.set(letters(supplier.name.value), id);
  }
  const near = new NearNames(ids.keys());
  return (text) => {
    const word = letters(text);
    const same = word === '' ? undefined : (ids.get(word) ?? names.get(word));
    // Two names of three letters are often one letter apart and both right.
    if (same !== undefined || word.length < 4) return same;
    const nearest = near.nearest(word, word.length <= 5 ? 1 : 2);
    return nearest === undefined ? undefined : ids.get(nearest);
  };
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
