import type { Manifest, Source } from '../manifest/model';

/** Of imported files, which many manifests may share. */
const FIRSTS = new WeakMap<Manifest, ReadonlyMap<string, Source>>();

/** The first source of each id of a manifest. */
export function firstOfEachId(manifest: Manifest): ReadonlyMap<string, Source> {
  const known = FIRSTS.get(manifest);
  if (known) return known;
  const byId = new Map<string, Source>();
  for (const source of manifest.sources) {
    if (source.id && !byId.has(source.id.value)) byId.set(source.id.value, source);
  }
  FIRSTS.set(manifest, byId);
  return byId;
}
