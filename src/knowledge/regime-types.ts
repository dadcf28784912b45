import type { Day, Grounded, MaterialList, Stage, UnderReview } from './grounded';

/** Figures by year, in percent: `{ 2023: 40, 2024: 50 }`. A year past the last keeps the last. */
export type PercentByYear = Readonly<Record<string, number>>;

export type Requirement = ShareRequirement | ExclusionRequirement | LimitRequirement;

interface RequirementBase {
  /** `critical-minerals`, `battery-components`, … */
  readonly id: string;
  readonly name: string;
  /** The first day that it is judged on, where it is later than its regime's. */
  readonly from?: Day;
  readonly note?: string;
}

/** The part of a value that must come from qualifying steps. */
export interface ShareRequirement extends RequirementBase {
  readonly kind: 'share';
  readonly thresholds: PercentByYear;
  /** More than the threshold is asked for, not as much. */
  readonly isMoreThan?: boolean;
  /** `procurement-chains`: the arithmetic of section 30D; `steps`: value of the qualifying steps over the value of all. */
  readonly method: 'procurement-chains' | 'steps';
  readonly counts: Content;
  /** What makes a step qualify. */
  readonly qualifies:
    { readonly countries: 'agreement' } | { readonly bloc: string } | { readonly not: Whom };
  /** `cost-ratio`: messages show the five steps of Notice 2026-15. */
  readonly shownAs?: 'cost-ratio';
}

/** Content that an excluded country, owner or company must have no part in. */
export interface ExclusionRequirement extends RequirementBase {
  readonly kind: 'exclusion';
  readonly whom: Whom;
  readonly clauses: readonly ExclusionClause[];
  /** What is exempt until a day, because it cannot be traced: materials, and what goes into components. */
  readonly exempt?: {
    readonly materials: readonly string[];
    readonly into?: readonly string[];
    readonly before: Day;
  };
  /** What frees a step that a clause is about; any one is enough. */
  readonly exceptions?: readonly Exception[];
  /** Steps that would be excluded in one of the regions of a country: where there is asked for. */
  readonly asks?: {
    readonly country: string;
    readonly sectors: readonly { readonly content: Content; readonly from: Day }[];
  };
}

/** What kind of content is excluded in which time, and how far that reaches. */
export interface ExclusionClause {
  readonly content: Content;
  readonly from: Day;
  readonly to?: Day;
  /** `self`: the step itself; `upstream`: the steps that feed it too; `downstream`: the steps that it feeds too. */
  readonly reach: 'self' | 'upstream' | 'downstream';
  /** With `upstream`: only these of the steps, the content itself only where it is among them. */
  readonly of?: Content;
  /**
   * A step is excluded, beside by itself, where more than this percentage of its value and of that of the
   * steps upstream of this content is excluded.
   */
  readonly majority?: { readonly of: Content; readonly percent: number };
}

/** A step, or one that it feeds over any number of steps, that frees it. */
export interface Exception {
  readonly name: string;
  /** The key of a manifest that decides. */
  readonly flag?: 'cots' | 'electronicDevice';
  /** What the free step itself must be. */
  readonly origin?: Content;
  /** What the step that frees it must be, and where it must be done. */
  readonly item?: Content;
  readonly itemIn?: readonly string[];
  /** What does not free although it has the flag. */
  readonly unless?: Content;
  readonly from?: Day;
  readonly to?: Day;
}

/** The most of a material's stage that may come from one country, or that it is compared with. */
export interface LimitRequirement extends RequirementBase {
  readonly kind: 'limit';
  readonly percent: number;
  readonly lists: readonly MaterialList[];
  readonly outsideBloc: string;
  /** A benchmark for a year to come: above it nothing is wrong, it is only compared. */
  readonly benchmarkFor?: number;
}

/** Which steps a requirement is about; every given field must hold. */
export interface Content {
  readonly lists?: readonly MaterialList[];
  readonly materials?: readonly string[];
  readonly components?: readonly string[];
  readonly componentFlag?: 'batteryComponent30d' | 'constituent30d';
  readonly family?: string;
  readonly stages?: readonly Stage[];
  /** Ids of forms; of a step that says none it is not clear whether it is meant. */
  readonly forms?: readonly string[];
  /** Forms that do not say enough: it is not clear whether such a step is meant. */
  readonly unclearForms?: readonly string[];
  /** Whether a step feeds another one. */
  readonly feeds?: boolean;
  /** Every material (or every component), whichever. */
  readonly kind?: 'material' | 'component' | 'any';
}

/** Whom an exclusion is about; any one is enough. */
export interface Whom {
  readonly countries?: readonly string[];
  readonly regions?: readonly string[];
  readonly seatedIn?: readonly string[];
  /** The percentage held by owners from these countries, and whether only a government's holding counts. */
  readonly heldBy?: HeldBy;
  /** Companies on lists. */
  readonly listed?: Listed;
  /** Companies that those who are meant by `seatedIn`, `heldBy` and `listed` influence. */
  readonly influenced?: {
    /** Percent that one of them holds. */
    readonly single: number;
    /** Percent that they hold together. */
    readonly together: number;
    /** Percent of the debt. */
    readonly debt: number;
  };
}

export interface HeldBy {
  readonly countries: readonly string[];
  readonly percent: number;
  /** More than the percentage is meant, not as much. */
  readonly isMoreThan?: boolean;
  readonly government: boolean;
}

export interface Listed {
  /** Ids of lists of companies. */
  readonly lists: readonly string[];
  /** Lists that a policy adds count, too. */
  readonly ofPolicy?: boolean;
  /** A company that a listed one holds to half or more is meant, too. */
  readonly controlled?: boolean;
}

export interface Regime extends Grounded {
  readonly id: string;
  readonly name: string;
  readonly from: Day;
  readonly to?: Day;
  readonly underReview?: UnderReview;
  readonly requirements: readonly Requirement[];
}
