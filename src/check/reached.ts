import type { Unreadable } from '../text/unreadable';
import type { Answer } from './file-port';

/** A file that is imported, with the keys of those that it imports itself; or why there is none. */
export type Imported<File> =
  | { readonly file: File; readonly imports: readonly string[] }
  | { readonly why: Unreadable | undefined };

/** How files are asked for whose answers come later. */
export interface Patience {
  /** Files that are asked for before the first answer is waited for. */
  readonly atOnce: number;
  /** Is waited for now and then: there may be very many. */
  rest(): Promise<void>;
}

/** What imports lead to, by key; null: it cannot be read, and why is said beside it. */
export interface Reached<File> {
  readonly files: Map<string, File | null>;
  readonly unreadable: Map<string, Unreadable>;
}

/**
 * Every file that imports lead to from a manifest, over any number of files. Each is asked for once, so that a
 * circle ends.
 *
 * @param root the key of the manifest, which is none of them
 * @param imports keys of the files that it imports itself
 * @param read what a key leads to
 */
export async function reachedFrom<File>(
  root: string,
  imports: Iterable<string>,
  read: (key: string) => Answer<Imported<File>>,
  patience?: Patience,
): Promise<Reached<File>> {
  const files = new Map<string, File | null>();
  const unreadable = new Map<string, Unreadable>();
  const seen = new Set([root]);
  const waiting: string[] = [];
  const meet = (key: string): void => {
    if (!seen.has(key)) waiting.push(key);
    seen.add(key);
  };
  for (const key of imports) {
    meet(key);
    if (patience) await patience.rest();
  }
  const atOnce = patience?.atOnce ?? 1;
  for (let at = 0; at < waiting.length; at += atOnce) {
    const asked = waiting.slice(at, at + atOnce).map((key) => [key, read(key)] as const);
    for (const [key, answer] of asked) {
      const found = await answer;
      files.set(key, 'file' in found ? found.file : null);
      if ('file' in found) found.imports.forEach(meet);
      else if (found.why) unreadable.set(key, found.why);
      if (patience) await patience.rest();
    }
  }
  return { files, unreadable };
}
