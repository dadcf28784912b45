/**
 * The shape of the compiled knowledge: what `build/knowledge.ts` makes of `src/knowledge/data/`.
 * Plain data, ready for `JSON.parse`; the questions about it are in `knowledge.ts`.
 */
import type {
  Confidence,
  Day,
  DocumentDate,
  Grounded,
  KnowledgeDocument,
  MaterialList,
  Stage,
  UnderReview,
} from './grounded';
import type { Regime } from './regime-types';

export type {
  Confidence,
  Day,
  DocumentDate,
  Grounded,
  KnowledgeDocument,
  MaterialList,
  Stage,
  UnderReview,
} from './grounded';
export type {
  Content,
  Exception,
  ExclusionClause,
  ExclusionRequirement,
  HeldBy,
  LimitRequirement,
  Listed,
  PercentByYear,
  Regime,
  Requirement,
  ShareRequirement,
  Whom,
} from './regime-types';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly alpha3: string;
  /** The English short name that messages use: `South Korea`, `China`, `Democratic Republic of the Congo`. */
  readonly name: string;
  /** Every other English or official name, former name or abbreviation that is understood: `UK`, `PRC`. */
  readonly aliases: readonly string[];
  /** `eu`, `north-america`, … */
  readonly blocs: readonly string[];
  /** The covered nation that the country is or belongs to: `CN` for CN, HK and MO. */
  readonly coveredNation?: 'CN' | 'RU' | 'IR' | 'KP';
  /** Whose agreements hold for it: `US` for PR, GU, …; `EU` for GF, GP, …; absent: its own only. */
  readonly territoryOf?: 'US' | 'EU';
}

/** A name that could mean two countries or more: Congo, Korea. */
export interface AmbiguousName {
  readonly name: string;
  readonly codes: readonly string[];
}

export type AgreementKind =
  | 'free-trade-agreement'
  | 'critical-minerals-agreement'
  | 'partnership'
  | 'memorandum'
  | 'framework';

/**
 * `lapsed`: what it was proposed or negotiated for has ended, so that it is history; `unknown`: it is not known how it
 * stands from that day on.
 */
export type AgreementState =
  'proposed' | 'negotiating' | 'signed' | 'in-force' | 'ended' | 'stalled' | 'lapsed' | 'unknown';

export interface AgreementEvent {
  readonly state: AgreementState;
  readonly date: DocumentDate;
  /** The members it is about; absent: all of the agreement's. */
  readonly countries?: readonly string[];
  readonly note?: string;
  /** Absent: that of the agreement. */
  readonly confidence?: Confidence;
}

export interface Agreement extends Grounded {
  readonly id: string;
  readonly name: string;
  readonly kind: AgreementKind;
  /** ISO 3166-1 alpha-2, or `EU`, which stands for every member and the EU's territories. The United States is always the other party. */
  readonly countries: readonly string[];
  /** In order of date. */
  readonly timeline: readonly AgreementEvent[];
  /** Materials that the agreement itself names; for reading, not for judging. */
  readonly materials?: readonly string[];
}

/** A material or component on an official list, by the name and in the form that the list gives. */
export interface Listing extends Grounded {
  readonly list: MaterialList;
  /** Id of a material or component: the one that the list names, not its group or its members. */
  readonly subject: string;
  /** Its name on the list: `cesium`, `phosphate rock`. */
  readonly named: string;
  /** In words, the only form in which it is listed: `battery grade`; absent: any. */
  readonly form?: string;
  readonly from: Day;
  /** The last day on the list. */
  readonly to?: Day;
}

export interface Material extends Grounded {
  readonly id: string;
  readonly name: string;
  readonly symbol?: string;
  readonly aliases: readonly string[];
  /** The group that it belongs to (`rare-earths`); what is said of the group holds for it. */
  readonly group?: string;
  /** The part of its group that it belongs to: `rare-earths-light`. */
  readonly subgroup?: string;
  readonly isGroup?: boolean;
  /** The figures of its group leave it out, so they never stand in for its own. */
  readonly countedApart?: boolean;
  /** Names that say in what form it is, by the form that a manifest writes: `ore: [bauxite]`. */
  readonly forms?: Readonly<Record<string, readonly string[]>>;
  /** Lists that it stands on itself, on some day and in some form: see `Listing`. */
  readonly lists: readonly MaterialList[];
  readonly uses: readonly string[];
}

export interface Component extends Grounded {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly family: string;
  /** Ids of the materials and components that it is made of. */
  readonly madeFrom: readonly string[];
  /** A "battery component" of section 30D. */
  readonly batteryComponent30d?: boolean;
  /** A constituent material of section 30D: counts with the minerals. */
  readonly constituent30d?: boolean;
}

/**
 * One set of figures: who produced how much of one subject at one stage in one year, from one source
 * and by one measure. Sets are never mixed.
 */
export interface ProductionSet extends Grounded {
  /** Id of a material or component. */
  readonly subject: string;
  readonly stage: Stage;
  readonly year: number;
  /** What is counted: `Mine production, bauxite`, `battery cell manufacturing capacity`. */
  readonly measure: string;
  /** Unit of the quantities; `%` for a set that is given in shares. */
  readonly unit: string;
  /** False where the figures say nothing of where the plants stand (shipments by the makers' nationality). */
  readonly byPlace: boolean;
  readonly estimated?: boolean;
  /** What is counted where that is not the subject itself: `battery-grade graphite`, `bauxite`. */
  readonly counts?: string;
  /** What the figures are of where that is not one year: `about 2016 to 2020 (average)`. */
  readonly years?: string;
  /** The members of a group that its figures speak for; absent: all. */
  readonly members?: readonly string[];
  /** By country, largest first; `OTHER` for what the source leaves together. Withheld figures are left out. */
  readonly figures: readonly ProductionFigure[];
  /** Countries that the source names without a figure: withheld, not available or a range. Never zero. */
  readonly withheld?: readonly string[];
}

export interface ProductionFigure {
  /** ISO 3166-1 alpha-2 or `OTHER`. */
  readonly country: string;
  readonly quantity: number;
  readonly estimated?: boolean;
}

/** Goods that a restriction is on. */
export interface RestrictedGoods {
  readonly materials: readonly string[];
  readonly components: readonly string[];
  /** Every material of the catalogue but these, and the members of these. */
  readonly every?: { readonly except: readonly string[] };
  /** Absent: every stage. */
  readonly stages?: readonly Stage[];
  /** Ids of forms; absent: every form. */
  readonly forms?: readonly string[];
  readonly exceptForms?: readonly string[];
  /** Whether it is on a step only where that says its form. */
  readonly formGiven?: boolean;
  /** A condition that a manifest cannot say, as the end of a sentence: `where it contains terbium`. */
  readonly where?: string;
}

export interface Restriction extends Grounded {
  readonly id: string;
  /** The country that restricts. */
  readonly by: string;
  /** All but `goods` is context, never a finding on a step. */
  readonly on: 'goods' | 'technology' | 'equipment' | 'entities' | 're-exports';
  /** Countries it is aimed at, `EU` for its members; absent: everyone. */
  readonly against?: readonly string[];
  readonly goods: readonly RestrictedGoods[];
  /** Restrictions whose goods it is on too, while these are in force. */
  readonly goodsOf?: readonly string[];
  /**
   * What it demands: `licence`, `ban`, `permit` (banned but by permit), `quota`, `halt`, `end-use` (proof of civil
   * end use), `end-use-review`, `listed-exporters`; or words of a policy's own.
   */
  readonly kind: string;
  readonly announced?: DocumentDate;
  /** Absent: no first day is known. */
  readonly from?: DocumentDate;
  readonly to?: DocumentDate;
  readonly suspended?: {
    readonly from: DocumentDate;
    readonly to: DocumentDate;
    readonly by: string;
  };
  /** From when on its state is not known, and why. */
  readonly unknown?: { readonly from: DocumentDate; readonly why: string };
  /** Where to look where it is not known. */
  readonly lookUp?: string;
  readonly underReview?: UnderReview;
  /** When it began is not known, but it was there on `from`. */
  readonly fromAtLatest?: boolean;
}

/** A named supplier: where it is seated and what it does, as far as it is known. */
export interface Company extends Grounded {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The country of its seat. */
  readonly country?: string;
  readonly does?: readonly {
    readonly subject: string;
    readonly stage: Stage;
    readonly country?: string;
  }[];
}

/** An official list of companies, or one that a policy adds. */
export interface CompanyList extends Grounded {
  /** `1260h`, `uflpa`, `ndaa-154`; of a policy's file the list's own name. */
  readonly id: string;
  /** As messages name it: `Section 1260H list`. */
  readonly name: string;
  readonly title: string;
  readonly from: Day;
  /** A list that a policy adds. */
  readonly ofPolicy?: boolean;
  /** The day from which on companies are missing here, and how many the list itself has, as far as that is known. */
  readonly incomplete?: {
    readonly from: Day;
    readonly sizes: readonly { readonly from: Day; readonly companies: number }[];
  };
}

/** One name of a company as it is compared, without its legal form. */
export interface ComparedName {
  readonly name: string;
  /** With the words for a whole of companies, such as `group`; absent: it has none. */
  readonly whole?: string;
}

/** A company on an official list, from one day to another. */
export interface ListedCompany extends Grounded {
  /** Id of a `CompanyList`. */
  readonly list: string;
  /** As the list has it. */
  readonly name: string;
  /** Other and former names, abbreviations, the name in Chinese. */
  readonly aliases: readonly string[];
  /** Of the name and each alias, what is compared; absent: it is still to be found. */
  readonly compared?: readonly (readonly ComparedName[])[];
  readonly parent?: string;
  /** ISO 3166-1 alpha-2 of its seat, as far as it is known; the lists do not say. */
  readonly country?: string;
  readonly sector?: string;
  /** What a file of a policy says of its document, in place of `documents`. */
  readonly said?: string;
  /** Of the UFLPA list: `i`, `ii`, `iv`, `v` of section 2(d)(2)(B). */
  readonly sections?: readonly string[];
  /** Empty where a policy's file does not say it. */
  readonly from: Day;
  /** The last day on the list. */
  readonly to?: Day;
}

export type FactKind =
  | 'dependence'
  | 'use'
  | 'demand'
  | 'regime'
  | 'exclusion'
  | 'agreement'
  | 'negotiation'
  | 'proposal'
  | 'partnership'
  | 'memorandum'
  | 'project'
  | 'restriction'
  | 'lesson'
  | 'view';

/** One checkable statement, in the project's own words. */
export interface Fact extends Grounded {
  readonly id: string;
  readonly kind: FactKind;
  readonly statement: string;
  /** ISO 3166-1 alpha-2, or `EU`. */
  readonly countries: readonly string[];
  readonly materials: readonly string[];
  readonly components: readonly string[];
  readonly stages: readonly Stage[];
  readonly agreements: readonly string[];
  /** Ids of rules and regimes whose hovers show it. */
  readonly topics: readonly string[];
  /** Whose view it is. */
  readonly speaker?: string;
  /** The document itself gives it as reported by others. */
  readonly reported?: boolean;
}

/** Something that was looked for and not found. */
export interface NotFound {
  readonly what: string;
  /** Ids of the entries that it is about. */
  readonly entries: readonly string[];
  readonly lookUp: string;
}

export interface KnowledgeData {
  /** The day up to which the knowledge was brought together. */
  readonly asOf: Day;
  readonly notFound: readonly NotFound[];
  readonly documents: readonly KnowledgeDocument[];
  readonly countries: readonly Country[];
  readonly ambiguousNames: readonly AmbiguousName[];
  /** Names of the EU and of Europe, which are no countries. */
  readonly blocNames: readonly string[];
  readonly agreements: readonly Agreement[];
  readonly regimes: readonly Regime[];
  readonly materials: readonly Material[];
  readonly components: readonly Component[];
  readonly listings: readonly Listing[];
  /** By wider form, the forms that are a kind of it. */
  readonly formKinds: Readonly<Record<string, readonly string[]>>;
  readonly production: readonly ProductionSet[];
  readonly restrictions: readonly Restriction[];
  readonly companies: readonly Company[];
  readonly companyLists: readonly CompanyList[];
  readonly listedCompanies: readonly ListedCompany[];
  /** Words that are hardly in another name, in lower case, each with the words of listed names that it is compared with. */
  readonly distinctiveNames: readonly (readonly [word: string, listed: string])[];
  readonly facts: readonly Fact[];
}
