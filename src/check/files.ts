import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Failure } from '../report/format';
import { globOf, isGlob } from './globs';
import { GitIgnored, ignoring } from './ignored';
import { readText } from './read-text';
import { isWithin, LINK_OUT, realPath, Trees } from './tree';
import { UsageError } from './usage-error';
import { walk } from './walk';

export interface Collected {
  /** Each as it was given: below a folder or glob, that path joined with the rest. */
  readonly files: readonly string[];
  /** What leads nowhere, and why. */
  readonly failures: readonly Failure[];
  /** The folders that were named, or from which files were. */
  readonly folders: readonly string[];
  /** All folders that were looked through, without links. */
  readonly walked: readonly string[];
}

/**
 * The manifests that paths, folders and globs lead to; one that several of them lead to, by any spelling
 * or link, once.
 *
 * @param ignore patterns as in `.gitignore` of what is left out
 * @throws UsageError where a pattern cannot be used
 */
export async function collectFiles(
  paths: readonly string[],
  ignore: readonly string[] = [],
): Promise<Collected> {
  const collector = new Collector(ignore);
  for (const path of paths) await collector.collect(path);
  const { files, failures, folders, walked } = collector;
  return { files: [...files.values()], failures: [...failures.values()], folders, walked };
}

class Collector {
  /** By device and inode. */
  readonly files = new Map<string, string>();
  readonly failures = new Map<string, Failure>();
  readonly folders: string[] = [];
  readonly walked: string[] = [];
  readonly #git = new GitIgnored();
  readonly #isLeftOut: (path: string, isFolder: boolean) => boolean;

  constructor(ignore: readonly string[]) {
    this.#isLeftOut = ignoring(ignore);
  }

  async collect(path: string): Promise<void> {
    const kind = kindOf(path);
    if (kind === 'file') {
      this.#file(path);
    } else if (kind === 'folder') {
      if (this.#refused(path)) return;
      this.folders.push(path);
      const found = await this.#below(path, () => true);
      if (found === 0) this.#fail(path, 'There is no manifest below this folder.');
    } else if (path.startsWith('!')) {
      throw new UsageError(`"${path}" is no path. To leave files out: --ignore "${path.slice(1)}"`);
    } else if (isGlob(path)) {
      const { folder, matches } = await globOf(path);
      const start = folder === '.' ? '' : folder.endsWith('/') ? folder : `${folder}/`;
      if (this.#refused(folder)) return;
      this.folders.push(folder);
      const found =
        kindOf(folder) === 'folder'
          ? await this.#below(folder, (file) => matches(file.slice(start.length)))
          : 0;
      if (found === 0) this.#fail(path, 'No manifest matches this pattern.');
    } else {
      const read = readText(path);
      if ('error' in read) this.#fail(path, read.error);
    }
  }

  /**
   * A folder that is a link out of the tree one works in: whoever lists what changed names it, too. A link
   * elsewhere (`/tmp` on macOS) is no part of that, and whoever names it means where it leads.
   */
  #refused(folder: string): boolean {
    const trees = new Trees([...this.folders, process.cwd()]);
    const parent = realPath(dirname(resolve(folder)));
    const isOut = trees.tops().some((top) => isWithin(parent, top)) && trees.leadsOut(folder);
    if (isOut) this.#fail(folder, LINK_OUT);
    return isOut;
  }

  #file(path: string): void {
    if (this.#isLeftOut(resolve(path), false)) return;
    const folder = realPath(dirname(resolve(path)));
    const here = process.cwd();
    this.folders.push(isWithin(folder, here) ? here : folder);
    if (new Trees(this.folders).leadsOut(path)) this.#fail(path, LINK_OUT);
    else this.#add(path);
  }

  /** The number of files found, and of those that cannot be looked at. */
  async #below(folder: string, matches: (path: string) => boolean): Promise<number> {
    const found = await walk(folder, {
      top: new Trees([folder]).topOf(realPath(folder)),
      isIgnored: (path, isFolder) =>
        this.#git.has(path, isFolder) || this.#isLeftOut(path, isFolder),
    });
    this.walked.push(...found.walked);
    const files = found.files.filter(matches);
    const outside = found.outside.filter(matches);
    for (const file of files) this.#add(file);
    for (const file of outside) this.#fail(file, LINK_OUT);
    for (const each of found.unreadable) {
      const read = readText(each);
      this.#fail(each, 'error' in read ? read.error : 'It cannot be looked through.');
    }
    return files.length + outside.length + found.unreadable.length;
  }

  #add(file: string): void {
    const identity = identityOf(file);
    if (!this.files.has(identity)) this.files.set(identity, file);
  }

  #fail(file: string, error: string): void {
    this.failures.set(file, { file, error });
  }
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/** Whether two names are of one file. */
export const isSameFile = (a: string, b: string): boolean => identityOf(a) === identityOf(b);

/** What a file is, by device and inode; its path, where it cannot be looked at. */
export function identityOf(file: string): string {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${String(dev)}:${String(ino)}`;
  } catch {
    return resolve(file);
  }
}
