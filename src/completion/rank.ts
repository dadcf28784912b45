import { normalised } from '../knowledge/normalised';

/** How well an entry goes with what is typed; less is better. */
export const FIT = { exact: 0, start: 1, otherStart: 2, word: 3, within: 4, near: 5 } as const;
export type Fit = (typeof FIT)[keyof typeof FIT];

/** What an entry is known by. */
export interface Names {
  /** What it is called first: its name, its id. */
  readonly main: readonly string[];
  /** Every other name, and codes. */
  readonly others: readonly string[];
}

const normalisedNames = new WeakMap<Names, Names>();

/** Words this short, within others, say nothing. */
const MIN_WITHIN = 3;

/** How a name begins that is typed, of an entry with several names; undefined: it does not fit. */
export function fitOf(typed: string, names: Names): Fit | undefined {
  const word = normalised(typed);
  if (word === '') return typed.trim() === '' ? FIT.start : undefined;
  let known = normalisedNames.get(names);
  if (!known) {
    known = { main: names.main.map(normalised), others: names.others.map(normalised) };
    normalisedNames.set(names, known);
  }
  const { main, others } = known;
  const all = [...main, ...others];
  if (word.length >= MIN_WITHIN && all.includes(word)) return FIT.exact;
  const begins = (name: string): boolean => compact(name).startsWith(compact(word));
  if (main.some(begins) || all.includes(word)) return FIT.start;
  if (others.some(begins)) return FIT.otherStart;
  if (all.some((name) => name.includes(` ${word}`))) return FIT.word;
  return word.length >= MIN_WITHIN && all.some((name) => name.includes(word))
    ? FIT.within
    : undefined;
}

/** Single letters join as a name goes on: `Côte d'I` and `Côte d'Ivoire`. */
const compact = (name: string): string => name.replaceAll(' ', '');

/** How an id goes with what is typed; there may be very many ids. */
export function fitOfId(typed: string, id: string): Fit | undefined {
  if (typed === '') return FIT.start;
  if (id === typed) return FIT.exact;
  const at = id.toLowerCase().indexOf(typed.toLowerCase());
  if (at === -1) return undefined;
  if (at === 0) return FIT.start;
  if (/[^\p{L}\p{N}]/u.test(id[at - 1] ?? '')) return FIT.word;
  return typed.length >= MIN_WITHIN ? FIT.within : undefined;
}
