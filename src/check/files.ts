import { stat } from 'node:fs/promises';
import { isManifestName } from '../manifest/file-names';
import { walk } from './walk';

/**
 * The manifests that paths, folders and globs lead to, each as it was given: below a folder or glob,
 * that path joined with the rest. What leads nowhere is listed apart, folders that cannot be looked
 * through among it.
 */
export async function collectFiles(
  paths: readonly string[],
): Promise<{ files: string[]; missing: string[] }> {
  const files: string[] = [];
  const missing: string[] = [];
  for (const path of paths) {
    const kind = await kindOf(path);
    if (kind === 'file') {
      files.push(path);
    } else if (kind === 'folder') {
      const below = await walk(path);
      for (const file of below.files) files.push(file);
      for (const folder of below.unreadable) missing.push(folder);
    } else {
      // Loaded for globs only: the start of the program is most of its time.
      const { glob, isDynamicPattern } = await import('tinyglobby');
      if (isDynamicPattern(path)) {
        const found = await glob(path.replaceAll('\\', '/'), { ignore: IGNORED });
        for (const file of found) if (isManifestName(file)) files.push(file);
      } else {
        missing.push(path);
      }
    }
  }
  return { files, missing };
}

const IGNORED = ['**/node_modules/**', '**/.git/**'];

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}
