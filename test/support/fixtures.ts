import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isManifestName } from '../../src/manifest/file-names';

/** Where the manifests with marks are. */
export const FIXTURES = join(import.meta.dirname, '../fixtures');

/** Every manifest below a folder, with those beside it, which it may import. */
export function manifestsOf(folder: string): (readonly [string, readonly string[]])[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(isManifestName);
  return paths.map((path) => {
    const own = dirname(path);
    const beside = paths.filter(
      (other) => other === path || (own !== '.' && dirname(other) === own),
    );
    return [path, beside];
  });
}
