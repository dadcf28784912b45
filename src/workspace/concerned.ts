import { isManifestName } from '../manifest/file-names';
import { isPolicyName } from '../policy/file-names';
import type { FoundProblems } from './found-problems';
import type { Importers } from './importers';

/**
 * What is to be checked again once files were saved, made or removed, or folders removed: manifests
 * themselves, those that import them, those below a policy, and those that were in a folder. Some may
 * come more than once.
 */
export function* concernedBy(
  touched: Iterable<string>,
  found: Pick<FoundProblems, 'files' | 'has'>,
  importers: Pick<Importers, 'of'>,
): Generator<string> {
  const folders = new Set<string>();
  for (const path of touched) {
    folders.add(isPolicyName(path) ? folderOf(path) : path);
    if (found.has(path) || isOwn(path)) yield path;
    yield* importers.of(path);
  }
  for (const file of found.files) {
    for (let folder = folderOf(file); folder !== ''; folder = folderOf(folder)) {
      if (!folders.has(folder)) continue;
      yield file;
      break;
    }
  }
}

/** Whether a file is a manifest of the workspace's own, by its path. */
const isOwn = (path: string): boolean =>
  isManifestName(path) && !/[\\/]node_modules[\\/]/.test(path);

/** The folder that a file or a folder is in, without a separator at its end; empty: none. */
const folderOf = (path: string): string =>
  path.slice(0, Math.max(0, path.lastIndexOf('/'), path.lastIndexOf('\\')));
