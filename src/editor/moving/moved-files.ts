import * as vscode from 'vscode';
import { moveIn } from '../../navigation/rename';
import { Lines } from '../../text/lines';
import { textOf } from '../file-text';
import { manifestFiles } from '../manifest-files';
import { readInTurns } from '../read-in-turns';
import { rangeOfText } from './places';

/** Follows files and folders that are renamed or moved in the explorer: paths in manifests lead to them still. */
export function followMovedFiles(): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => {
    event.waitUntil(editsFor(event.files, event.token));
  });
}

async function editsFor(
  renamed: vscode.FileWillRenameEvent['files'],
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const schemes = new Set(renamed.map(({ oldUri }) => oldUri.scheme));
  const manifests = await manifestFiles(token);
  const moved = new Map<string, string>();
  for (const { oldUri, newUri } of renamed) {
    moved.set(oldUri.path, newUri.path);
    for (const { path } of manifests) {
      if (path.startsWith(`${oldUri.path}/`)) {
        moved.set(path, newUri.path + path.slice(oldUri.path.length));
      }
    }
  }
  const names = [...moved.keys()].map((path) => path.slice(path.lastIndexOf('/') + 1));
  for (const uri of manifests) {
    if (token.isCancellationRequested) return new vscode.WorkspaceEdit();
    if (!schemes.has(uri.scheme)) continue;
    const read = await textOf(uri);
    if ('why' in read) continue;
    const { text } = read;
    if (!moved.has(uri.path) && !names.some((name) => text.includes(name))) continue;
    const manifest = await readInTurns(text, uri);
    const lines = new Lines(text);
    for (const { start, end, newText } of moveIn(
      { file: uri.path, text },
      moved,
      new Map([[uri.path, manifest]]),
    )) {
      edit.replace(uri, rangeOfText(lines, { start, end }), newText);
    }
  }
  return edit;
}
