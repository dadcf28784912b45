import { coverageWords } from '../../explain/coverage';
import type { Knowledge } from '../../knowledge/knowledge';
import { incompleteLists } from '../../knowledge/list-coverage';
import { isListedOn } from '../../knowledge/listed';
import type { Day, ListedCompany } from '../../knowledge/types';
import type { Dated } from './names';
import { dated, NotKnown } from './names';
import type { Reference } from './references';
import { referencesOf } from './references';

/** A company on an official list. */
export interface ListedEntry {
  readonly list: string;
  readonly name: string;
  readonly parent: string | null;
  /** Null: the list does not say since when. */
  readonly from: Day | null;
  /** The last day on the list. */
  readonly to: Day | null;
  readonly inForce: boolean;
  /** Of a list that a policy names: the notice and the file. */
  readonly notice: string | null;
  readonly documents: readonly Reference[];
}

/** What is known of a company by its name. */
export interface Screened extends Dated {
  readonly name: string;
  readonly onListThatDay: boolean;
  /** Entries of the company, on other days too. */
  readonly entries: readonly ListedEntry[];
  /** A listed company whose name is close: perhaps another company. */
  readonly closeTo: ListedEntry | null;
  readonly known: {
    readonly name: string;
    /** Of its seat. */
    readonly country: string | null;
    readonly documents: readonly Reference[];
  } | null;
  /** The lists that were looked through. */
  readonly lists: readonly string[];
  /** Those of them that are in the data in part only. */
  readonly incomplete: readonly {
    readonly list: string;
    readonly companiesInData: number;
    /** Null: how many the list itself has is not known. */
    readonly companies: number | null;
  }[];
  readonly note: string;
}

/** Longer than every name of a company. */
const MAX_NAME_CHARACTERS = 200;

/** @throws NotKnown where the name has no letter or digit, or is no name by its length */
export function screened(name: string, day: Day, knowledge: Knowledge): Screened {
  if (!/[\p{L}\p{N}]/u.test(name)) throw new NotKnown('Give the “name” of a company.');
  if (name.length > MAX_NAME_CHARACTERS) {
    throw new NotKnown(
      `Give the name of one company, of at most ${String(MAX_NAME_CHARACTERS)} characters.`,
    );
  }
  const entries = knowledge.listed(name);
  const near = knowledge.nearListed(name, day);
  const known = knowledge.company(name);
  const partial = incompleteLists(knowledge.data, day);
  const onListThatDay = entries.some((each) => isListedOn(each, day));
  return {
    ...dated(day, knowledge),
    name,
    onListThatDay,
    entries: entries.map((each) => entryOf(each, day, knowledge)),
    closeTo: near ? entryOf(near, day, knowledge) : null,
    known: known
      ? {
          name: known.name,
          country: known.country ?? null,
          documents: referencesOf(known, knowledge),
        }
      : null,
    lists: knowledge.data.companyLists.map((list) => list.name),
    incomplete: partial.map(({ list, held, whole }) => ({
      list: list.name,
      companiesInData: held,
      companies: whole ?? null,
    })),
    note: onListThatDay
      ? 'Compare the entry in its document: companies may share a name.'
      : [
          'Only these lists were looked through, by name: no entry is no clearance.',
          ...partial.map((each) => coverageWords(each)),
        ].join(' '),
  };
}

const entryOf = (entry: ListedCompany, day: Day, knowledge: Knowledge): ListedEntry => ({
  list: knowledge.companyList(entry.list)?.name ?? entry.list,
  name: entry.name,
  parent: entry.parent ?? null,
  from: entry.from === '' ? null : entry.from,
  to: entry.to ?? null,
  inForce: isListedOn(entry, day),
  notice: entry.said ?? null,
  documents: referencesOf(entry, knowledge),
});
