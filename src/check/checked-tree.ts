import { realpathSync, statSync } from 'node:fs';
import { relative, isAbsolute, resolve } from 'node:path';

/**
 * The folders whose manifests are checked. A file in them that is a link out of them, by itself or over a
 * folder, is not read: its text would be quoted where nobody expects it.
 */
export class CheckedTree {
  readonly #folders: readonly string[];
  readonly #real: readonly string[];

  constructor(folders: readonly string[]) {
    this.#folders = folders.map((folder) => resolve(folder));
    this.#real = this.#folders.flatMap((folder) => realPath(folder) ?? []);
  }

  /** Whether a path in the tree leads out of it; a file that is not there leads nowhere. */
  isLeft(path: string): boolean {
    if (!this.#folders.some((folder) => isIn(folder, path)) || !isThere(path)) return false;
    const real = realPath(path);
    return real !== undefined && !this.#real.some((folder) => isIn(folder, real));
  }
}

function isIn(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

/** Whether a path leads to anything; true where that cannot be known. */
function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
