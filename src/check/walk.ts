import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isManifestName } from '../manifest/file-names';

/** What a folder has below it, each as a path that continues the folder's own. */
export interface Walked {
  /** What is named like a manifest, whatever it is: reading it tells. */
  readonly files: readonly string[];
  /** Folders that cannot be looked through. */
  readonly unreadable: readonly string[];
}

/**
 * Finds the manifests below a folder. Links to folders are followed, but each folder is looked through
 * once, however many links lead to it, so that a circle of them ends.
 */
export async function walk(folder: string): Promise<Walked> {
  const walker = new Walker(await realpath(folder).catch(() => folder));
  await walker.walk(folder);
  return walker;
}

class Walker implements Walked {
  readonly files: string[] = [];
  readonly unreadable: string[] = [];
  readonly #root: string;
  /** Folders by the path that no link is part of. */
  readonly #seen = new Set<string>();
  #links: string[] = [];

  constructor(root: string) {
    this.#root = root;
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
    let entries: readonly Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch {
      this.unreadable.push(folder);
      return;
    }
    await Promise.all(entries.map((entry) => this.#entry(folder, real, entry)));
  }

  async #entry(folder: string, real: string, entry: Dirent): Promise<void> {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules') return;
    const path = joined(folder, name);
    if (entry.isDirectory()) await this.#folder(path, join(real, name));
    else if (entry.isSymbolicLink() && (await isFolder(path))) this.#links.push(path);
    else if (isManifestName(name)) this.files.push(path);
  }

  async #follow(link: string): Promise<void> {
    const real = await realpath(link).catch(() => link);
    // A folder above the one that was given would bring in what nobody asked for.
    const above = real.endsWith(sep) ? real : real + sep;
    if (!this.#root.startsWith(above)) await this.#folder(link, real);
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );

function joined(folder: string, name: string): string {
  if (folder === '.') return name;
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}
