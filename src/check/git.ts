import { spawnSync } from 'node:child_process';
import { UsageError } from './usage-error';

/** Bytes of what Git prints: lists of all files of a large repository. */
const MAX_OUTPUT_BYTES = 500e6;

/**
 * What Git prints; undefined where it fails.
 *
 * @param env in addition to that of this process
 * @throws UsageError where there is no Git
 */
export function git(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Buffer | undefined {
  // Of the commands used here those that read files of the working tree.
  const own = ['add', 'diff'].includes(args[0] ?? '') ? withoutFilters(folder) : {};
  const { status, stdout, error } = spawnSync(
    'git',
    // Nothing that the repository configures is started.
    ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', ...args],
    {
      cwd: folder,
      maxBuffer: MAX_OUTPUT_BYTES,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', ...own, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
    throw new UsageError('--since needs Git, which is not installed.');
  }
  return status === 0 ? stdout : undefined;
}

/**
 * Settings without filters: Git would start what the repository's own name, on each file that may have changed. What a
 * filter had left alike counts as changed then, and is compared here.
 */
function withoutFilters(folder: string): Record<string, string> {
  const keys = '^filter\\..*\\.(clean|smudge|process|required)$';
  const found = git(folder, ['config', '--name-only', '-z', '--get-regexp', keys]);
  const first = Number(process.env['GIT_CONFIG_COUNT'] ?? 0);
  const settings: Record<string, string> = {};
  let next = first;
  for (const key of found ? new Set(paths(found)) : []) {
    settings[`GIT_CONFIG_KEY_${String(next)}`] = key;
    settings[`GIT_CONFIG_VALUE_${String(next)}`] = key.endsWith('required') ? 'false' : '';
    next++;
  }
  return next === first ? {} : { ...settings, GIT_CONFIG_COUNT: String(next) };
}

/** The parts of what Git prints with `-z`. */
export const paths = (output: Buffer): string[] =>
  output
    .toString('utf8')
    .split('\0')
    .filter((each) => each !== '');
