/** Where completion is asked for: the line, and the text around it. */
export interface Cursor {
  /** In UTF-16 units from the start of the text. */
  readonly offset: number;
  /** The line up to the cursor. */
  readonly before: string;
  /** The rest of the line. */
  readonly after: string;
  /** The text between two offsets; past the end there is none. */
  slice(start: number, end: number): string;
}

/** One offer; offers come best first. */
export interface Offer {
  readonly kind:
    'country' | 'material' | 'component' | 'word' | 'day' | 'file' | 'reference' | 'key' | 'source';
  readonly label: string;
  /** Shown beside the label. */
  readonly description?: string;
  /** Shown once the offer is chosen; plain text. */
  readonly detail?: string;
  /** What the schema says of it; plain text. */
  readonly documentation?: string;
  /** The text that is written. Further lines stand relative to the indentation of the cursor's line. */
  readonly insert: string;
  /** Whether `insert` is in the syntax of snippets. */
  readonly isSnippet?: boolean;
  /** What typing is matched against: begins with what is typed already, so that the order stays. */
  readonly filter: string;
  /** Whether there is something to offer where the cursor then stands. */
  readonly opensNext?: boolean;
}

export interface Completion {
  readonly offers: readonly Offer[];
  /** How much of the line before and behind the cursor an offer takes the place of. */
  readonly replaces: { readonly before: number; readonly after: number };
  /** Where a comma is missing before what is written, as an offset in the text. */
  readonly comma?: number;
}
