import { statSync } from 'node:fs';
import { collectFiles } from '../check/files';
import { UsageError } from '../check/usage-error';

/**
 * The folders that a manifest belongs to which is named: what they hold may be read for it, by every command as by
 * `check`. None for what is no file: reading it tells.
 *
 * @throws UsageError where it is a link out of its tree
 */
export async function foldersOfNamed(file: string): Promise<readonly string[]> {
  if (!isFile(file)) return [];
  const { folders, failures } = await collectFiles([file]);
  const [failure] = failures;
  if (failure) throw new UsageError(`${failure.file}: ${failure.error}`);
  return folders;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
