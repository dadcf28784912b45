import * as vscode from 'vscode';

/** Folders that are looked into: one that is fetched over the network may have very many. */
const MAX_FOLDERS = 2000;

/** Files that are asked for somewhere below a folder, of a file system that has no search. */
export async function foundByWalk(
  root: vscode.Uri,
  isWanted: (uri: vscode.Uri) => boolean,
  token: vscode.CancellationToken,
): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const folders = [root];
  for (let at = 0; at < Math.min(folders.length, MAX_FOLDERS); at++) {
    const folder = folders[at];
    if (!folder || token.isCancellationRequested) break;
    for (const [name, type] of await entriesOf(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      // A link to a folder may lead round in a circle.
      if (type === vscode.FileType.Directory && name !== 'node_modules') folders.push(uri);
      if (type & vscode.FileType.File && isWanted(uri)) found.push(uri);
    }
  }
  return found;
}

/** What is in a folder; nothing where it cannot be read. */
const entriesOf = (folder: vscode.Uri): Promise<[string, vscode.FileType][]> =>
  Promise.resolve(vscode.workspace.fs.readDirectory(folder)).catch(() => []);
