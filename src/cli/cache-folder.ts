import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { userCacheFolder } from './user-cache-folder';

/**
 * The program's own folder in that of the user for what can be made again. Undefined where none is known, or where
 * what is there may be another user's: what is found there is printed.
 */
export function cacheFolder(): string | undefined {
  const folder = userCacheFolder();
  if (folder === undefined) return undefined;
  const own = join(folder, 'sourcing-compliance');
  return isOwn(own) ? own : undefined;
}

/** Whether a folder is this user's and nobody else may write there; one that is not there yet is. */
function isOwn(folder: string): boolean {
  const me = process.getuid?.();
  if (me === undefined) return true;
  try {
    const found = lstatSync(folder, { throwIfNoEntry: false });
    return !found || (found.isDirectory() && found.uid === me && (found.mode & 0o022) === 0);
  } catch {
    return false;
  }
}
