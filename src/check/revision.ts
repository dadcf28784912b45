import { basename, dirname, join, relative, sep } from 'node:path';
import type { EvidenceState } from '../manifest/evidence-files';
import { lfsSum } from '../manifest/evidence-files';
import { MAX_FILE_MEGABYTES } from '../text/unreadable';
import type { FilePortAtOnce } from './file-port';
import { git, paths } from './git';
import type { ReadText } from './read-text';
import { decoded } from './read-text';
import { renamesSince } from './renames';
import { isWithin, realPath } from './tree';
import { sha256Hash } from './sha256';
import { UsageError } from './usage-error';

interface Entry {
  readonly mode: string;
  readonly id: string;
}

const MISSING: ReadText = { why: 'missing', error: 'No such file.' };

/** A revision of the repository that a folder is in: what its files were, and which differ by now. */
export class Revision implements FilePortAtOnce {
  readonly #top: string;
  readonly #name: string;
  /** By path from the top. */
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #base: string;
  #renames: ReadonlyMap<string, string> | undefined;
  /** Absolute paths. */
  readonly changed: ReadonlySet<string>;

  /**
   * @param name as Git has it: a branch, a tag, a commit. What both have in common with it is meant, so
   *   that what was done there meanwhile is nobody's change here
   * @throws UsageError where there is no Git, no repository or no such revision
   */
  constructor(folder: string, name: string) {
    const top = git(folder, ['rev-parse', '--show-toplevel']);
    if (top === undefined)
      throw new UsageError(`--since needs a Git repository; there is none here.`);
    this.#top = realPath(String(top).trimEnd());
    this.#name = name;
    const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    const commit = git(folder, verify)?.toString().trim();
    if (commit === undefined || commit === '') {
      throw new UsageError(`--since: there is no revision "${name}" in this repository.`);
    }
    const base = git(folder, ['merge-base', commit, 'HEAD'])?.toString().trim() ?? commit;
    this.#base = base;
    this.#entries = entriesOf(this.#list(['ls-tree', '-r', '-z', '--full-tree', base]));
    const differ = this.#list(['diff', '--no-ext-diff', '--no-renames', '--name-only', '-z', base]);
    const fresh = this.#list(['ls-files', '--others', '-z']);
    this.changed = new Set([...differ, ...fresh].map((path) => join(this.#top, path)));
  }

  /**
   * The path that a file had: its own, unless there was none and Git finds that another was renamed to it, as by
   * `git diff --find-renames`.
   */
  pathOf(path: string): string {
    if (this.#entryOf(path)) return path;
    this.#renames ??= renamesSince(this.#base, this.#top);
    return this.#renames.get(realPath(path)) ?? path;
  }

  read(path: string): ReadText {
    const entry = this.#entryOf(path);
    // A link is what it leads to, which is not followed in the past.
    if (entry?.mode.startsWith('100') !== true) return MISSING;
    const bytes = git(this.#top, ['cat-file', 'blob', entry.id]);
    if (!bytes) return { why: 'failed', error: 'Git cannot read it.' };
    return bytes.length > MAX_FILE_MEGABYTES * 1e6
      ? { why: 'large', error: 'The file is too large.' }
      : decoded(bytes);
  }

  evidence(path: string, _manifest: string, hasSum: boolean): EvidenceState {
    const entry = this.#entryOf(path);
    if (entry?.mode.startsWith('100') !== true) return { why: 'missing' };
    if (!hasSum) return {};
    const bytes = git(this.#top, ['cat-file', 'blob', entry.id]);
    if (!bytes) return { why: 'failed' };
    const sha256 = lfsSum(bytes);
    return { sha256: sha256 ?? sha256Hash().update(bytes).digest('hex') };
  }

  hasPolicy(path: string): boolean {
    return this.#entryOf(path) !== undefined;
  }

  shown(path: string): string {
    return `${this.#name}:${relative(this.#top, path).split(sep).join('/')}`;
  }

  #entryOf(path: string): Entry | undefined {
    const real = join(realPath(dirname(path)), basename(path));
    if (!isWithin(real, this.#top)) return undefined;
    return this.#entries.get(relative(this.#top, real).split(sep).join('/'));
  }

  #list(args: readonly string[]): string[] {
    const output = git(this.#top, args);
    if (!output) throw new UsageError(`--since: Git failed (git ${args[0] ?? ''}).`);
    return paths(output);
  }
}

function entriesOf(lines: readonly string[]): Map<string, Entry> {
  return new Map(
    lines.flatMap((line): [string, Entry][] => {
      const [, mode = '', id = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
      return path === '' ? [] : [[path, { mode, id }]];
    }),
  );
}
