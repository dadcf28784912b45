import { POLICY_NAMES } from '../policy/file-names';
import type { Answer } from './file-port';

/**
 * The key of the first policy in some folders; of two in one folder, of the first by name.
 *
 * @param folders from a manifest's own upwards
 * @param known what was answered before, by key: very many manifests ask for the same
 */
export async function nearestPolicy<Folder>(
  folders: readonly Folder[],
  keyOf: (folder: Folder, name: string) => string,
  hasPolicy: (key: string) => Answer<boolean>,
  known: Map<string, Answer<boolean>>,
): Promise<string | undefined> {
  for (const folder of folders) {
    for (const name of POLICY_NAMES) {
      const key = keyOf(folder, name);
      let has = known.get(key);
      if (has === undefined) known.set(key, (has = hasPolicy(key)));
      if (await has) return key;
    }
  }
  return undefined;
}
