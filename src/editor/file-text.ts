import * as vscode from 'vscode';
import type { Unreadable } from '../text/unreadable';
import { MAX_FILE_MEGABYTES } from '../text/unreadable';

export type FileText = { readonly text: string } | { readonly why: Unreadable };

/** The text of a file: of the editor where it is open, else as it is stored. Never throws. */
export async function textOf(uri: vscode.Uri): Promise<FileText> {
  const address = uri.toString();
  const open = vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === address,
  );
  return open ? { text: open.getText() } : storedTextOf(uri);
}

/** The text of a file as it is stored, whatever the editor has. Never throws. */
export async function storedTextOf(uri: vscode.Uri): Promise<FileText> {
  try {
    return await storedText(uri);
  } catch (error) {
    return { why: reason(error) };
  }
}

async function storedText(uri: vscode.Uri): Promise<FileText> {
  const { type, size } = await vscode.workspace.fs.stat(uri);
  if (type & vscode.FileType.Directory) return { why: 'folder' };
  if (!(type & vscode.FileType.File)) {
    // A pipe or a device may never end.
    return { why: type & vscode.FileType.SymbolicLink ? 'dangling' : 'special' };
  }
  if (size > MAX_FILE_MEGABYTES * 1e6) return { why: 'large' };
  const bytes = await vscode.workspace.fs.readFile(uri);
  try {
    const text = await vscode.workspace.decode(bytes, { uri });
    return text.includes('\0') ? { why: 'binary' } : { text };
  } catch {
    return { why: 'binary' };
  }
}

/** What an error of a file system says of a file. */
export function reason(error: unknown): Unreadable {
  switch (error instanceof vscode.FileSystemError ? error.code : '') {
    case 'FileNotFound':
      return 'missing';
    case 'FileIsADirectory':
      return 'folder';
    case 'NoPermissions':
      return 'denied';
    default:
      return /\bELOOP\b/.test(String(error)) ? 'circle' : 'failed';
  }
}
