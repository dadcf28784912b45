import { isListedOn } from './listed';
import type { CompanyList, Day, ListedCompany } from './types';

/** How much of an official list is here on a day. */
export interface Coverage {
  readonly list: CompanyList;
  /** Companies of it that are here. */
  readonly held: number;
  /** Companies that the list itself has; absent: not known. */
  readonly whole?: number;
}

/** The lists of which companies are missing here on a day: no entry on them clears nobody. */
export const incompleteLists = (
  { companyLists, listedCompanies }: Lists,
  day: Day,
): readonly Coverage[] =>
  companyLists.flatMap((list) => {
    const { incomplete } = list;
    if (!incomplete || day < incomplete.from) return [];
    const whole = incomplete.sizes.findLast(({ from }) => from <= day)?.companies;
    const held = listedCompanies.filter(
      (company) => company.list === list.id && isListedOn(company, day),
    ).length;
    return { list, held, ...(whole !== undefined && { whole }) };
  });

interface Lists {
  readonly companyLists: readonly CompanyList[];
  readonly listedCompanies: readonly ListedCompany[];
}
