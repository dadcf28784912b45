import { directoryOf } from '../analysis/analyse';
import type { DirectoryEntry } from '../analysis/context';
import type { Manifest } from '../manifest/model';
import type { AnalysedDocument } from './documents';

/** The manifests that imports lead to, by key; null: unreadable. */
export function importedManifests({ imports }: AnalysedDocument): Map<string, Manifest | null> {
  return new Map([...imports].map(([key, file]) => [key, file?.manifest ?? null]));
}

/** The suppliers that a document may name by id, imported ones included. */
export function suppliersInReach(analysed: AnalysedDocument): Map<string, DirectoryEntry> {
  const { manifest, file } = analysed.analysis;
  return directoryOf({ manifest, file, files: importedManifests(analysed) });
}
