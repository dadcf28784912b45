import * as vscode from 'vscode';

/** A file that a supplier sent, on the disk or dropped. */
export interface SourceFile {
  /** Without its folder. */
  readonly name: string;
  /** Where it is; none where the editor has the content only. */
  readonly uri?: vscode.Uri;
  read(): Promise<Uint8Array | Unread>;
}

/** Why a file is not read, in a sentence to be shown as it is. */
export interface Unread {
  readonly why: string;
}

/** Larger files are not read. */
const MAX_MEGABYTES = 50;

export const storedFile = (uri: vscode.Uri): SourceFile => ({
  name: uri.path.slice(uri.path.lastIndexOf('/') + 1),
  uri,
  read: async () => {
    try {
      const { type, size } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.Directory) !== 0) {
        return { why: vscode.l10n.t('This is a folder.') };
      }
      // A pipe or a device may never end.
      if ((type & vscode.FileType.File) === 0) {
        return { why: vscode.l10n.t('This is no regular file.') };
      }
      return isTooLarge(size) ? tooLarge() : await vscode.workspace.fs.readFile(uri);
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError)) throw error;
      return { why: vscode.l10n.t('The file cannot be read: {0}', error.message) };
    }
  },
});

/** The first file of what was dropped, if its name is a wanted one. */
export async function droppedFile(
  transfer: vscode.DataTransfer,
  isWanted: (name: string) => boolean,
): Promise<SourceFile | undefined> {
  for (const [, item] of transfer) {
    const file = item.asFile();
    if (!file) continue;
    if (!isWanted(file.name)) return undefined;
    if (file.uri) return storedFile(file.uri);
    // The editor keeps the content no longer than the drop takes.
    const bytes = await file.data();
    return {
      name: file.name,
      read: () => Promise.resolve(isTooLarge(bytes.length) ? tooLarge() : bytes),
    };
  }
  const list = (await transfer.get('text/uri-list')?.asString()) ?? '';
  const first = list.split(/\r?\n/).find((line) => line !== '' && !line.startsWith('#'));
  const file = first === undefined ? undefined : storedFile(vscode.Uri.parse(first));
  return file && isWanted(file.name) ? file : undefined;
}

const isTooLarge = (bytes: number): boolean => bytes > MAX_MEGABYTES * 1e6;

const tooLarge = (): Unread => ({
  why: vscode.l10n.t('The file is too large: it has more than {0} MB.', MAX_MEGABYTES),
});
