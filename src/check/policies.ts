import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Knowledge } from '../knowledge/knowledge';
import { Lines } from '../text/lines';
import { english } from '../messages/english';
import { sentence } from '../messages/message';
import { POLICY_NAMES } from '../policy/file-names';
import type { Policy } from '../policy/policy';
import { DEFAULT_POLICY } from '../policy/policy';
import { readText } from './read-text';
import { UsageError } from './usage-error';

export interface TeamPolicy {
  readonly policy: Policy;
  readonly knowledge: Knowledge;
}

/** The policies of manifests: the one that is named, else the nearest upwards; each read once. */
export class Policies {
  readonly #base: Knowledge;
  readonly #named: string | undefined;
  readonly #read = new Map<string, Promise<TeamPolicy>>();
  readonly #found = new Map<string, string | undefined>();
  readonly #broken: string[] = [];

  /** @throws UsageError where the named file does not exist */
  constructor(base: Knowledge, named: string | undefined) {
    this.#base = base;
    this.#named = named;
    if (named !== undefined && !isNamed(named)) {
      throw new UsageError(`The policy ${named} does not exist.`);
    }
  }

  /** A line for each policy that cannot be used; the defaults apply in its place. */
  get broken(): readonly string[] {
    return this.#broken;
  }

  policyFor(manifest: string): Promise<TeamPolicy> {
    const file = this.#named ?? this.#nearest(dirname(resolve(manifest)));
    if (file === undefined) {
      return Promise.resolve({ policy: DEFAULT_POLICY, knowledge: this.#base });
    }
    let read = this.#read.get(file);
    if (!read) {
      read = this.#load(file);
      this.#read.set(file, read);
    }
    return read;
  }

  async #load(file: string): Promise<TeamPolicy> {
    const shown = this.#named ?? relative(process.cwd(), file).replaceAll('\\', '/');
    const read = readText(file);
    if ('error' in read) return this.#unreadable(shown, read.error);
    const { text } = read;
    // Its validator is large, and most manifests have no policy.
    const { readPolicy } = await import('../policy/read-policy');
    const { policy, knowledge, problems } = readPolicy(text, shown, this.#base);
    const [first] = problems;
    if (first) {
      const { line, column } = new Lines(text).position(first.start);
      const more = problems.length > 1 ? ` (and ${String(problems.length - 1)} more)` : '';
      this.#broken.push(
        `${shown}:${String(line)}:${String(column)}: ${sentence(first.message, english)}${more} The built-in defaults apply.`,
      );
    }
    return { policy, knowledge };
  }

  #unreadable(shown: string, error: string): TeamPolicy {
    this.#broken.push(`${shown}: ${error} The built-in defaults apply.`);
    return { policy: DEFAULT_POLICY, knowledge: this.#base };
  }

  /** The nearest policy upwards, to the root of the Git repository; without one, to that of the disk. */
  #nearest(folder: string): string | undefined {
    if (this.#found.has(folder)) return this.#found.get(folder);
    const own = POLICY_NAMES.map((name) => join(folder, name)).find(isNamed);
    const above = dirname(folder);
    const isTop = above === folder || existsSync(join(folder, '.git'));
    const file = own ?? (isTop ? undefined : this.#nearest(above));
    this.#found.set(folder, file);
    return file;
  }
}

/** Whether something has this name, be it a link that leads nowhere: reading it tells. */
function isNamed(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}
