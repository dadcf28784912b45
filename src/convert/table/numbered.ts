import { normalised } from '../../knowledge/normalised';
import { headingWords } from './heading-words';

/** A heading as it is compared, without its number: `Country 2` and `Country (3)` have the same words. No year is one. */
export const wordsWithoutNumber = (heading: string): string =>
  headingWords(normalised(heading).replace(/ ?(?<!\d)\d{1,2}$/, ''));

/** Headings of which several differ by their number only, by what they have in common. */
export function numbered(headings: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const heading of headings) {
    const words = wordsWithoutNumber(heading);
    const group = groups.get(words) ?? new Set();
    groups.set(words, group.add(heading));
  }
  return new Map([...groups].filter(([words, { size }]) => words !== '' && size > 1));
}
