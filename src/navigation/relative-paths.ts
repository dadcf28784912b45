import { relativePath } from './rename';

/** Further files are none that one would look through. */
const MAX_FILES = 200;

/** Other files as paths that a file names them by, the nearest first. */
export function relativePaths(file: string, others: readonly string[]): string[] {
  const depth = (path: string): number => path.split('/').length + (path.startsWith('..') ? 10 : 0);
  return others
    .filter((other) => other !== file)
    .map((other) => relativePath(file, other))
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
    .slice(0, MAX_FILES);
}
