import { analyseInSlices } from '../analysis/analyse';
import type { Analysis, AnalysisInput } from '../analysis/analysis';
import { Knowledge } from '../knowledge/knowledge';
import { knowledgeData } from '../knowledge/generated/knowledge.js';
import { Lines } from '../text/lines';
import { formatOf } from '../manifest/file-names';
import { wantedEvidence } from '../manifest/evidence-files';
import type { Manifest } from '../manifest/model';
import { readManifest } from '../manifest/read';
import { EvidenceStore } from './evidence-files';
import type { FilePort } from './file-port';
import { Disk } from './file-port';
import { FileStore } from './file-store';
import { Policies } from './policies';
import type { ReadText } from './read-text';
import { Trees } from './tree';
import { Turns } from './turns';
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
  /** The safe fixes are applied first. */
  readonly fix?: boolean;
  /** The folders that were named, or from which files were. */
  readonly folders?: readonly string[];
  /** Files of which it is known before that they cannot be checked, and why. */
  readonly failures?: ReadonlyMap<string, string>;
  /** The file that the results are to replace: it must not be one that is read. */
  readonly output?: FileIdentity;
}

/** What was found in a file, and what it rests on: files of imports and of evidence, as absolute paths. */
export interface CheckedWith {
  readonly result: FileResult;
  readonly reached: readonly string[];
}

/** A file as it was read, and what was found in it. */
interface Analysed {
  /** The key of the file, as in `analysis.files`: an absolute path. */
  readonly key: string;
  readonly text: string;
  readonly analysis: Analysis;
  /** The files that its imports lead to, and those of its evidence, as absolute paths. */
  readonly reached: readonly string[];
}

/** What checks files; all that `FileChecker` has for who prints. */
export type Checker = Pick<FileChecker, 'check' | 'policies' | 'readsOutput'>;

/** What a file is, whatever its names are. */
export interface FileIdentity {
  readonly dev: number;
  readonly ino: number;
}

/** Checks manifests of the disk one by one; what several of them share is read once. */
export class FileChecker {
  readonly policies: Policies;
  readonly #store: FileStore;
  readonly #evidence: EvidenceStore;
  readonly #settings: CheckSettings;
  #readsOutput: string | undefined;

  /**
   * @param port where files are read from; the disk, where it is absent
   * @throws UsageError where the policy that is named does not exist
   */
  constructor(settings: CheckSettings, port?: FilePort) {
    const { output, policy, folders = [] } = settings;
    const trees = new Trees(folders);
    const from =
      port ??
      new Disk(trees, (path, { dev, ino }) => {
        if (output?.dev === dev && output.ino === ino) this.#readsOutput ??= path;
      });
    this.policies = new Policies(new Knowledge(knowledgeData), policy, trees, from);
    this.#store = new FileStore(from);
    this.#evidence = new EvidenceStore(from);
    this.#settings = settings;
  }

  /** The path by which the file was read that the results are to replace. */
  get readsOutput(): string | undefined {
    return this.#readsOutput;
  }

  /** What stands for a file, whatever is on the disk. */
  override(file: string, read: ReadText): void {
    this.#store.override(file, read);
  }

  /** What is found in a file, and the others that it rests on, as absolute paths. */
  async check(file: string): Promise<CheckedWith> {
    const found = await this.analyse(file);
    if ('error' in found) return { result: { file, error: found.error }, reached: [] };
    const { text, analysis, reached } = found;
    return { result: resultOf(file, analysis, new Lines(text)), reached };
  }

  /** The text of a file, where it can be read. */
  textOf(file: string): string | undefined {
    const read = this.#store.read(file);
    this.#store.forget(file);
    return 'error' in read ? undefined : read.text;
  }

  /** The analysis of a file, or why there is none. */
  async analyse(file: string): Promise<Analysed | { readonly error: string }> {
    const failure = this.#settings.failures?.get(file);
    if (failure !== undefined) return { error: failure };
    const read = this.#store.read(file);
    if ('error' in read) return read;
    const { policy, knowledge } = await this.policies.policyFor(file);
    const { asOf, today, fix } = this.#settings;
    const key = this.#store.keyOf(file);
    const { files, unreadable } = this.#store.reached(file);
    const analyse = (manifest: Manifest): Promise<Analysis> =>
      analysed({
        manifest,
        file: key,
        files,
        unreadable,
        evidence: this.#evidence.of(key, wantedEvidence(manifest, key)),
        knowledge,
        policy,
        today,
        ...(asOf !== undefined && { asOf }),
      });
    let found = { text: read.text, analysis: await analyse(read.manifest) };
    if (fix === true) {
      const { fixFile } = await import('./fix-file');
      try {
        found = await fixFile(file, found, knowledge, (text) =>
          analyse(readManifest(text, formatOf(file))),
        );
      } catch (error) {
        const why = (error as Error).message;
        return { error: `It cannot be fixed: ${why}.` };
      }
      if (found.text !== read.text) this.#store.replace(file, found.text);
    }
    this.#store.forget(file);
    const evidence = wantedEvidence(found.analysis.manifest, key).map((wanted) => wanted.key);
    const reached = [...files.keys(), ...evidence].filter((each) => each !== key);
    return { key, ...found, reached };
  }
}

async function analysed(input: AnalysisInput): Promise<Analysis> {
  const slices = analyseInSlices(input);
  const turns = new Turns();
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
    await turns.look();
  }
}
