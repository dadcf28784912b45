import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The name of a list that a file system without case takes for this one; as it is, where none is. */
export function nameAmong(name: string, names: readonly string[]): string {
  if (names.includes(name)) return name;
  const plain = (text: string): string => text.normalize().toLowerCase();
  return names.find((each) => plain(each) === plain(name)) ?? name;
}

/**
 * A path as its folders have it. Where case does not count, some file systems (exFAT over FUSE) have another inode for
 * each spelling of a name, so that what is written would not be known as what is read.
 */
export function asListed(path: string): string {
  const folder = dirname(path);
  if (folder === path || !existsSync(path)) return path;
  const listed = asListed(folder);
  const name = basename(path);
  try {
    const own = nameAmong(name, readdirSync(listed));
    return own === name && listed === folder ? path : join(listed, own);
  } catch {
    return path;
  }
}
