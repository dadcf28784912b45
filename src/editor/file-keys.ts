/** What names each file of a workspace: by path on the disk, elsewhere by address. */
import * as vscode from 'vscode';

/** The key of a file: its path where it has one, which is quick to make, else its address. */
export const keyOf = (uri: vscode.Uri): string =>
  uri.scheme === 'file' ? uri.fsPath : uri.toString();

export const uriOfKey = (key: string): vscode.Uri =>
  // A letter of a drive is no scheme.
  /^[A-Za-z][\w+.-]+:\//.test(key) ? vscode.Uri.parse(key, true) : vscode.Uri.file(key);

/** Whether Node's own functions and threads can read a file: in a browser they cannot. */
export const isOnDisk = ({ scheme }: vscode.Uri): boolean =>
  scheme === 'file' && typeof process === 'object' && typeof process.versions.node === 'string';
