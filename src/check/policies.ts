import type { Stats } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Knowledge, Screening } from '../knowledge/knowledge';
import { inOneGo } from '../text/slices';
import { Lines } from '../text/lines';
import { english } from '../messages/english';
import { sentence } from '../messages/message';
import { POLICY_NAMES } from '../policy/file-names';
import type { LoadPolicy } from '../policy/chain';
import type { Policy } from '../policy/policy';
import type { ScreeningFile } from '../policy/read-policy';
import { NO_SCREENING, readScreening } from '../policy/screening';
import { DEFAULT_POLICY } from '../policy/policy';
import { sha256 } from './sha256';
import type { FilePort } from './file-port';
import type { ReadText } from './read-text';
import { readText } from './read-text';
import type { Trees } from './tree';
import { isNamed, isWithin, realPath } from './tree';
import { UsageError } from './usage-error';

export interface TeamPolicy {
  readonly policy: Policy;
  readonly knowledge: Knowledge;
  /** Of the texts that it is made of, and how its file is shown; empty without a policy. */
  readonly key: () => string;
}

/** The knowledge with lists of companies, and their texts. */
interface Screened {
  readonly knowledge: Knowledge;
  readonly texts: readonly string[];
}

/** The policies of manifests: the one that is named, else the nearest upwards; each read once. */
export class Policies {
  /** Files that policies were made from, or would be if they were there, as absolute paths. */
  readonly files = new Set<string>();
  readonly #base: Knowledge;
  readonly #named: string | undefined;
  readonly #read = new Map<string, Promise<TeamPolicy>>();
  readonly #found = new Map<string, string | undefined>();
  readonly #folders = new Map<string, string>();
  readonly #broken: string[] = [];
  readonly #used = new Set<string>();
  readonly #trees: Trees;
  readonly #port: FilePort;
  readonly #look: ((path: string, file: Stats) => void) | undefined;
  /** The folder of the manifest whose policy is looked for. */
  #start = '';

  /**
   * @param look is handed what the system knows of each file that is not read from the port
   * @throws UsageError where the named file does not exist
   */
  constructor(
    base: Knowledge,
    named: string | undefined,
    trees: Trees,
    port: FilePort,
    look?: (path: string, file: Stats) => void,
  ) {
    this.#base = base;
    this.#look = look;
    this.#trees = trees;
    this.#port = port;
    this.#named = named;
    requirePolicy(named);
  }

  /** A line for each policy that cannot be used; the defaults apply in its place. */
  get broken(): readonly string[] {
    return this.#broken;
  }

  /** The policies that were applied, as paths to show. */
  get used(): readonly string[] {
    return [...this.#used];
  }

  policyFor(manifest: string): Promise<TeamPolicy> {
    this.#start = this.#realFolder(dirname(resolve(manifest)));
    const file = this.#named ?? this.#nearest(this.#start);
    if (file === undefined) {
      return Promise.resolve({ policy: DEFAULT_POLICY, knowledge: this.#base, key: () => '' });
    }
    let read = this.#read.get(file);
    if (!read) {
      read = this.#load(file);
      this.#read.set(file, read);
    }
    return read;
  }

  /** Asked once a folder: there may be very many files in it. */
  #realFolder(folder: string): string {
    let real = this.#folders.get(folder);
    if (real === undefined) this.#folders.set(folder, (real = realPath(folder)));
    return real;
  }

  async #load(file: string): Promise<TeamPolicy> {
    const shown = this.#named ?? this.#port.shown(file);
    const read =
      this.#named === undefined
        ? this.#port.read(file)
        : // It holds as it is, whatever is compared.
          this.#fromDisk(file);
    if ('error' in read) return this.#unreadable(shown, read.error);
    // Its validator is large, and most manifests have no policy.
    const { readPolicyChain } = await import('../policy/chain');
    const own = { key: resolve(file), shown, text: read.text };
    const chain = await readPolicyChain(own, this.#base, this.#extended);
    const { policy, knowledge, problems, screening, texts } = chain;
    const { text } = own;
    for (const { key } of texts) this.files.add(key);
    const [first] = problems;
    if (!first) this.#used.add(shown);
    else {
      const { line, column } = new Lines(text).position(first.start);
      const more = problems.length > 1 ? ` (and ${String(problems.length - 1)} more)` : '';
      this.#broken.push(
        `${shown}:${String(line)}:${String(column)}: ${sentence(first.message, english)}${more} The built-in defaults apply.`,
      );
    }
    const screened = this.#screened(knowledge, screening);
    const key = (): string =>
      sha256(...texts.flatMap((each) => [each.shown, each.text]), ...screened.texts);
    return { policy, knowledge: screened.knowledge, key };
  }

  /** A policy that another one extends; only one of the same tree, links counting as where they lead. */
  readonly #extended: LoadPolicy = (path, from) => {
    const file = resolve(dirname(from.key), path);
    this.files.add(file);
    const top = this.#trees.topOf(realPath(dirname(from.key)));
    if (!isWithin(realPath(file), top)) return Promise.resolve({ why: 'outside' });
    const read = this.#named === undefined ? this.#port.read(file) : this.#fromDisk(file);
    if ('error' in read) return Promise.resolve({ why: read.why });
    return Promise.resolve({ key: file, shown: this.#port.shown(file), text: read.text });
  };

  /** The knowledge with the lists of companies that a policy names. */
  #screened(knowledge: Knowledge, files: readonly ScreeningFile[]): Screened {
    const found: Screening[] = [];
    const texts: string[] = [];
    for (const { path, from } of files) {
      const file = resolve(dirname(from), path);
      this.files.add(file);
      const read = this.#fromDisk(file);
      texts.push('error' in read ? read.why : read.text);
      const screening = 'error' in read ? undefined : inOneGo(readScreening(read.text, path));
      if (screening) found.push(screening);
      else
        this.#broken.push(
          `${path}: ${'error' in read ? read.error : NO_SCREENING} It is left out.`,
        );
    }
    return { knowledge: found.length === 0 ? knowledge : knowledge.withScreening(found), texts };
  }

  #fromDisk(file: string): ReadText {
    return readText(file, (stats) => {
      this.#look?.(file, stats);
    });
  }

  #unreadable(shown: string, error: string): TeamPolicy {
    this.#broken.push(`${shown}: ${error} The built-in defaults apply.`);
    return { policy: DEFAULT_POLICY, knowledge: this.#base, key: () => sha256(shown, error) };
  }

  /** The nearest policy upwards, to the top of the tree that the folder is in. */
  #nearest(folder: string): string | undefined {
    if (this.#found.has(folder)) return this.#found.get(folder);
    const own = POLICY_NAMES.map((name) => join(folder, name)).find(
      (path) => this.#port.isNamed(path) && this.#port.isTrusted(path, this.#start),
    );
    const isTop = this.#trees.topOf(folder) === folder || dirname(folder) === folder;
    const file = own ?? (isTop ? undefined : this.#nearest(dirname(folder)));
    this.#found.set(folder, file);
    return file;
  }
}

/** @throws UsageError where the named policy does not exist */
export function requirePolicy(named: string | undefined): void {
  if (named !== undefined && !isNamed(named)) {
    throw new UsageError(`The policy ${named} does not exist.`);
  }
}
