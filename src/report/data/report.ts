import type { Severity } from '../../policy/severity';

/**
 * How a step stands, most severe first: done in China; in Russia, Iran or North Korea; fed by a step in one of them;
 * in a country without an agreement in force; with one that is pending; unknown; in the United States or a country
 * whose agreement is in force.
 */
export type Status =
  'china' | 'covered' | 'upstream' | 'none' | 'pending' | 'unknown' | 'qualifies';

/** One manifest as a reviewer or auditor wants to see it, as plain data in one language. */
export interface Report {
  readonly file: string;
  readonly product: string | undefined;
  /** The day that is judged; undefined where the manifest's `asOf` is not a day. */
  readonly asOf: string | undefined;
  /** The day of the knowledge. */
  readonly dataDay: string;
  /** That the data is older than the day that is judged. */
  readonly dataAge: string | undefined;
  readonly currency: string | undefined;
  readonly verdict: Verdict;
  readonly requirements: readonly RequirementRow[];
  /** Findings that no waiver covers, by severity, and how many are covered. */
  readonly counts: Readonly<Record<Severity | 'waived', number>>;
  /** In the order in which changing them helps most. */
  readonly causes: readonly CauseRow[];
  /** Causes that are not among them. */
  readonly causesLeftOut: number;
  readonly plans: readonly PlanRow[];
  readonly sources: readonly SourceRow[];
  readonly findings: readonly FindingRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly documents: readonly DocumentRow[];
  readonly endings: readonly EndingRow[];
  readonly flow: Flow;
}

export interface Verdict {
  readonly state: 'passes' | 'fails' | 'undetermined' | 'no-regime';
  readonly sentence: string;
}

/** A part of one: a share or a threshold. */
export type Part = number;

export interface RequirementRow {
  readonly regime: string;
  readonly regimeName: string;
  readonly name: string;
  readonly state: 'passes' | 'fails' | 'undetermined' | 'nothing' | 'not-in-force' | 'compared';
  /** What was found, in words. */
  readonly result: string;
  readonly share?: SharePart;
}

/** A share and what it is compared with. */
export interface SharePart {
  readonly share: Part;
  /** Where candidates for an origin leave it open: the share in the best case. */
  readonly best?: Part;
  readonly threshold: Part;
  /** The thresholds of this and the coming years; the last goes on. */
  readonly years: readonly { readonly year: string; readonly threshold: Part }[];
  /** The last day of the regime. */
  readonly ends?: string;
}

export interface StepRef {
  /** The id, or words for a step without one. */
  readonly id: string;
  /** 1-based; undefined for a step of another file. */
  readonly line: number | undefined;
  /** The name of the other file. */
  readonly file: string | undefined;
}

export interface CauseRow extends StepRef {
  /** `processing of lithium`. */
  readonly work: string;
  readonly country: string;
  readonly status: Status;
  /** Findings at the step itself. */
  readonly own: number;
  /** Findings at other steps that rest on it. */
  readonly resting: number;
  /** The best other partner, and what would change; undefined where the knowledge has none. */
  readonly alternative: string | undefined;
  /** Shares that would change, in words: `Critical minerals: 16.1 % → 40.2 %`. */
  readonly shares: readonly string[];
  /** Findings that would be resolved, and new ones; undefined where that was not computed. */
  readonly findings: { readonly resolved: number; readonly fresh: number } | undefined;
}

/** The smallest set of changes by which a requirement passes. */
export interface PlanRow {
  readonly regimeName: string;
  readonly requirement: string;
  readonly before: string;
  readonly threshold: string;
  /** Undefined: no set of changes that the knowledge has partners for passes. */
  readonly after: string | undefined;
  readonly changes: readonly (StepRef & { readonly work: string; readonly alternative: string })[];
  /** Whether it is proven that no smaller set passes. */
  readonly isProven: boolean;
}

export interface SourceRow extends StepRef {
  readonly subject: string;
  readonly stage: string;
  readonly supplier: string;
  readonly country: string;
  /** ISO 3166-1 alpha-2; undefined where it is not known. */
  readonly code: string | undefined;
  readonly status: Status;
  /** How the country stands: `free-trade agreement since 2005`. */
  readonly countryStatus: string;
  /** In the manifest's currency, or that of its file. */
  readonly value: number | undefined;
  readonly share: Part | undefined;
  /** Rules of the findings that no waiver covers, one for each finding. */
  readonly rules: readonly string[];
}

export interface FindingRow {
  readonly severity: Severity;
  readonly rule: string;
  /** The manifest, in a report on several. */
  readonly file?: string;
  readonly message: string;
  readonly line: number;
  readonly source: string;
  readonly waived: boolean;
  readonly reason: string | undefined;
}

export interface EvidenceRow extends StepRef {
  readonly title: string;
  readonly path: string;
  readonly date: string;
  readonly expires: string;
  readonly sha256: string;
}

/** A public document that the knowledge rests on where it was used here. */
export interface DocumentRow {
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly url: string | undefined;
  /** What it was used for: the names of regimes, agreements, restrictions, lists. */
  readonly usedFor: readonly string[];
}

/** Something that ends on a day. */
export interface EndingRow {
  readonly day: string;
  readonly kind: 'waiver' | 'evidence' | 'suspension' | 'regime' | 'agreement';
  readonly what: string;
  readonly isPast: boolean;
  readonly line: number | undefined;
  /** The manifest, in a report on several. */
  readonly file?: string;
}

/** What flows from mine to product. */
export interface Flow {
  /** What widths mean. */
  readonly by: 'value' | 'steps';
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  /** Flows that close a circle, which a picture from left to right cannot have. */
  readonly circular: number;
}

/** The steps of one subject and stage in one country, or the product. */
export interface FlowNode {
  readonly label: string;
  /** The country's ISO 3166-1 alpha-2, where there is little room. */
  readonly code: string | undefined;
  readonly subject: string;
  /** Empty: the product. */
  readonly stage: string;
  readonly status: Status;
  readonly steps: number;
}

/** Indexes of nodes. */
export interface FlowLink {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly status: Status;
}
