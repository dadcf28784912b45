/** Where completion is asked for: the line, and the text around it for no more than one item. */
export interface Cursor {
  /** In UTF-16 units from the start of the text. */
  readonly offset: number;
  /** The line up to the cursor. */
  readonly before: string;
  /** The rest of the line. */
  readonly after: string;
  /** The text between two offsets. */
  slice(start: number, end: number): string;
}

/** One offer; offers come best first. */
export interface Offer {
  readonly kind: 'country' | 'material' | 'component' | 'stage' | 'reference' | 'key' | 'source';
  readonly label: string;
  /** Shown beside the label. */
  readonly description?: string;
  /** Shown once the offer is chosen; plain text. */
  readonly detail?: string;
  /** The value, key or snippet itself. */
  readonly insert: string;
  /** Whether `insert` is in the syntax of snippets. */
  readonly isSnippet?: boolean;
  /** What typing is matched against. */
  readonly filter: string;
}

export interface Completion {
  readonly offers: readonly Offer[];
  /** How much of the line before and behind the cursor an offer takes the place of. */
  readonly replaces: { readonly before: number; readonly after: number };
  /** Whether there are more offers than these. */
  readonly isIncomplete: boolean;
}
