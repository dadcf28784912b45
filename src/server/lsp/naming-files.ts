import { formatOf } from '../../manifest/file-names';
import { readManifest } from '../../manifest/read';
import type { Entity, Files as Manifests } from '../../navigation/entity';
import { filesOf } from '../../navigation/entity';
import { Lines } from '../../text/lines';
import type { Analysed } from './documents';
import type { Files } from './files';

/** A file that may name something, with its text and what its names lead to. */
export interface NamingFile {
  readonly address: string;
  /** Its key in `files`. */
  readonly file: string;
  readonly text: string;
  readonly lines: Lines;
  readonly files: Manifests;
}

/**
 * The files that may name an entity: the manifest that is asked, all that its imports lead to, and the
 * manifests of the workspace that import the entity's file.
 */
export async function namingFiles(
  { document, analysis }: Analysed,
  entity: Entity,
  files: Files,
): Promise<NamingFile[]> {
  const own = document.getText();
  const known = new Map(filesOf(analysis));
  // Right after an edit of a long text only a part of it may be read.
  if (analysis.isPartial) known.set(analysis.file, readManifest(own, formatOf(analysis.file)));
  const found = [naming(document.uri, analysis.file, own, known)];
  const add = (file: string, among: Manifests): void => {
    const text = files.textOf(file);
    if (text !== undefined) found.push(naming(files.addressOf(file), file, text, among));
  };
  for (const file of known.keys()) if (file !== analysis.file) add(file, known);
  if (entity.kind === 'company') return found;
  const name = entity.file.slice(entity.file.lastIndexOf('/') + 1);
  for (const file of await files.manifests()) {
    if (known.has(file) || files.textOf(file)?.includes(name) !== true) continue;
    add(file, new Map(known).set(file, files.manifestOf(file)));
  }
  return found;
}

const naming = (address: string, file: string, text: string, files: Manifests): NamingFile => ({
  address,
  file,
  text,
  lines: new Lines(text),
  files,
});
