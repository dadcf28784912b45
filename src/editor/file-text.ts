import * as vscode from 'vscode';
import type { FileText } from '../check/file-port';
import type { Unreadable } from '../text/unreadable';
import { MAX_FILE_MEGABYTES } from '../text/unreadable';

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
  const why = whyNot(await vscode.workspace.fs.stat(uri), MAX_FILE_MEGABYTES);
  if (why) return { why };
  const bytes = await vscode.workspace.fs.readFile(uri);
  try {
    const text = await vscode.workspace.decode(bytes, { uri });
    return text.includes('\0') ? { why: 'binary' } : { text };
  } catch {
    return { why: 'binary' };
  }
}

/** Why something that is there is not read, by what it is: a pipe or a device may never end. */
export function whyNot(
  { type, size }: vscode.FileStat,
  maxMegabytes: number,
): 'folder' | 'dangling' | 'special' | 'large' | undefined {
  if (type & vscode.FileType.Directory) return 'folder';
  if (!(type & vscode.FileType.File))
    return type & vscode.FileType.SymbolicLink ? 'dangling' : 'special';
  return size > maxMegabytes * 1e6 ? 'large' : undefined;
}

/** Whether something is there, whatever it is. */
export const isThere = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );

/** Writes a file; where that fails, why is shown. @returns whether it is written */
export async function writeText(uri: vscode.Uri, text: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return true;
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    void vscode.window.showErrorMessage(error.message);
    return false;
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
