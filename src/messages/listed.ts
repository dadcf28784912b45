import { shortened } from '../text/clean';
import { allOf, quoted } from './words';

/** What a list has of a company. */
export interface ListedWords {
  /** Name of the list. */
  readonly list: string;
  /** The company as listed. */
  readonly name: string;
  /** Empty where it is not known. */
  readonly since: string;
  /** Title of the document. */
  readonly document: string;
  /** The entry was not wholly read. */
  readonly isUnsure: boolean;
}

/** Messages of the rules about lists of companies. */
export const listed = {
  'listed-company': (a: {
    /** The owner that is listed; absent: the supplier itself is. */
    owner?: string;
    entries: readonly ListedWords[];
  }) =>
    `${a.owner === undefined ? 'The supplier' : 'An owner of the supplier'} is on ${lists(a.entries)}. Choose another supplier: ${
      a.owner === undefined ? 'it' : `${quoted(a.owner)} holds half or more and`
    } is listed as ${allOf(a.entries.map(listedAs))}.`,
  'listed-owner': (a: { owner: string }) => `${quoted(a.owner)} holds half or more.`,
  'listed-name': (a: { supplier: string; entry: ListedWords }) =>
    `${quoted(a.supplier)} is close to a name on the ${a.entry.list}. Compare it with ${listedAs(a.entry)}; waive this hint where it is another company.`,
};

/** Characters of the names of lists, so that a first sentence fits its 90. */
const MAX_LISTS = 58;

const lists = (entries: readonly ListedWords[]): string => {
  const names = [...new Set(entries.map(({ list }) => list))];
  const all = allOf(names.map((name) => `the ${name}`));
  if (all.length <= MAX_LISTS) return all;
  return names.length > 1
    ? `${String(names.length)} lists of companies`
    : shortened(all, MAX_LISTS);
};

/** An entry, since when, and its document. */
export const listedAs = ({ name, since, document, isUnsure, list }: ListedWords): string =>
  `“${name}”${since === '' ? '' : ` since ${since}`} (${document.includes(list) ? document : `${list}: ${document}`}${isUnsure ? '; not wholly read there' : ''})`;
