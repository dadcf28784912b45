import type { Content, KnowledgeData, Regime, Whom } from './types';

/** What is wrong with an entry. */
export type EntryMistake =
  | { readonly kind: 'no-document'; readonly entry: string }
  | { readonly kind: 'unused-document'; readonly entry: string }
  | { readonly kind: 'unknown-name'; readonly entry: string; readonly name: string }
  | { readonly kind: 'twice'; readonly entry: string };

/** An entry that names what is not there, or is there twice. */
export class WrongEntry extends Error {
  readonly mistake: EntryMistake;

  constructor(mistake: EntryMistake) {
    super(`${mistake.kind}: ${textOf(mistake)} (${mistake.entry})`);
    this.mistake = mistake;
  }

  /** What is wrong as it is written in the data: the name that leads nowhere, or the id. */
  get text(): string {
    return textOf(this.mistake);
  }
}

const textOf = (mistake: EntryMistake): string =>
  mistake.kind === 'unknown-name' ? mistake.name : mistake.entry;

/**
 * Fails where a document is there that nothing rests on. `countryDocuments`: those of the countries.
 *
 * @throws WrongEntry
 */
export function checkReferences(data: KnowledgeData, countryDocuments: readonly string[]): void {
  const unused = new Set(checkEntries(data));
  if (countryDocuments.length === 0) {
    throw new WrongEntry({ kind: 'no-document', entry: 'countries' });
  }
  need('countries', countryDocuments, new Set(data.documents.map(({ id }) => id)));
  for (const document of countryDocuments) unused.delete(document);
  const [first] = unused;
  if (first !== undefined) throw new WrongEntry({ kind: 'unused-document', entry: first });
}

/**
 * Fails where an entry names a document, country, material, agreement or regime that does not exist,
 * or names no document.
 *
 * @returns the documents that no entry names
 * @throws WrongEntry
 */
export function checkEntries(data: KnowledgeData): ReadonlySet<string> {
  const documents = ids(data.documents);
  const materials = ids(data.materials);
  const components = ids(data.components);
  const agreements = ids(data.agreements);
  ids(data.regimes);
  const restrictions = ids(data.restrictions);
  const companyLists = ids(data.companyLists);
  ids(data.companies);
  ids(data.facts);
  const subjects = new Set([...materials, ...components]);
  const countries = new Set(data.countries.map(({ code }) => code));
  const parties = new Set([...countries, 'EU']);
  const producers = new Set([...countries, 'OTHER']);

  for (const { id, countries: members, timeline, materials: of } of data.agreements) {
    need(id, members, parties);
    for (const event of timeline) need(id, event.countries ?? [], new Set(members));
    need(id, of ?? [], materials);
  }
  for (const regime of data.regimes)
    checkRegime(regime, { materials, components, countries, companyLists });
  for (const { id, group, subgroup } of data.materials) {
    need(id, given(group), materials);
    need(id, given(subgroup), materials);
  }
  for (const { id, madeFrom } of data.components) need(id, madeFrom, subjects);
  for (const { id, by, against, goods, goodsOf } of data.restrictions) {
    need(id, [by], countries);
    need(id, against ?? [], parties);
    need(id, goodsOf ?? [], restrictions);
    for (const each of goods) {
      need(id, [...each.materials, ...(each.every?.except ?? [])], materials);
      need(id, each.components, components);
    }
  }
  for (const { list: name, subject } of data.listings) need(name, [subject], subjects);
  for (const { subject, figures, withheld } of data.production) {
    need(`production ${subject}`, [subject], subjects);
    const named = [...figures.map(({ country }) => country), ...(withheld ?? [])];
    need(`production ${subject}`, named, producers);
  }
  for (const { id, country, does } of data.companies) {
    need(id, given(country), countries);
    for (const work of does ?? []) {
      need(id, [work.subject], subjects);
      need(id, given(work.country), countries);
    }
  }
  for (const { name, list, country } of data.listedCompanies) {
    need(name, [list], companyLists);
    need(name, given(country), countries);
  }
  for (const fact of data.facts) {
    need(fact.id, fact.countries, parties);
    need(fact.id, fact.materials, materials);
    need(fact.id, fact.components, components);
    need(fact.id, fact.agreements, agreements);
  }
  const entries = [data.agreements, data.regimes, data.restrictions, data.companies, data.facts]
    .flat()
    .map(({ id }) => id);
  for (const { what, entries: about } of data.notFound) need(what, about, new Set(entries));
  return checkDocuments(data, documents);
}

function checkDocuments(data: KnowledgeData, documents: ReadonlySet<string>): ReadonlySet<string> {
  const unused = new Set(documents);
  const grounded: readonly { readonly id: string; readonly documents: readonly string[] }[] = [
    ...data.agreements,
    ...data.regimes,
    ...data.materials,
    ...data.components,
    ...data.restrictions,
    ...data.companies,
    ...data.companyLists,
    ...data.listedCompanies.map((listed) => ({ ...listed, id: listed.name })),
    ...data.facts,
    ...data.listings.map((listing) => ({ ...listing, id: `${listing.list} ${listing.subject}` })),
    ...data.production.map((set) => ({ ...set, id: `production ${set.subject}` })),
  ];
  for (const { id, documents: grounds } of grounded) {
    if (grounds.length === 0) throw new WrongEntry({ kind: 'no-document', entry: id });
    need(id, grounds, documents);
    for (const ground of grounds) unused.delete(ground);
  }
  return unused;
}

interface Known {
  readonly companyLists: ReadonlySet<string>;
  readonly materials: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
}

function checkRegime({ id, requirements }: Regime, known: Known): void {
  const checkContent = (content: Content | undefined): void => {
    need(id, content?.materials ?? [], known.materials);
    need(id, content?.components ?? [], known.components);
  };
  const checkWhom = ({ countries, seatedIn, heldBy, listed }: Whom): void => {
    const named = [...(countries ?? []), ...(seatedIn ?? []), ...(heldBy?.countries ?? [])];
    need(id, named, known.countries);
    need(id, listed?.lists ?? [], known.companyLists);
  };
  for (const requirement of requirements) {
    if (requirement.kind === 'share') {
      checkContent(requirement.counts);
      if ('not' in requirement.qualifies) checkWhom(requirement.qualifies.not);
    } else if (requirement.kind === 'exclusion') {
      checkWhom(requirement.whom);
      for (const { content, of, majority } of requirement.clauses) {
        for (const each of [content, of, majority?.of]) checkContent(each);
      }
      for (const { origin, item, unless } of requirement.exceptions ?? []) {
        for (const each of [origin, item, unless]) checkContent(each);
      }
      need(id, given(requirement.asks?.country), known.countries);
      for (const { content } of requirement.asks?.sectors ?? []) checkContent(content);
      need(id, requirement.exempt?.materials ?? [], known.materials);
      need(id, requirement.exempt?.into ?? [], known.components);
    }
  }
}

const given = (value: string | undefined): string[] => (value === undefined ? [] : [value]);

function ids(entries: readonly { readonly id: string }[]): Set<string> {
  const found = new Set<string>();
  for (const { id } of entries) {
    if (found.has(id)) throw new WrongEntry({ kind: 'twice', entry: id });
    found.add(id);
  }
  return found;
}

function need(who: string, names: readonly string[], known: ReadonlySet<string>): void {
  const missing = names.find((name) => !known.has(name));
  if (missing !== undefined) {
    throw new WrongEntry({ kind: 'unknown-name', entry: who, name: missing });
  }
}
