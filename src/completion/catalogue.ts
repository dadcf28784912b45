import type { Lookup } from '../knowledge/knowledge';
import { normalised } from '../knowledge/normalised';
import type { Names } from './rank';
import { FIT, fitOf } from './rank';

/** A material, component or regime. */
interface Entry {
  readonly id: string;
  readonly name: string;
  readonly symbol?: string;
  readonly aliases?: readonly string[];
  /** Names that say a form, by form. */
  readonly forms?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Fewer letters begin the names of too many forms. */
const MIN_FORM_LETTERS = 3;

const namesOf = new WeakMap<Entry, Names>();
/** With what a text is compared that says a form, once for all keystrokes. */
const formsOf = new WeakMap<Entry, { readonly names: string[]; readonly beginnings: string[] }>();

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
            : (fitOf(text, names(entry)) ??
              (isForm(text, entry)
                ? FIT.otherStart
                : near.includes(entry.id)
                  ? FIT.near
                  : undefined));
      return fit === undefined ? [] : [{ entry, fit }];
    })
    .sort((a, b) => a.fit - b.fit);
  return fits.map(({ entry }) => entry);
}

/** One letter alone, in small, is the start of a word. */
const isSymbol = (text: string, { symbol }: Entry): boolean =>
  symbol === text || (text.length > 1 && symbol?.toLowerCase() === text.toLowerCase());

/** The names that say a form of a material, `spodumene` of lithium. */
export const formNames = ({ forms = {} }: Pick<Entry, 'forms'>): string[] =>
  Object.values(forms).flat();

/** Whether it begins the name of a form, or goes on after the material's name: `spod`, `nickel sul`. */
function isForm(typed: string, entry: Entry): boolean {
  const word = normalised(typed);
  if (word.length < MIN_FORM_LETTERS) return false;
  let known = formsOf.get(entry);
  if (!known) {
    const { main, others } = names(entry);
    known = {
      names: formNames(entry).map(normalised),
      beginnings: [...main, ...others].filter(Boolean).map((name) => `${normalised(name)} `),
    };
    formsOf.set(entry, known);
  }
  return (
    known.names.some((name) => name.startsWith(word)) ||
    known.beginnings.some((name) => word.startsWith(name))
  );
}

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
