import type { Stats } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { EvidenceState } from '../manifest/evidence-files';
import { CheckedTree } from './checked-tree';
import { evidenceOnDisk } from './evidence-on-disk';
import type { FilePortAtOnce } from './file-port';
import type { ReadText } from './read-text';
import { readText } from './read-text';
import type { Trees } from './tree';
import { isNamed, LINK_OUT, sameOwner } from './tree';

/** The disk, as it is. */
export class Disk implements FilePortAtOnce {
  readonly #trees: Trees;
  readonly #bounds: CheckedTree;
  readonly #look: (path: string, file: Stats) => void;

  /** @param look is handed what the system knows of each file that is read */
  constructor(trees: Trees, look: (path: string, file: Stats) => void) {
    this.#trees = trees;
    this.#bounds = new CheckedTree(trees.tops());
    this.#look = look;
  }

  read(path: string): ReadText {
    if (this.#bounds.isLeft(path)) return { why: 'outside', error: LINK_OUT };
    return readText(path, (file) => {
      this.#look(path, file);
    });
  }

  evidence(path: string, manifest: string, hasSum: boolean): EvidenceState {
    return evidenceOnDisk(path, manifest, hasSum, this.#trees, this.#look);
  }

  /** Above what was named, only one of the same owner: anybody may put one into a shared folder. */
  hasPolicy(policy: string, manifest: string): boolean {
    const isTrusted = (): boolean =>
      this.#trees.isNamed(dirname(policy)) || sameOwner(policy, dirname(manifest));
    return isNamed(policy) && isTrusted();
  }

  shown(path: string): string {
    return relative(process.cwd(), path).replaceAll('\\', '/');
  }
}
