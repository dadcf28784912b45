import { resolveImport } from '../manifest/imports';
import type { Manifest } from '../manifest/model';
import type { Unreadable } from '../text/unreadable';
import type { Answer } from './file-port';

/** Files that are asked for before the first answer is waited for. */
const MAX_AT_ONCE = 32;

/** A file that is imported, with the keys of those that it imports itself; or why there is none. */
export type Imported<File> =
  | { readonly file: File; readonly imports: readonly string[] }
  | { readonly why: Unreadable | undefined };

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
 * @param read what a key leads to
 * @param rest is waited for now and then: there may be very many
 */
export async function reachedFrom<File>(
  root: string,
  { imports }: Pick<Manifest, 'imports'>,
  read: (key: string) => Answer<Imported<File>>,
  rest?: () => Promise<void>,
): Promise<Reached<File>> {
  const files = new Map<string, File | null>();
  const unreadable = new Map<string, Unreadable>();
  const seen = new Set([root]);
  const waiting: string[] = [];
  const meet = (key: string): void => {
    if (!seen.has(key)) waiting.push(key);
    seen.add(key);
  };
  for (const { value } of imports) {
    meet(resolveImport(root, value));
    await rest?.();
  }
  for (let at = 0; at < waiting.length; at += MAX_AT_ONCE) {
    const asked = waiting.slice(at, at + MAX_AT_ONCE).map((key) => [key, read(key)] as const);
    for (const [key, answer] of asked) {
      const found = await answer;
      files.set(key, 'file' in found ? found.file : null);
      if ('file' in found) found.imports.forEach(meet);
      else if (found.why) unreadable.set(key, found.why);
      await rest?.();
    }
  }
  return { files, unreadable };
}
