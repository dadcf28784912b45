import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/** What is said of a link that would bring in text from elsewhere. */
export const LINK_OUT = 'This is a link out of the folders that are checked.';

/** Whether a path is a folder or below it; both absolute. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** The path without links; as it is, where nothing is there. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** Whether something has this name, be it a link that leads nowhere: reading it tells. */
export function isNamed(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // What no file system takes is nobody's name.
    return (error as NodeJS.ErrnoException).code !== 'ENAMETOOLONG';
  }
}

/**
 * The trees that files belong to: nothing outside of a file's own is looked for, followed by a link, or
 * quoted. It is the Git repository; without one, the folder that was named.
 */
export class Trees {
  /** Without links. */
  readonly #named: readonly string[];
  readonly #tops = new Map<string, string>();
  readonly #repositories = new Repositories();

  /** @param named the folders that were named, or from which files were */
  constructor(named: readonly string[]) {
    this.#named = named.map(realPath);
  }

  /** The top of the tree of a folder; both paths without links. */
  topOf(folder: string): string {
    const known = this.#tops.get(folder);
    if (known !== undefined) return known;
    const top = this.#repositories.rootOf(folder) ?? this.#namedAbove(folder) ?? folder;
    this.#tops.set(folder, top);
    return top;
  }

  /** A folder and those above it, to the top of its tree; the path without links. */
  upwards(folder: string): string[] {
    const above = dirname(folder);
    if (this.topOf(folder) === folder || above === folder) return [folder];
    return [folder, ...this.upwards(above)];
  }

  /** The tops of all that was named, as they were and without links. */
  tops(): string[] {
    return this.#named.flatMap((folder) => [folder, this.topOf(folder)]);
  }

  /** The tops that are in no other one, without links, sorted: what may be read depends on no more. */
  outermost(): string[] {
    const tops = [...new Set(this.tops().map(realPath))].sort();
    return tops.filter((top) => !tops.some((other) => other !== top && isWithin(top, other)));
  }

  /** Whether a folder was named, or is below one that was. */
  isNamed(folder: string): boolean {
    return this.#namedAbove(folder) !== undefined;
  }

  /** Whether a path is itself a link that leads out of the tree that it stands in. */
  leadsOut(path: string): boolean {
    try {
      if (!lstatSync(path).isSymbolicLink()) return false;
      const folder = realpathSync(dirname(resolve(path)));
      return !isWithin(realpathSync(path), this.topOf(folder));
    } catch {
      // It leads nowhere: reading it tells.
      return false;
    }
  }

  /** The outermost one. */
  #namedAbove(folder: string): string | undefined {
    return this.#named
      .filter((each) => isWithin(folder, each))
      .sort((a, b) => a.length - b.length)[0];
  }
}

/** The roots of Git repositories. Each folder is looked into once: trees may be very deep. */
export class Repositories {
  readonly #roots = new Map<string, string | undefined>();

  /** The root of the repository that a folder is in. */
  rootOf(folder: string): string | undefined {
    const passed: string[] = [];
    let root: string | undefined;
    for (let at = folder; ; at = dirname(at)) {
      if (this.#roots.has(at)) {
        root = this.#roots.get(at);
        break;
      }
      passed.push(at);
      if (existsSync(join(at, '.git'))) root = at;
      if (root !== undefined || dirname(at) === at) break;
    }
    for (const each of passed) this.#roots.set(each, root);
    return root;
  }
}

/** Whether two paths, or a path and this process, have one owner; true where the system has none. */
export function sameOwner(path: string, other: string): boolean {
  const own = process.getuid?.();
  if (own === undefined) return true;
  const uid = (of: string): number | undefined => {
    try {
      return statSync(of).uid;
    } catch {
      // It leads nowhere: reading it tells.
      return undefined;
    }
  };
  const owner = uid(path);
  return owner === undefined || owner === own || owner === uid(other);
}
