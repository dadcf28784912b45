import { availableParallelism } from 'node:os';

/** Files that are worth the start of a thread. */
const FILES_A_THREAD = 32;
/** More wait for the disk and the printing. */
const MAX_THREADS = 16;

/** The number of threads for a number of files; one: it is done without any. */
export function coresFor(files: number): number {
  if (!mayStartThreads()) return 1;
  return Math.max(
    1,
    Math.min(availableParallelism(), Math.floor(files / FILES_A_THREAD), MAX_THREADS),
  );
}

/** Node may be set to start none (`--permission`). */
function mayStartThreads(): boolean {
  const { permission } = process as { permission?: { has(scope: string): boolean } };
  return permission === undefined || permission.has('worker');
}
