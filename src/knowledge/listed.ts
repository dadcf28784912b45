import { comparedNames, CompanyIndex, companyName, nameOf } from './company-names';
import { NearNames } from './near-names';
import { normalised } from './normalised';
import type { ComparedName, Day, ListedCompany } from './types';

/** Names of listed companies that are put into the index between two points where others may run. */
const SLICE = 40;

/** Shorter names are not compared for slips: too many are a slip apart and both right. */
const MIN_NEAR_CHARACTERS = 6;

/** Whether a company is on its list on a day; `to` is the last day. */
export const isListedOn = ({ from, to }: ListedCompany, day: Day): boolean =>
  from <= day && (to === undefined || day <= to);

/** Words that are hardly in another name, each with the words of listed names that it is compared with. */
type Distinctive = readonly (readonly [word: string, listed: string])[];

const isAscii = (text: string): boolean => /^\p{ASCII}*$/u.test(text);

/** The entries of one company on one list: in turn, or under several names at once. */
type Entries = ListedCompany[];

/** Finds the companies on lists by any of their names. */
export class ListedIndex {
  readonly #lists = new Map<string, CompanyIndex<Entries>>();
  /** By list and name with its legal form: that of `CNOOC Limited` is no other company called `CNOOC`. */
  readonly #exact = new Map<string, Entries>();
  readonly #byName = new Map<string, ListedCompany[]>();
  readonly #distinctive: Distinctive;
  readonly #near = new NearNames<readonly ListedCompany[]>([], 'lasting');

  constructor(companies: readonly ListedCompany[] = [], distinctive: Distinctive = []) {
    this.#distinctive = distinctive;
    for (const company of companies) this.#add(company);
  }

  /** An index of very many companies, made in slices of a few milliseconds. */
  static *of(companies: readonly ListedCompany[]): Generator<undefined, ListedIndex> {
    const index = new ListedIndex();
    for (const [at, company] of companies.entries()) {
      index.#add(company);
      if (at % SLICE === SLICE - 1) yield;
    }
    return index;
  }

  /** Every entry of the company of a name, whatever its days; one list may know names that another lacks. */
  find(name: string): readonly ListedCompany[] {
    const found = this.#findIn(new Set(this.#lists.keys()), comparedNames(name), normalised(name));
    if (found.length === 0) return found;
    const others = new Set(this.#lists.keys());
    for (const { list } of found) others.delete(list);
    const names = found.flatMap(namesOf);
    return [...found, ...names.flatMap((each) => this.#findIn(others, each))];
  }

  /** On lists, each of which is taken away once it has the name. */
  #findIn(lists: Set<string>, name: readonly ComparedName[], exact?: string): ListedCompany[] {
    return [...lists].flatMap((list) => {
      const own = exact === undefined ? undefined : this.#exact.get(`${list} ${exact}`);
      const entries = own ?? this.#lists.get(list)?.find(name) ?? [];
      if (entries.length > 0) lists.delete(list);
      return entries;
    });
  }

  /** A company whose name is perhaps meant: a slip or two away, or with the same distinctive words. */
  near(name: string, day: Day): ListedCompany | undefined {
    const own = companyName(name);
    const words = ` ${own} `;
    for (const [distinctive, listed] of this.#distinctive) {
      // Names in Chinese have no blanks between their words.
      const isIn = isAscii(distinctive)
        ? words.includes(` ${distinctive} `)
        : words.includes(distinctive);
      if (!isIn) continue;
      const found = this.#withWords(listed, day);
      if (found) return found;
    }
    if (own.length < MIN_NEAR_CHARACTERS) return undefined;
    return this.#near.nearest(own)?.means.find((company) => isListedOn(company, day));
  }

  #withWords(distinctive: string, day: Day): ListedCompany | undefined {
    let found: ListedCompany | undefined;
    let length = Infinity;
    // The shortest name: that of the parent rather than of one of its many companies.
    for (const [name, companies] of this.#byName) {
      if (name.length >= length || !` ${name} `.includes(` ${distinctive} `)) continue;
      const company = companies.find((each) => isListedOn(each, day));
      if (company) [found, length] = [company, name.length];
    }
    return found;
  }

  #add(company: ListedCompany): void {
    let index = this.#lists.get(company.list);
    if (!index) this.#lists.set(company.list, (index = new CompanyIndex()));
    const names = namesOf(company);
    const known = names[0] && index.findWhole(names[0]);
    // A company of a group may be called as its parent is for short.
    const isOther = known?.some(({ name }) => name === company.parent) === true;
    const entries = known && !isOther ? known : [];
    entries.push(company);
    this.#exact.set(`${company.list} ${normalised(company.name)}`, entries);
    for (const name of names) {
      index.add(name, entries);
      const compared = nameOf(name);
      const same = this.#byName.get(compared);
      if (same) same.push(company);
      else {
        const means = [company];
        this.#byName.set(compared, means);
        this.#near.add(compared, means);
      }
    }
  }
}

/** What is compared of the name of a company and of each of its aliases. */
const namesOf = ({
  compared,
  name,
  aliases,
}: ListedCompany): readonly (readonly ComparedName[])[] =>
  compared ?? [name, ...aliases].map((each) => comparedNames(each));
