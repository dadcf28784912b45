import * as vscode from 'vscode';

/** What a manifest is called in a sentence: one that is not saved yet is in no folder. */
export const shownName = (uri: vscode.Uri): string =>
  uri.scheme === 'untitled'
    ? uri.path.slice(uri.path.lastIndexOf('/') + 1)
    : vscode.workspace.asRelativePath(uri);
