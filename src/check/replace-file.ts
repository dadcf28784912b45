import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { realPath } from './tree';

/**
 * Puts bytes in the place of a file: written beside it and renamed, so that there is never half of it.
 * A link stays one; the rights stay.
 *
 * @throws Error of the system where it cannot be written
 */
export function replaceFile(path: string, bytes: Buffer): void {
  const target = realPath(path);
  const beside = join(dirname(target), `.${basename(target)}.${String(process.pid)}.tmp`);
  const file = openSync(beside, 'wx', statSync(target).mode & 0o777);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
    closeSync(file);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
