import type { Unreadable } from '../text/unreadable';
import type { Manifest } from './model';
import type { Slices } from '../text/slices';
import { inOneGo } from '../text/slices';

/**
 * The key of an imported file: `path` relative to the folder of the file `from`. Keys are paths or
 * addresses with `/` between their parts.
 */
export function resolveImport(from: string, path: string): string {
  const target = path.replaceAll('\\', '/');
  if (/^(?:\/|[A-Za-z]:\/|[A-Za-z][\w+.-]*:\/\/)/.test(target)) return normalise(target);
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return normalise(folder + target);
}

/** Keys of the files that a manifest imports, each once. */
export const importsOf = (from: string, manifest: Pick<Manifest, 'imports'>): string[] => [
  ...inOneGo(importKeys(from, manifest)),
];

/** Imports that are looked at before others have their turn. */
const SLICE = 1000;

/** As `importsOf`. */
export function* importKeys(
  from: string,
  { imports }: Pick<Manifest, 'imports'>,
): Slices<ReadonlySet<string>> {
  const keys = new Set<string>();
  for (const [index, { value }] of imports.entries()) {
    keys.add(resolveImport(from, value));
    if (index % SLICE === SLICE - 1) yield;
  }
  return keys;
}

/** Why an import leads nowhere: its file cannot be read, has no manifest in it, or is the manifest itself. */
export type NotImported = Unreadable | 'no-manifest' | 'itself';

/** Whether anything of a text could be read as a manifest: of a broken one a part is enough, whatever its name. */
export const isManifest = ({
  keys,
  sources,
  suppliers,
}: Pick<Manifest, 'keys' | 'sources' | 'suppliers'>): boolean =>
  keys.has('manifest') || sources.length > 0 || suppliers.size > 0;

/** A reference to a step: `id`, or `./file.sourcing.yaml#id` for one of another file. */
export function splitReference(reference: string): { readonly file?: string; readonly id: string } {
  const hash = reference.lastIndexOf('#');
  if (hash <= 0) return { id: hash === 0 ? reference.slice(1) : reference };
  return { file: reference.slice(0, hash), id: reference.slice(hash + 1) };
}

function normalise(path: string): string {
  const root = /^(?:[A-Za-z][\w+.-]*:\/\/[^/]*)?\/?/.exec(path)?.[0] ?? '';
  const parts: string[] = [];
  for (const part of path.slice(root.length).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || root === '') parts.push(part);
  }
  return root + parts.join('/');
}
