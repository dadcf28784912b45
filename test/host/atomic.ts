/** Makes cached folders that are either complete or absent. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Returns `folder`, filled by `fill` the first time. A fill that fails or is cut off
 * leaves nothing under the final name, so the next call starts again.
 */
export async function filledOnce(
  folder: string,
  fill: (partial: string) => Promise<void>,
): Promise<string> {
  if (existsSync(folder)) return folder;
  // The process id keeps two runs at the same time out of each other's half folder.
  const partial = `${folder}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(partial);
  try {
    await fill(partial);
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}
