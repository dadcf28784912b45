import type { Lookup } from './catalogue';
import { CatalogueIndex } from './catalogue';
import type { CountryLookup } from './countries';
import { Countries, countedAs } from './countries';
import type { FactQuery } from './facts';
import { fittingFacts } from './facts';
import { MaterialNames } from './material-names';
import { isListedOn, ListedIndex } from './listed';
import { Memo, MemoOfDay } from './memo';
import { OfferedWordsOf } from './offered-words';
import { CompanyIndex, MAX_COMPANY_CHARACTERS } from './company-names';
import type { CountryShare, ProductionSets, ProductionView } from './production';
import { dominantOn, setsByStage, shareIn, shownOn } from './production';
import { RestrictionIndex } from './restriction-index';
import type { RestrictionState, Subject } from './restrictions';
import type { AgreementStatus, CountryStatus } from './country-status';
import { countryStatusOf, statesOf } from './country-status';
import type {
  Company,
  CompanyList,
  Component,
  Country,
  Day,
  Fact,
  KnowledgeData,
  KnowledgeDocument,
  ListedCompany,
  Listing,
  Material,
  MaterialList,
  ProductionSet,
  Regime,
  Restriction,
  Stage,
} from './types';

export type {
  AgreementStatus,
  CountryLookup,
  CountryShare,
  FactQuery,
  Lookup,
  ProductionView,
  RestrictionState,
  CountryStatus,
};

/** Whose agreements and rules hold together: the European Union, North America. */
export type Bloc = 'eu' | 'north-america';

/** Lists of companies that a policy adds, and who is on them. */
export interface Screening {
  readonly lists: readonly CompanyList[];
  readonly index: ListedIndex;
}

/** The questions that one may ask of the knowledge. Pure: what changes with time takes a day. */
export class Knowledge {
  readonly data: KnowledgeData;
  readonly #screening: readonly Screening[];
  readonly #countryStatuses = {
    mineral: new MemoOfDay<CountryStatus>(),
    component: new MemoOfDay<CountryStatus>(),
  };
  readonly #states = new MemoOfDay<readonly AgreementStatus[]>();
  readonly #countries: Countries;
  readonly #materials: CatalogueIndex<Material>;
  readonly #components: CatalogueIndex<Component>;
  readonly #regimes: CatalogueIndex<Regime>;
  readonly #resting = new Memo((component) => this.#reachesMaterial(component, new Set()));
  readonly #restrictions: RestrictionIndex;
  #documents: ReadonlyMap<string, KnowledgeDocument> | undefined;
  #companies: CompanyIndex<Company> | undefined;
  readonly #companyNames = new Memo((name) => this.#companyNamed(name) ?? null);
  #materialNames: MaterialNames | undefined;
  #listed: ListedIndex | undefined;
  readonly #listedNames = new Memo((name) => this.#listedAs(name));
  readonly #nearListed = new MemoOfDay<ListedCompany | null>();
  #production: ReadonlyMap<string, readonly ProductionSet[]> | undefined;

  constructor(data: KnowledgeData, screening: readonly Screening[] = []) {
    this.data = data;
    this.#screening = screening;
    this.#countries = new Countries(data);
    this.#materials = new CatalogueIndex(data.materials, () => {
      this.#materialNames ??= new MaterialNames(data.materials);
      return this.#materialNames;
    });
    this.#components = new CatalogueIndex(
      data.components,
      () => new OfferedWordsOf('components', (id) => this.component(id) !== undefined),
    );
    this.#regimes = new CatalogueIndex(
      data.regimes,
      () => new OfferedWordsOf('regimes', (id) => this.regime(id) !== undefined),
    );
    this.#restrictions = new RestrictionIndex(data, {
      countedAs: (code) => this.countedAs(code),
      material: (id) => this.material(id),
      members: (material) => this.#members(material),
      resolveMaterial: (text) => this.resolveMaterial(text),
    });
  }

  /** The day up to which the knowledge was brought together. */
  get asOf(): Day {
    return this.data.asOf;
  }

  document(id: string): KnowledgeDocument | undefined {
    this.#documents ??= new Map(this.data.documents.map((each) => [each.id, each]));
    return this.#documents.get(id);
  }

  /** By ISO 3166-1 alpha-2 code, in capitals. */
  country(code: string): Country | undefined {
    return this.#countries.get(code);
  }

  resolveCountry(text: string): CountryLookup {
    return this.#countries.resolve(text);
  }

  coveredNation(code: string): Country['coveredNation'] {
    return this.country(code)?.coveredNation;
  }

  /** The country whose agreements count: `US` for its territories, else the country itself. */
  agreementCountry(code: string): string {
    return this.country(code)?.territoryOf === 'US' ? 'US' : code;
  }

  isUnitedStates(code: string): boolean {
    return this.agreementCountry(code) === 'US';
  }

  /** Whether a country belongs to a bloc; the territories of its members do too. */
  inBloc(code: string, bloc: Bloc): boolean {
    const country = this.country(code);
    if (!country) return false;
    const territoryOf = bloc === 'eu' ? 'EU' : 'US';
    return country.blocs.includes(bloc) || country.territoryOf === territoryOf;
  }

  /** Every agreement that concerns a country, with its latest state on a day. */
  states(code: string, day: Day): readonly AgreementStatus[] {
    const known = this.#states.known(day, code);
    if (known) return known;
    const country = this.country(code);
    return this.#states.keep(code, country ? statesOf(country, this.data.agreements, day) : []);
  }

  /** How a country stands for a step on a day; critical-minerals agreements count for minerals only. */
  countryStatus(code: string, day: Day, step: 'mineral' | 'component'): CountryStatus {
    const countryStatuses = this.#countryStatuses[step];
    return (
      countryStatuses.known(day, code) ??
      countryStatuses.keep(code, this.#countryStatusOf(code, day, step))
    );
  }

  #countryStatusOf(code: string, day: Day, step: 'mineral' | 'component'): CountryStatus {
    const country = this.country(code);
    return country ? countryStatusOf(country, this.data.agreements, day, step) : { kind: 'none' };
  }

  material(id: string): Material | undefined {
    return this.#materials.get(id);
  }

  component(id: string): Component | undefined {
    return this.#components.get(id);
  }

  regime(id: string): Regime | undefined {
    return this.#regimes.get(id);
  }

  resolveMaterial(text: string): Lookup<Material> {
    return this.#materials.resolve(text);
  }

  resolveComponent(text: string): Lookup<Component> {
    return this.#components.resolve(text);
  }

  resolveRegime(text: string): Lookup<Regime> {
    return this.#regimes.resolve(text);
  }

  /** A material, its group, and its members where it is a group. */
  family(material: string): string[] {
    const entry = this.material(material);
    if (!entry) return [material];
    const groups = [entry.group, entry.subgroup].filter((group) => group !== undefined);
    return [material, ...groups, ...this.#members(entry)];
  }

  /** Whether what is said of one material holds for the other: the same, or a group and its member. */
  sameFamily(a: string, b: string): boolean {
    return a === b || this.#isWithin(a, b) || this.#isWithin(b, a);
  }

  #isWithin(material: string, group: string): boolean {
    const entry = this.material(material);
    return entry?.group === group || entry?.subgroup === group;
  }

  /** Whether a material stands on a list: itself, by its group, or as a group of listed members. */
  isListed(id: string, list: MaterialList): boolean {
    const entry = this.material(id);
    if (!entry) return false;
    const group = entry.group === undefined ? undefined : this.material(entry.group);
    return (
      entry.lists.includes(list) ||
      group?.lists.includes(list) === true ||
      this.#members(entry).some((member) => this.material(member)?.lists.includes(list))
    );
  }

  /** The lists that name a material or component, or its group, on a day. */
  listings(id: string, day: Day): Listing[] {
    const group = this.material(id)?.group;
    return this.data.listings.filter(
      ({ subject, from, to }) =>
        (subject === id || subject === group) && from <= day && (to === undefined || day <= to),
    );
  }

  /** The id of a form of a material, by any word for it; undefined: the word is not known. */
  formOf(text: string, material: string): string | undefined {
    const entry = this.material(material);
    this.#materialNames ??= new MaterialNames(this.data.materials);
    return entry && this.#materialNames.formOf(text, entry);
  }

  /** Whether a component is made, over any number of steps, of a material. */
  restsOnMinerals(component: string): boolean {
    return this.#resting.get(component);
  }

  /** All sets of figures on a material or component at a stage, whatever their year. */
  productionSets(subject: string, stage: Stage): readonly ProductionSet[] {
    this.#production ??= setsByStage(this.data.production);
    return this.#production.get(`${subject} ${stage}`) ?? [];
  }

  /** The figures to show and to rank by on a day, perhaps those of the material's group. */
  productionFor(subject: string, stage: Stage, day: Day): ProductionView | undefined {
    return shownOn(this.#setsFor(subject, stage), day);
  }

  /** A country's part of what is shown on a day; undefined where there is no figure for it. */
  shareOf(code: string, subject: string, stage: Stage, day: Day): CountryShare | undefined {
    const view = this.productionFor(subject, stage, day);
    return view && shareIn(view, code);
  }

  /** Who makes most of it, as far as that is known on a day; a set of one country counts too. */
  dominant(subject: string, stage: Stage, day: Day): CountryShare | undefined {
    return dominantOn(this.#setsFor(subject, stage), day);
  }

  /** Whether a country restricts the export of anything on some day. */
  restricts(code: string): boolean {
    return this.#restrictions.isBy(code);
  }

  /**
   * Restrictions of a country on the export of goods that apply or may apply to a subject; `against` is for the
   * caller to judge.
   */
  restrictionsOn(code: string, subject: Subject, day: Day): readonly RestrictionState[] {
    return this.#restrictions.ask(code, subject, day).applying;
  }

  /** All restrictions that have to do with a subject: suspended or announced, or on technology, too. */
  restrictionsAround(code: string, subject: Subject, day: Day): readonly RestrictionState[] {
    return this.#restrictions.ask(code, subject, day).all;
  }

  /** Whether a restriction is aimed at a country. */
  isAgainst({ against }: Restriction, code: string): boolean {
    if (against === undefined || against.includes(this.countedAs(code))) return true;
    return against.includes('EU') && this.inBloc(code, 'eu');
  }

  facts(query: FactQuery): Fact[] {
    return fittingFacts(this.data.facts, query);
  }

  /** By name or alias, without regard to case, punctuation and legal form. */
  company(name: string): Company | undefined {
    // Only so much of a name is compared.
    return this.#companyNames.get(name.slice(0, MAX_COMPANY_CHARACTERS)) ?? undefined;
  }

  #companyNamed(name: string): Company | undefined {
    this.#companies ??= this.#indexCompanies();
    return this.#companies.find(name);
  }

  #indexCompanies(): CompanyIndex<Company> {
    const companies = new CompanyIndex<Company>();
    for (const company of this.data.companies) {
      for (const name of [company.name, ...company.aliases]) companies.add(name, company);
    }
    return companies;
  }

  /** With the companies of lists that a policy adds, in place of those that it had. */
  withScreening(screening: readonly Screening[]): Knowledge {
    const companyLists = [
      ...this.data.companyLists.filter((list) => !list.ofPolicy),
      ...screening.flatMap(({ lists }) => lists),
    ];
    return new Knowledge({ ...this.data, companyLists }, screening);
  }

  companyList(id: string): CompanyList | undefined {
    return this.data.companyLists.find((list) => list.id === id);
  }

  /** Entries of the company of a name on official lists and those of a policy; with a day, those in force on it. */
  listed(name: string, day?: Day): readonly ListedCompany[] {
    const entries = this.#listedNames.get(name.slice(0, MAX_COMPANY_CHARACTERS));
    return day === undefined || entries.length === 0 ? entries : listedOn(entries, day);
  }

  #listedAs(name: string): readonly ListedCompany[] {
    this.#listed ??= new ListedIndex(this.data.listedCompanies, this.data.distinctiveNames);
    const found = [
      ...this.#listed.find(name),
      ...this.#screening.flatMap(({ index }) => index.find(name)),
    ];
    // A known company may have names that the lists lack.
    const known = found.length > 0 ? undefined : this.company(name);
    return known ? this.#listed.find(known.name) : found;
  }

  /**
   * A company on a list in force on a day whose name a text nearly is, or whose distinctive words it has;
   * undefined where the text is the name of a listed or of a known company.
   */
  nearListed(name: string, day: Day): ListedCompany | undefined {
    const start = name.slice(0, MAX_COMPANY_CHARACTERS);
    const known = this.#nearListed.known(day, start);
    if (known !== undefined) return known ?? undefined;
    return this.#nearListed.keep(start, this.#nearestListed(name, day) ?? null) ?? undefined;
  }

  #nearestListed(name: string, day: Day): ListedCompany | undefined {
    if (this.listed(name, day).length > 0 || this.company(name)) return undefined;
    if (this.data.companies.some(({ id }) => id === name)) return undefined;
    const indices = [this.#listed, ...this.#screening.map(({ index }) => index)];
    return indices.reduce<ListedCompany | undefined>(
      (found, index) => found ?? index?.near(name, day),
      undefined,
    );
  }

  /** Hong Kong and Macao as China, Puerto Rico as the United States. */
  countedAs(code: string): string {
    const country = this.country(code);
    return country ? countedAs(country) : code;
  }

  #setsFor(subject: string, stage: Stage): ProductionSets {
    const own = this.productionSets(subject, stage);
    const { group: id, countedApart } = this.material(subject) ?? {};
    if (id === undefined || countedApart === true) return { own };
    // Figures of magnet rare earths say nothing of lutetium.
    const sets = this.productionSets(id, stage).filter(
      ({ members }) => members?.includes(subject) !== false,
    );
    return { own, group: { id, sets } };
  }

  #members({ id, isGroup }: Material): string[] {
    if (isGroup !== true) return [];
    return this.data.materials
      .filter(({ group, subgroup }) => group === id || subgroup === id)
      .map((each) => each.id);
  }

  #reachesMaterial(component: string, seen: Set<string>): boolean {
    if (seen.has(component)) return false;
    seen.add(component);
    return (this.component(component)?.madeFrom ?? []).some(
      (id) => this.material(id) !== undefined || this.#reachesMaterial(id, seen),
    );
  }
}

const listedOn = (entries: readonly ListedCompany[], day: Day): readonly ListedCompany[] =>
  entries.filter((each) => isListedOn(each, day));
