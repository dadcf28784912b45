import type { Stats } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Knowledge, Screening } from '../knowledge/knowledge';
import { inOneGo } from '../text/slices';
import { Lines } from '../text/lines';
import { english } from '../messages/english';
import { sentence } from '../messages/message';
import type { Policy } from '../policy/policy';
import { NO_SCREENING, readScreening } from '../policy/screening';
import { DEFAULT_POLICY } from '../policy/policy';
import { CheckedTree } from './checked-tree';
import { sha256 } from './sha256';
import type { Answer, FilePortAtOnce } from './file-port';
import { nearestPolicy } from './nearest-policy';
import type { ReadText } from './read-text';
import { readText } from './read-text';
import type { Trees } from './tree';
import { isNamed, isWithin, LINK_OUT, realPath } from './tree';
import { UsageError } from './usage-error';

export interface TeamPolicy {
  readonly policy: Policy;
  readonly knowledge: Knowledge;
  /** Of the texts that it is made of, and how its file is shown; empty without a policy. */
  readonly key: () => string;
}

/** The policies of manifests: the one that is named, else the nearest upwards; each read once. */
export class Policies {
  /** Files that policies were made from, or would be if they were there, as absolute paths. */
  readonly files = new Set<string>();
  readonly #base: Knowledge;
  readonly #named: string | undefined;
  readonly #read = new Map<string, Promise<TeamPolicy>>();
  readonly #found = new Map<string, Promise<string | undefined>>();
  readonly #known = new Map<string, Answer<boolean>>();
  readonly #broken: string[] = [];
  readonly #used = new Set<string>();
  readonly #trees: Trees;
  readonly #bounds: CheckedTree;
  readonly #port: FilePortAtOnce;
  readonly #look: ((path: string, file: Stats) => void) | undefined;

  /**
   * @param look is handed what the system knows of each file that is not read from the port
   * @throws UsageError where the named file does not exist
   */
  constructor(
    base: Knowledge,
    named: string | undefined,
    trees: Trees,
    port: FilePortAtOnce,
    look?: (path: string, file: Stats) => void,
  ) {
    this.#base = base;
    this.#look = look;
    this.#trees = trees;
    this.#bounds = new CheckedTree(trees.tops());
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

  async policyFor(manifest: string): Promise<TeamPolicy> {
    const file = this.#named ?? (await this.#nearest(resolve(manifest)));
    if (file === undefined) {
      return { policy: DEFAULT_POLICY, knowledge: this.#base, key: () => '' };
    }
    let read = this.#read.get(file);
    if (!read) this.#read.set(file, (read = this.#load(file)));
    return read;
  }

  /** Asked once a folder: there may be very many files in it. */
  #nearest(manifest: string): Promise<string | undefined> {
    const folder = dirname(manifest);
    let nearest = this.#found.get(folder);
    if (!nearest) {
      const folders = this.#trees.upwards(realPath(folder));
      const hasPolicy = (file: string): boolean => this.#port.hasPolicy(file, manifest);
      nearest = nearestPolicy(folders, join, hasPolicy, this.#known);
      this.#found.set(folder, nearest);
    }
    return nearest;
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
    const { readTeamPolicy } = await import('./team-policy');
    const lists: string[] = [];
    const { policy, knowledge, problems, texts } = await readTeamPolicy(
      { key: resolve(file), shown, text: read.text },
      this.#base,
      {
        keyOf: (path, from) => {
          const key = resolve(dirname(from), path);
          this.files.add(key);
          return key;
        },
        extended: (key, from) => this.#extended(key, from),
        screening: (key, path) => this.#screening(key, path, lists),
        shown: (key) => this.#port.shown(key),
      },
    );
    for (const { key } of texts) this.files.add(key);
    const [first] = problems;
    if (!first) this.#used.add(shown);
    else {
      const { line, column } = new Lines(read.text).position(first.start);
      const more = problems.length > 1 ? ` (and ${String(problems.length - 1)} more)` : '';
      this.#broken.push(
        `${shown}:${String(line)}:${String(column)}: ${sentence(first.message, english)}${more} The built-in defaults apply.`,
      );
    }
    const key = (): string => sha256(...texts.flatMap((each) => [each.shown, each.text]), ...lists);
    return { policy, knowledge, key };
  }

  #extended(file: string, from: string): ReadText | { readonly why: 'outside' } {
    const top = this.#trees.topOf(realPath(dirname(from)));
    if (!isWithin(realPath(file), top)) return { why: 'outside' };
    return this.#named === undefined ? this.#port.read(file) : this.#fromDisk(file);
  }

  /** @param texts is handed what the list was made from */
  #screening(file: string, path: string, texts: string[]): Screening | undefined {
    // One that is written plainly may be anywhere, as an import may.
    const read: ReadText = this.#bounds.isLeft(file)
      ? { why: 'outside', error: LINK_OUT }
      : this.#fromDisk(file);
    texts.push('error' in read ? read.why : read.text);
    const screening = 'error' in read ? undefined : inOneGo(readScreening(read.text, path));
    if (!screening) {
      const why = 'error' in read ? read.error : NO_SCREENING;
      this.#broken.push(`${path}: ${why} It is left out.`);
    }
    return screening;
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
}

/** @throws UsageError where the named policy does not exist */
export function requirePolicy(named: string | undefined): void {
  if (named !== undefined && !isNamed(named)) {
    throw new UsageError(`The policy ${named} does not exist.`);
  }
}
