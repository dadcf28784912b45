import * as vscode from 'vscode';
import { isPolicyName } from '../policy/file-names';
import { MANIFEST_GLOBS } from '../manifest/file-names';

/** The setting that adds names. */
export const FILES_SETTING = 'sourcingCompliance.files';

/** Which documents are supplier manifests, for the editor to choose by: by name alone. */
export function manifestSelector(): vscode.DocumentFilter[] {
  const extra: unknown = vscode.workspace.getConfiguration().get(FILES_SETTING);
  const globs = Array.isArray(extra) ? extra.filter((glob) => typeof glob === 'string') : [];
  return [...MANIFEST_GLOBS, ...globs.filter((glob) => glob !== '').map(anywhere)].map(
    (pattern) => ({ pattern }),
  );
}

/** Whether a document is a supplier manifest that is being edited, not an old revision in a comparison. */
export function isManifest(document: vscode.TextDocument): boolean {
  return vscode.languages.match(manifestSelector(), document) > 0 && isEdited(document.uri.scheme);
}

/** Every manifest of the workspace's folders, by name. */
export async function manifestFiles(token: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const patterns = manifestSelector().flatMap(({ pattern }) =>
    typeof pattern === 'string' ? [pattern] : [],
  );
  const found = await Promise.all(
    patterns.map((pattern) =>
      vscode.workspace.findFiles(pattern, '**/node_modules/**', undefined, token),
    ),
  );
  // There may be very many: nothing here encodes an address or shares its turn with the rest.
  await nextTurn();
  const keyOf = ({ scheme, authority, path }: vscode.Uri): string =>
    `${scheme}//${authority}${path}`;
  const byKey = new Map(found.flat().map((uri) => [keyOf(uri), uri]));
  await nextTurn();
  return [...byKey.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a document is a policy that is being edited. */
export const isPolicy = (document: vscode.TextDocument): boolean =>
  isPolicyName(document.uri.path) && isEdited(document.uri.scheme);

function isEdited(scheme: string): boolean {
  return (
    scheme === 'untitled' ||
    vscode.workspace.fs.isWritableFileSystem(scheme) === true ||
    (vscode.workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme === scheme)
  );
}

/** The editor matches whole paths; a glob that begins with a name means that name in any folder. */
const anywhere = (glob: string): string =>
  glob.startsWith('/') || glob.startsWith('**/') ? glob : `**/${glob.replace(/^\.\//, '')}`;

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
