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
  const { status, stdout, error } = spawnSync(
    'git',
    // Nothing that the repository configures is started.
    ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', ...args],
    {
      cwd: folder,
      maxBuffer: MAX_OUTPUT_BYTES,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
    throw new UsageError('--since needs Git, which is not installed.');
  }
  return status === 0 ? stdout : undefined;
}

/** The parts of what Git prints with `-z`. */
export const paths = (output: Buffer): string[] =>
  output
    .toString('utf8')
    .split('\0')
    .filter((each) => each !== '');
