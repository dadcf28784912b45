/** What all entries of the knowledge have in common. */

/** A calendar day, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

/**
 * A date as its document gives it, perhaps only to the month or the year. What begins on such a date
 * holds from the last day of that period; what ends on it still holds on that day. Both are `day`.
 */
export interface DocumentDate {
  readonly day: Day;
  /** As written in the document: `2023-03-28`, `2023-04` or `2023`. */
  readonly text: string;
}

/**
 * `verified`: read in a document or a copy of it; `part-read`: a part was, the rest is recalled; `inferred`: follows
 * from what was read; `recalled`: known, but read nowhere. All but the first are shown as such.
 */
export type Confidence = 'verified' | 'part-read' | 'inferred' | 'recalled';

export interface KnowledgeDocument {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly author?: string;
  readonly date?: DocumentDate;
  readonly url?: string;
}

/** Where an entry stands: its documents, and how sure it is. */
export interface Grounded {
  /** Ids of documents, the official or original publisher's first; never empty. */
  readonly documents: readonly string[];
  /** Paragraph of the seed article, 0 for its standfirst. */
  readonly paragraph?: number;
  readonly confidence: Confidence;
  readonly note?: string;
}

export type Stage = 'extraction' | 'processing' | 'recycling' | 'manufacturing' | 'assembly';

/** Official lists that a material or component can stand on. */
export type MaterialList =
  '45x' | '45x-2025' | 'usgs-2022' | 'usgs-2025' | 'eu-crm' | 'eu-srm' | 'dfars-7052' | 'usc-4872';

/** Why something may not hold any more after the day of the knowledge, and where to look. */
export interface UnderReview {
  /** A clause: `a bill would move its first day`. */
  readonly why: string;
  readonly lookUp: string;
}
