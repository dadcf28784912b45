import type { Grounded, ListedCompany } from '../../src/knowledge/types';
import { readData } from './data-files';

type Entry = Pick<ListedCompany, 'name' | 'country' | 'parent' | 'sector' | 'to'> &
  Partial<Pick<ListedCompany, 'aliases' | 'documents' | 'confidence' | 'note' | 'sections'>>;

/** One edition of a list and whom it adds, as the file has it. */
interface Edition extends Grounded {
  readonly list: string;
  readonly from: string;
  readonly entries: readonly Entry[];
}

/** The companies of all editions, each with its edition's list, day and documents. */
export async function compileListedCompanies(): Promise<ListedCompany[]> {
  // It needs a module that is generated before.
  const { comparedNames } = await import('../../src/knowledge/company-names');
  const editions = await readData<Edition[]>('listed-companies');
  return editions.flatMap(({ list, from, documents, confidence, entries }) =>
    entries.map(({ aliases = [], ...entry }) => ({
      list,
      from,
      confidence,
      ...entry,
      aliases,
      compared: [entry.name, ...aliases].map((name) => comparedNames(name)),
      documents: [...documents, ...(entry.documents ?? [])],
    })),
  );
}
