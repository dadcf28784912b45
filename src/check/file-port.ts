import type { Stats } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { EvidenceState } from '../manifest/evidence-files';
import type { EvidencePort } from './evidence-files';
import { evidenceOnDisk } from './evidence-files';
import type { ReadText } from './read-text';
import { readText } from './read-text';
import type { Trees } from './tree';
import { isNamed, LINK_OUT, sameOwner } from './tree';
import { CheckedTree } from './checked-tree';

/** Where manifests, what they import and policies are read from: the disk, or a revision of Git. */
export interface FilePort extends EvidencePort {
  /** The text of a file. Never throws. */
  read(path: string): ReadText;
  /** Whether something has this name, be it a link that leads nowhere. */
  isNamed(path: string): boolean;
  /** Whether a policy may be used for the manifests of a folder. */
  isTrusted(policy: string, folder: string): boolean;
  /** How a path is shown. */
  shown(path: string): string;
}

/** The disk, as it is. */
export class Disk implements FilePort {
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

  isNamed(path: string): boolean {
    return isNamed(path);
  }

  /** Above what was named, only one of the same owner: anybody may put one into a shared folder. */
  isTrusted(policy: string, folder: string): boolean {
    return this.#trees.isNamed(dirname(policy)) || sameOwner(policy, folder);
  }

  shown(path: string): string {
    return relative(process.cwd(), path).replaceAll('\\', '/');
  }
}
