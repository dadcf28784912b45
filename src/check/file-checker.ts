import type { Stats } from 'node:fs';
import { analyseInSlices } from '../analysis/analyse';
import type { Analysis, AnalysisInput } from '../analysis/analysis';
import { Knowledge } from '../knowledge/knowledge';
import { knowledgeData } from '../knowledge/generated/knowledge.js';
import { Lines } from '../text/lines';
import { formatOf } from '../manifest/file-names';
import { wantedEvidence } from '../manifest/evidence-files';
import type { Manifest } from '../manifest/model';
import { readManifest } from '../manifest/read';
import type { CacheEntry, Input } from './cache/cache-entry';
import { seenOf, textKey } from './cache/cache-entry';
import { Disk } from './disk';
import { EvidenceStore } from './evidence-files';
import type { FilePortAtOnce } from './file-port';
import { FileStore } from './file-store';
import { Policies } from './policies';
import type { ReadText } from './read-text';
import { sha256 } from './sha256';
import { systemWords } from './system-words';
import { Trees } from './tree';
import { Turns } from './turns';
import { Tally } from '../report/format';
import { english } from '../messages/english';
import type { Catalogue } from '../messages/message';
import type { FileResult, UnreadFile } from '../report/result';
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
  /** What is found is handed over as it can be kept, too. */
  readonly keeps?: true;
}

/** What was found in a file, and what it rests on: files of imports and of evidence, as absolute paths. */
export interface CheckedWith {
  readonly result: FileResult;
  readonly reached: readonly string[];
  /** As it can be kept; absent where it cannot, or need not be. */
  readonly entry?: CacheEntry;
}

/** A file as it was read, and what was found in it. */
export interface Analysed {
  /** The key of the file, as in `analysis.files`: an absolute path. */
  readonly key: string;
  readonly text: string;
  readonly analysis: Analysis;
  /** The files that its imports lead to, and those of its evidence, as absolute paths. */
  readonly reached: readonly string[];
  /** What it was made from, where what is found is to be kept. */
  readonly inputs?: readonly Input[];
}

/** What checks files; all that `FileChecker` has for who prints. */
export interface Checker {
  readonly policies: Policies;
  readonly readsOutput: string | undefined;
  check(file: string): Promise<CheckedWith>;
}

/** What a file is, whatever its names are. */
export interface FileIdentity {
  readonly dev: number;
  readonly ino: number;
}

/** Checks manifests of the disk one by one; what several of them share is read once. */
export class FileChecker implements Checker {
  /** Where files are read from. */
  readonly port: FilePortAtOnce;
  readonly policies: Policies;
  readonly #store: FileStore;
  readonly #evidence: EvidenceStore;
  readonly #settings: CheckSettings;
  readonly #catalogue: Catalogue;
  readonly #bounds: readonly string[];
  /** What the system knew of the files as they were read, of those that are kept. */
  readonly #seen = new Map<string, string>();
  /** By the key of the policy. */
  readonly #keys = new Map<string, string>();
  readonly #sums = new WeakMap<object, string>();
  #readsOutput: string | undefined;

  /**
   * @param port where files are read from; the disk, where it is absent
   * @param catalogue the messages of a language
   * @throws UsageError where the policy that is named does not exist
   */
  constructor(settings: CheckSettings, port?: FilePortAtOnce, catalogue: Catalogue = english) {
    this.#catalogue = catalogue;
    const { output, policy, folders = [] } = settings;
    const trees = new Trees(folders);
    const look = (path: string, stats: Stats): void => {
      const { dev, ino } = stats;
      if (output?.dev === dev && output.ino === ino) this.#readsOutput ??= path;
      if (settings.keeps !== true) return;
      const seen = seenOf(stats, Date.now());
      if (seen === undefined) this.#seen.delete(path);
      else this.#seen.set(path, seen);
    };
    const from = port ?? new Disk(trees, look);
    this.policies = new Policies(new Knowledge(knowledgeData), policy, trees, from, look);
    this.#store = new FileStore(from, (key) => this.#seen.delete(key));
    this.#evidence = new EvidenceStore(from);
    this.#settings = settings;
    this.port = from;
    this.#bounds = trees.outermost();
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
    if ('error' in found) {
      const { error, why } = found;
      return { result: { file, error, ...(why && { why }) }, reached: [] };
    }
    const { text, analysis, reached, inputs } = found;
    const result = resultOf(file, analysis, new Lines(text), this.#catalogue);
    if (!inputs) return { result, reached };
    const { asOf, today } = this.#settings;
    const tally = new Tally();
    tally.add(result);
    const isOfToday = asOf === undefined && !analysis.manifest.keys.has('asOf');
    const entry: CacheEntry = {
      id: this.idOf(file),
      key: await this.keyFor(file),
      today: isOfToday ? today : null,
      inputs,
      tally,
    };
    return { result, reached, entry };
  }

  /** Names a file and how it is checked. */
  idOf(file: string): string {
    const { asOf = '', policy = '' } = this.#settings;
    return sha256(this.#store.keyOf(file), asOf, policy);
  }

  /** What a file is judged by, besides other files. */
  async keyFor(file: string): Promise<string> {
    const { key } = await this.policies.policyFor(file);
    const of = key();
    let whole = this.#keys.get(of);
    if (whole === undefined) this.#keys.set(of, (whole = sha256(of, ...this.#bounds)));
    return whole;
  }

  /** What a file is now, as `Input.text` has it; nothing of it is kept. */
  textKeyNow(path: string): string {
    const key = textKey(this.port.read(path));
    if (!this.#store.has(path)) this.#seen.delete(path);
    return key;
  }

  /** The text of a file, where it can be read. */
  textOf(file: string): string | undefined {
    const read = this.#store.read(file);
    this.#store.forget(file);
    return 'error' in read ? undefined : read.text;
  }

  /** The analysis of a file, or why there is none. */
  async analyse(file: string): Promise<Analysed | Omit<UnreadFile, 'file'>> {
    const failure = this.#settings.failures?.get(file);
    if (failure !== undefined) return { error: failure };
    const read = this.#store.read(file);
    if ('error' in read) {
      this.#store.forget(file);
      return read;
    }
    const { policy, knowledge } = await this.policies.policyFor(file);
    const { asOf, today, fix } = this.#settings;
    const key = this.#store.keyOf(file);
    const { files, unreadable } = await this.#store.reached(file, read.manifest);
    const analyse = async (manifest: Manifest): Promise<Analysis> =>
      analysed({
        manifest,
        file: key,
        files,
        unreadable,
        evidence: await this.#evidence.of(key, wantedEvidence(manifest, key)),
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
        return { error: `It cannot be fixed: ${systemWords(error)}.` };
      }
      if (found.text !== read.text) this.#store.replace(file, found.text);
    }
    const inputs = this.#settings.keeps === true ? this.#inputsOf(found.analysis) : undefined;
    this.#store.forget(file);
    const evidence = wantedEvidence(found.analysis.manifest, key).map((wanted) => wanted.key);
    const reached = [...files.keys(), ...evidence].filter((each) => each !== key);
    return { key, ...found, reached, ...(inputs && { inputs }) };
  }

  /** The file, those that its imports lead to, and those of its evidence, as they were read. */
  #inputsOf({ file, input: { files, evidence }, manifest }: Analysis): Input[] {
    const seenAt = (path: string): { readonly seen?: string } => {
      const seen = this.#seen.get(path);
      return seen === undefined ? {} : { seen };
    };
    const texts = [file, ...[...files.keys()].filter((path) => path !== file)].map((path) => {
      const read = this.#store.read(path);
      let text = this.#sums.get(read);
      if (text === undefined) this.#sums.set(read, (text = textKey(read)));
      return { path, text, ...seenAt(path) };
    });
    const documents = wantedEvidence(manifest, file).flatMap(({ key, hasSum }) => {
      const state = evidence?.stateOf(key);
      return state ? { path: key, evidence: state, hasSum, ...seenAt(key) } : [];
    });
    return [...texts, ...documents];
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
