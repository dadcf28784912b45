import * as vscode from 'vscode';
import { isThere } from './file-text';

/** Names that are tried for a new file beside others of that name. */
const MAX_NUMBER = 100;

/** A file that is not saved yet, under a name that the folder does not have: `pack-2.sourcing.yaml`. */
export async function freeName(file: string, folder: vscode.Uri | undefined): Promise<vscode.Uri> {
  if (!folder) return vscode.Uri.from({ scheme: 'untitled', path: file });
  for (let number = 1; number < MAX_NUMBER; number++) {
    const name = number === 1 ? file : file.replace('.', `-${String(number)}.`);
    const uri = vscode.Uri.joinPath(folder, name);
    const isOpen = vscode.workspace.textDocuments.some((each) => each.uri.path === uri.path);
    if (!isOpen && !(await isThere(uri))) return uri.with({ scheme: 'untitled' });
  }
  return vscode.Uri.from({ scheme: 'untitled', path: file });
}
