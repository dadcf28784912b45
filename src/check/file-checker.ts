import { analyse } from '../analysis/analyse';
import { Knowledge } from '../knowledge/knowledge';
import { knowledgeData } from '../knowledge/generated/knowledge.js';
import { Lines } from '../text/lines';
import { CheckedTree } from './checked-tree';
import { FileStore } from './file-store';
import { Policies } from './policies';
import type { ReadText } from './read-text';
import type { FileResult } from '../report/result';
import { resultOf } from '../report/result-of';

/** What decides, beside the files, what is found. */
export interface CheckSettings {
  /** The day in place of each manifest's own. */
  readonly asOf?: string;
  /** The policy in place of the nearest one. */
  readonly policy?: string;
  /** For manifests that give no day. */
  readonly today: string;
  /** Folders that no link leads out of. */
  readonly folders?: readonly string[];
}

/** Checks manifests of the disk one by one; what several of them share is read once. */
export class FileChecker {
  readonly policies: Policies;
  readonly #store: FileStore;
  readonly #settings: CheckSettings;

  /** @throws UsageError where the policy that is named does not exist */
  constructor(settings: CheckSettings) {
    this.policies = new Policies(new Knowledge(knowledgeData), settings.policy);
    this.#settings = settings;
    this.#store = new FileStore(settings.folders && new CheckedTree(settings.folders));
  }

  /** What stands for a file, whatever is on the disk. */
  override(file: string, read: ReadText): void {
    this.#store.override(file, read);
  }

  /** What is found in a file, and the others that its imports lead to, as absolute paths. */
  async check(file: string): Promise<{ result: FileResult; reached: readonly string[] }> {
    const read = this.#store.read(file);
    if ('error' in read) return { result: { file, error: read.error }, reached: [] };
    const { policy, knowledge } = await this.policies.policyFor(file);
    const { asOf, today } = this.#settings;
    const key = this.#store.keyOf(file);
    const { files, unreadable } = this.#store.reached(file);
    const analysis = analyse({
      manifest: read.manifest,
      file: key,
      files,
      unreadable,
      knowledge,
      policy,
      today,
      ...(asOf !== undefined && { asOf }),
    });
    const result = resultOf(file, analysis, new Lines(read.text));
    this.#store.forget(file);
    return { result, reached: [...files.keys()].filter((each) => each !== key) };
  }
}
