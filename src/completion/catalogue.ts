import type { Lookup } from '../knowledge/knowledge';
import type { Names } from './rank';
import { FIT, fitOf } from './rank';

/** A material, component or regime. */
interface Entry {
  readonly id: string;
  readonly name: string;
  readonly symbol?: string;
  readonly aliases?: readonly string[];
}

const namesOf = new WeakMap<Entry, Names>();

/** The entries that go with what is typed, best first: a name or chemical symbol that is written out, then those that begin with it. */
export function fitting<T extends Entry>(
  typed: string,
  entries: readonly T[],
  resolve: (text: string) => Lookup<T>,
): T[] {
  const text = typed.trim();
  if (text === '') return [...entries];
  const found = resolve(text);
  const near = found.kind === 'unknown' ? found.nearest : [];
  const fits = entries
    .flatMap((entry) => {
      const fit =
        found.kind !== 'unknown' && found.entry.id === entry.id
          ? FIT.exact
          : isSymbol(text, entry)
            ? FIT.exact
            : (fitOf(text, names(entry)) ?? (near.includes(entry.id) ? FIT.near : undefined));
      return fit === undefined ? [] : [{ entry, fit }];
    })
    .sort((a, b) => a.fit - b.fit);
  return fits.map(({ entry }) => entry);
}

/** One letter alone, in small, is the start of a word. */
const isSymbol = (text: string, { symbol }: Entry): boolean =>
  symbol === text || (text.length > 1 && symbol?.toLowerCase() === text.toLowerCase());

function names(entry: Entry): Names {
  const known = namesOf.get(entry);
  if (known) return known;
  const all = {
    main: [entry.id, entry.name],
    others: [entry.symbol ?? '', ...(entry.aliases ?? [])],
  };
  namesOf.set(entry, all);
  return all;
}
