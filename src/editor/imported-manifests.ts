import type { Manifest } from '../manifest/model';
import type { AnalysedDocument } from './documents';

/** The manifests that imports lead to, by key; null: unreadable. */
export function importedManifests({ imports }: AnalysedDocument): Map<string, Manifest | null> {
  return new Map([...imports].map(([key, file]) => [key, file?.manifest ?? null]));
}
