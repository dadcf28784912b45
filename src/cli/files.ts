import { stat } from 'node:fs/promises';
import { isManifestName, MANIFEST_GLOBS } from '../manifest/file-names';

/**
 * The manifests that paths, folders and globs lead to, each as it was given: below a folder or glob,
 * that path joined with the rest. What leads nowhere is listed apart.
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
      const { glob } = await globbing();
      const found = await glob([...MANIFEST_GLOBS], { cwd: path, dot: false, ignore: IGNORED });
      files.push(...found.map((name) => joined(path, name)));
    } else if ((await globbing()).isDynamicPattern(path)) {
      const { glob } = await globbing();
      const found = await glob(path.replaceAll('\\', '/'), { ignore: IGNORED });
      files.push(...found.filter(isManifestName));
    } else {
      missing.push(path);
    }
  }
  return { files, missing };
}

/** Loaded for what is no plain file only: the start of the program is most of its time. */
const globbing = () => import('tinyglobby');

const IGNORED = ['**/node_modules/**', '**/.git/**'];

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

function joined(folder: string, name: string): string {
  if (folder === '.') return name;
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}
