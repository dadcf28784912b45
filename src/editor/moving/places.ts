import * as vscode from 'vscode';
import type { Lines } from '../../text/lines';
import type { AnalysedDocument } from '../documents';
import type { Stretch } from '../../text/stretch';

/** A range of offsets in the document that was analysed. */
export const rangeIn = (document: vscode.TextDocument, { start, end }: Stretch): vscode.Range =>
  new vscode.Range(document.positionAt(start), document.positionAt(end));

/** A range of offsets in a text that is open nowhere. */
export function rangeOfText(lines: Lines, { start, end }: Stretch): vscode.Range {
  const [from, to] = [start, end].map((offset) => {
    const { line, column } = lines.position(offset);
    return new vscode.Position(line - 1, column - 1);
  });
  return new vscode.Range(from ?? new vscode.Position(0, 0), to ?? new vscode.Position(0, 0));
}

/** Where a file of an analysis is. */
export function uriOfFile(
  { document, analysis, imports }: AnalysedDocument,
  file: string,
): vscode.Uri {
  if (file === analysis.file) return document.uri;
  return imports.get(file)?.uri ?? document.uri.with({ scheme: schemeOf(document), path: file });
}

/** A document that is not saved yet stands beside files of the disk. */
const schemeOf = ({ uri }: vscode.TextDocument): string =>
  uri.scheme === 'untitled'
    ? (vscode.workspace.workspaceFolders?.[0]?.uri.scheme ?? 'file')
    : uri.scheme;

/** A range in a file of an analysis; undefined where the file is not at hand. */
export function locationIn(
  analysed: AnalysedDocument,
  file: string,
  range: Stretch,
): vscode.Location | undefined {
  const { document, analysis, imports } = analysed;
  if (file === analysis.file) return new vscode.Location(document.uri, rangeIn(document, range));
  const imported = imports.get(file);
  return imported
    ? new vscode.Location(imported.uri, rangeOfText(imported.lines, range))
    : undefined;
}
