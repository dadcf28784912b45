import { isAbsolute } from 'node:path';
import { isBounded, tooLongPattern } from './ignored';
import { isNamed } from './tree';
import { UsageError } from './usage-error';

/** A pattern, apart from the folder that it starts in. */
export interface Glob {
  /** As it is written; `.` where nothing is. */
  readonly folder: string;
  /** Whether a path below the folder, with `/` between its parts, matches. */
  readonly matches: (path: string) => boolean;
}

/** Whether a path that does not exist is meant as a pattern. */
export const isGlob = (path: string): boolean => /[*?[{]/.test(path);

/**
 * Reads a pattern. What exists under its own name stands for itself, whatever brackets are in it, and
 * parentheses always do.
 *
 * @throws UsageError where it would take too long to match
 */
export async function globOf(written: string): Promise<Glob> {
  if (!isBounded(written)) throw new UsageError(tooLongPattern(written));
  const parts = (process.platform === 'win32' ? written.replaceAll('\\', '/') : written).split('/');
  let literal = 0;
  while (literal < parts.length - 1) {
    const folder = parts.slice(0, literal + 1).join('/');
    if (isGlob(folder) && !(folder !== '' && isNamed(folder))) break;
    literal++;
  }
  const folder = parts.slice(0, literal).join('/');
  const pattern = parts.slice(literal).join('/');
  const { default: picomatch } = await import('picomatch');
  const matches = picomatch(pattern.replaceAll(/[()|+@]/g, '\\$&'), {
    noextglob: true,
    nonegate: true,
    windows: false,
  });
  const isRoot = folder === '' && isAbsolute(written);
  return { folder: isRoot ? '/' : folder === '' ? '.' : folder, matches: (path) => matches(path) };
}
