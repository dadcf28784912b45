/** What one run of the fuzzer over command lines looks at: a tree of files, and what is asked about it. */
export interface CliCase {
  /** Below the folder in which the command runs, or beside it (`../outside`), in the order they are made. */
  readonly entries: readonly Entry[];
  readonly args: readonly string[];
  readonly input?: string;
  /** Sent this many milliseconds after the start, if it has not ended by then. */
  readonly interrupt?: { readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'; readonly after: number };
}

/** Something in the tree; `mode` are its rights, where they are not the usual ones. */
export type Entry = { readonly path: string; readonly mode?: number } & (
  | { readonly kind: 'file'; readonly text: string; readonly copies?: number }
  | { readonly kind: 'bytes'; readonly base64: string }
  /** A file of this size with nothing but NUL in it, which takes no place on the disk. */
  | { readonly kind: 'sparse'; readonly megabytes: number }
  | { readonly kind: 'folder' }
  | { readonly kind: 'link' | 'hard-link'; readonly to: string }
  | { readonly kind: 'pipe' }
);

/** Stands outside of the tree, and must never be shown. */
export const SECRET = 'sc-fuzz-secret';
