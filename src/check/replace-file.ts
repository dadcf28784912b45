import type { Stats } from 'node:fs';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { realPath } from './tree';

/** Characters of a name, so that with what is added it is none that a file system refuses. */
const MAX_STEM = 50;

/** Node's own random names take several milliseconds to load; whoever guesses one has nothing of it. */
const random = (): string => Math.random().toString(36).slice(2);

/**
 * A name beside a file, for what is to take its place: no other run has it, be it one of the same number in another
 * container, or one that was killed before it could remove it.
 */
export const besideName = (target: string): string =>
  join(
    dirname(target),
    `.${basename(target).slice(0, MAX_STEM)}.${String(process.pid)}-${random()}.tmp`,
  );

/** Gives a new file the owner and the rights of the one that it replaces, as far as the system lets this process. */
export function keepRights(file: number, { mode, uid, gid }: Stats): void {
  for (const keep of [
    () => {
      fchownSync(file, uid, gid);
    },
    // What a mask took away is given back.
    () => {
      fchmodSync(file, mode & 0o777);
    },
  ]) {
    try {
      keep();
    } catch {
      // Not the owner, or a file system without any.
    }
  }
}

/**
 * Puts bytes in the place of a file: written beside it and renamed, so that there is never half of it.
 * A link stays one; owner and rights stay.
 *
 * @param before what the file has as far as is known: where it has something else by now, that stays
 * @throws Error where it is another one, and of the system where it cannot be written
 */
export function replaceFile(path: string, bytes: Buffer, before: Buffer): void {
  const target = realPath(path);
  const stats = statSync(target);
  // Renaming asks for no right to write it.
  accessSync(target, constants.W_OK);
  const beside = besideName(target);
  const file = openSync(beside, 'wx', stats.mode & 0o777);
  try {
    keepRights(file, stats);
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
    closeSync(file);
    // As late as can be: an editor may have saved it while this was written.
    if (!before.equals(readFileSync(target))) throw new Error('it has changed meanwhile');
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
