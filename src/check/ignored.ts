import { dirname, join, relative, sep } from 'node:path';
import type { Ignore } from 'ignore';
import ignore from 'ignore';
import { readText } from './read-text';
import { Repositories } from './tree';
import { UsageError } from './usage-error';

/** Of a line of `.gitignore`; what is longer, or has more stars, could take for ever to match. */
const MAX_PATTERN_LENGTH = 500;
const MAX_STARS = 8;

const OPTIONS = { ignorecase: process.platform === 'win32' || process.platform === 'darwin' };

/** What `.gitignore` files leave out, those above a folder included, to the root of the repository. */
export class GitIgnored {
  /** By folder, without links. */
  readonly #rules = new Map<string, Ignore | undefined>();
  readonly #repositories = new Repositories();

  /** @param path below a folder that was asked for before, so that those above are none */
  has(path: string, isFolder: boolean): boolean {
    const top = this.#repositories.rootOf(dirname(path));
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const rules = this.#rulesOf(folder);
      if (rules) {
        const name = relative(folder, path).split(sep).join('/');
        const { ignored, unignored } = rules.test(isFolder ? `${name}/` : name);
        if (ignored || unignored) return ignored;
      }
      if (folder === top || dirname(folder) === folder) return false;
    }
  }

  #rulesOf(folder: string): Ignore | undefined {
    if (this.#rules.has(folder)) return this.#rules.get(folder);
    const read = readText(join(folder, '.gitignore'));
    const rules =
      'error' in read ? undefined : ignore(OPTIONS).add(read.text.split(/\r?\n/).filter(isBounded));
    this.#rules.set(folder, rules);
    return rules;
  }
}

/**
 * Patterns of `--ignore`, written as those of `.gitignore`.
 *
 * @throws UsageError where one would take too long to match
 */
export function ignoring(
  patterns: readonly string[],
): (path: string, isFolder: boolean) => boolean {
  if (patterns.length === 0) return () => false;
  const tooLong = patterns.find((pattern) => !isBounded(pattern));
  if (tooLong !== undefined) throw new UsageError(tooLongPattern(tooLong));
  const rules = ignore(OPTIONS).add(patterns);
  const here = process.cwd();
  return (path, isFolder) => {
    const name = relative(here, path).split(sep).join('/');
    // Of another place: its last part.
    const known = name.replace(/^(?:\.\.\/)+/, '').replace(/^[A-Za-z]:\//, '');
    if (known === '' || known === '..') return false;
    return rules.ignores(isFolder ? `${known}/` : known);
  };
}

export const tooLongPattern = (pattern: string): string =>
  `The pattern "${pattern.slice(0, 60)}" is too long or has too many stars.`;

/** Whether a pattern can be matched in a bounded time. */
export const isBounded = (pattern: string): boolean =>
  pattern.length <= MAX_PATTERN_LENGTH && (pattern.match(/\*+/g)?.length ?? 0) <= MAX_STARS;
