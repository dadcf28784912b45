import type * as vscode from 'vscode';
import { formatOf } from '../../manifest/file-names';
import type { Manifest } from '../../manifest/model';
import { readManifest } from '../../manifest/read';
import type { Entity, Files } from '../../navigation/entity';
import { filesOf } from '../../navigation/entity';
import { Lines } from '../../text/lines';
import type { AnalysedDocument, ManifestDocuments } from '../documents';
import { textOf } from '../file-text';
import { Turns } from '../../check/pacing';
import { manifestFiles } from '../manifest-files';
import { readInTurns } from '../read-in-turns';
import { uriOfFile } from './places';

/** A file that may name something, with its text and what its names lead to. */
export interface NamingFile {
  readonly uri: vscode.Uri;
  /** Its key in `files`. */
  readonly file: string;
  readonly text: string;
  readonly lines: Lines;
  readonly files: Files;
}

/**
 * The files that may name an entity: the manifest that is asked, all that its imports lead to, and the
 * manifests of the workspace that import the entity's file. What is read already is not read again.
 */
export async function namingFiles(
  analysed: AnalysedDocument,
  entity: Entity,
  documents: ManifestDocuments,
  token: vscode.CancellationToken,
): Promise<NamingFile[]> {
  const { document, analysis } = analysed;
  const text = document.getText();
  // Right after an edit of a long text only a part of it may be read.
  const own = analysis.isPartial
    ? readManifest(text, formatOf(document.uri.path))
    : analysis.manifest;
  const files = new Map(filesOf(analysis)).set(analysis.file, own);
  const found = [fileOf(document.uri, analysis.file, text, files)];
  for (const [file, imported] of analysed.imports) {
    const read = imported && (await textOf(imported.uri));
    if (!read || 'why' in read) continue;
    // It may have changed since it was read.
    if (read.text !== imported.text) {
      files.set(file, readManifest(read.text, formatOf(imported.uri.path)));
    }
    found.push(fileOf(imported.uri, file, read.text, files));
  }
  if (entity.kind !== 'company') {
    found.push(...(await importers(analysed, entity, files, documents, token)));
  }
  return found;
}

/** Manifests of the workspace that import a file; those that have its name in them are read. */
async function importers(
  analysed: AnalysedDocument,
  entity: Entity,
  known: Files,
  documents: ManifestDocuments,
  token: vscode.CancellationToken,
): Promise<NamingFile[]> {
  const home = uriOfFile(analysed, entity.file);
  const name = entity.file.slice(entity.file.lastIndexOf('/') + 1);
  const open = new Map(documents.all().map((each) => [each.document.uri.toString(), each]));
  const turns = new Turns();
  const found: NamingFile[] = [];
  for (const uri of await manifestFiles(token)) {
    if (token.isCancellationRequested) return [];
    if (uri.scheme !== home.scheme || known.has(uri.path)) continue;
    await turns.next();
    const read = await textOf(uri);
    if ('why' in read || !read.text.includes(name)) continue;
    const manifest =
      manifestOfOpen(open.get(uri.toString())) ?? (await readInTurns(read.text, uri));
    const files = new Map(known).set(uri.path, manifest);
    found.push(fileOf(uri, uri.path, read.text, files));
  }
  return found;
}

/** Of a document that is analysed as it stands. */
function manifestOfOpen(analysed: AnalysedDocument | undefined): Manifest | undefined {
  if (!analysed || analysed.analysis.isPartial) return undefined;
  return analysed.version === analysed.document.version ? analysed.analysis.manifest : undefined;
}

const fileOf = (uri: vscode.Uri, file: string, text: string, files: Files): NamingFile => ({
  uri,
  file,
  text,
  lines: new Lines(text),
  files,
});
