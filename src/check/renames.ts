import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { git, paths } from './git';

/** Files that Git compares with as many others; those with the same content are found beyond it. */
const MAX_COMPARED = 2000;

const MANIFEST_PATHS = ['yaml', 'yml', 'json'].map((ending) => `:(top,icase,glob)**/*.${ending}`);

/**
 * The paths that manifests had in a revision, by those that they have, as `git diff --find-renames` finds them;
 * absolute. None, where Git fails: then all that is in them counts as new.
 */
export function renamesSince(base: string, top: string): Map<string, string> {
  const others = ['ls-files', '--others', '--exclude-standard', '-z', '--', ...MANIFEST_PATHS];
  // Moved, but not by `git mv`.
  const fresh = paths(git(top, others) ?? Buffer.alloc(0));
  const found = fresh.length === 0 ? diff(base, top) : withFiles(top, fresh, base);
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < found.length; at += 3) {
    const [, before = '', now = ''] = found.slice(at, at + 3);
    renames.set(join(top, now), join(top, before));
  }
  return renames;
}

/** A letter, a path before and a path now, over and over. */
function diff(base: string, top: string, env: Readonly<Record<string, string>> = {}): string[] {
  const args = ['--no-ext-diff', '--no-textconv', '--find-renames', `-l${String(MAX_COMPARED)}`];
  const shown = ['--diff-filter=R', '--name-status', '-z', base, '--', ...MANIFEST_PATHS];
  const output = git(top, ['diff', ...args, ...shown], env);
  return output ? paths(output) : [];
}

/** The same with files that the index does not have: in a copy of it, for nothing of the repository is changed. */
function withFiles(top: string, files: readonly string[], base: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sourcing-since-'));
  try {
    const objects = join(folder, 'objects');
    mkdirSync(objects);
    const index = pathIn(top, 'index');
    if (existsSync(index)) copyFileSync(index, join(folder, 'index'));
    const env = {
      GIT_INDEX_FILE: join(folder, 'index'),
      GIT_OBJECT_DIRECTORY: objects,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: pathIn(top, 'objects'),
      GIT_LITERAL_PATHSPECS: '1',
    };
    // A command has room for so many.
    for (let at = 0; at < files.length; at += MAX_ADDED) {
      const some = files.slice(at, at + MAX_ADDED);
      git(top, ['add', '--intent-to-add', '--', ...some], env);
    }
    return diff(base, top, { ...env, GIT_LITERAL_PATHSPECS: '0' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const MAX_ADDED = 200;

const pathIn = (top: string, name: string): string =>
  resolve(top, git(top, ['rev-parse', '--git-path', name])?.toString().trimEnd() ?? name);
