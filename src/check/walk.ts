import type { Dirent } from 'node:fs';
import { promises, statSync } from 'node:fs';
import { join } from 'node:path';
import { isManifestName } from '../manifest/file-names';
import { isWithin, realPath } from './tree';

/** What a folder has below it, each as a path that continues the folder's own. */
export interface Walked {
  /** What is named like a manifest, whatever it is: reading it tells. By path, then links by theirs. */
  readonly files: readonly string[];
  /** What is named like a manifest, but is a link that leads out of the tree. */
  readonly outside: readonly string[];
  /** Folders that cannot be looked through. */
  readonly unreadable: readonly string[];
  /** Folders that were looked through, without links. */
  readonly walked: readonly string[];
}

export interface WalkOptions {
  /** The folder that links may not lead out of, without links itself. */
  readonly top: string;
  /** Whether a path without links is left out, and with a folder all that is below it. */
  isIgnored(path: string, isFolder: boolean): boolean;
}

/**
 * Finds the manifests below a folder. Links to folders of the same tree are followed, but each folder is
 * looked through once, however many links lead to it, so that a circle of them ends.
 */
export async function walk(folder: string, options: WalkOptions): Promise<Walked> {
  const walker = new Walker(realPath(folder), options);
  await walker.walk(folder);
  return { ...walker, files: [...walker.files.sort(), ...walker.linked.sort()] };
}

class Walker {
  readonly files: string[] = [];
  readonly linked: string[] = [];
  readonly outside: string[] = [];
  readonly unreadable: string[] = [];
  readonly walked: string[] = [];
  readonly #root: string;
  readonly #options: WalkOptions;
  /** Folders by the path that no link is part of. */
  readonly #seen = new Set<string>();
  #links: string[] = [];

  constructor(root: string, options: WalkOptions) {
    this.#root = root;
    this.#options = options;
  }

  async walk(folder: string): Promise<void> {
    await this.#folder(folder, this.#root);
    // What is there itself goes before what links lead to: a folder keeps its own name.
    while (this.#links.length > 0) {
      const links = this.#links.sort();
      this.#links = [];
      for (const link of links) await this.#follow(link);
    }
  }

  /** @param real the folder's path without links */
  async #folder(folder: string, real: string): Promise<void> {
    if (this.#seen.has(real)) return;
    this.#seen.add(real);
    this.walked.push(real);
    let entries: readonly Dirent[];
    try {
      entries = await promises.readdir(folder, { withFileTypes: true });
    } catch {
      this.unreadable.push(folder);
      return;
    }
    // Only a folder is waited for: there may be very many files in it.
    const below: Promise<void>[] = [];
    for (const entry of entries) {
      const path = joined(folder, entry.name);
      const realName = join(real, entry.name);
      if (this.#isFolder(path, realName, entry)) below.push(this.#folder(path, realName));
    }
    await Promise.all(below);
  }

  /** Whether an entry is a folder to look through; what else counts is noted. */
  #isFolder(path: string, realName: string, entry: Dirent): boolean {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules') return false;
    if (entry.isDirectory()) return !this.#options.isIgnored(realName, true);
    if (entry.isSymbolicLink() && isFolder(path)) {
      if (!this.#options.isIgnored(realName, true)) this.#links.push(path);
    } else if (isManifestName(name) && !this.#options.isIgnored(realName, false)) {
      if (!entry.isSymbolicLink()) this.files.push(path);
      else if (isWithin(realPath(path), this.#options.top)) this.linked.push(path);
      else this.outside.push(path);
    }
    return false;
  }

  async #follow(link: string): Promise<void> {
    const real = realPath(link);
    // A folder above the one that was given would bring in what nobody asked for.
    if (isWithin(this.#root, real) || !isWithin(real, this.#options.top)) return;
    await this.#folder(link, real);
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function joined(folder: string, name: string): string {
  if (folder === '.') return name;
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}
