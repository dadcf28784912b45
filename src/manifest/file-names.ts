/** Names that make a file a supplier manifest, as globs; editors may add more. */
export const MANIFEST_GLOBS = [
  '**/*.sourcing.{yaml,yml,json}',
  '**/supplier-manifest.{yaml,yml,json}',
] as const;

const MANIFEST_NAME = /(?:^|[\\/])(?:[^\\/]+\.sourcing|supplier-manifest)\.(?:ya?ml|json)$/i;

/** Whether a file is a supplier manifest by its name alone. */
export const isManifestName = (path: string): boolean => MANIFEST_NAME.test(path);

/** How a file is read, by its name. */
export const formatOf = (path: string): 'yaml' | 'json' =>
  path.toLowerCase().endsWith('.json') ? 'json' : 'yaml';
