import * as vscode from 'vscode';
import { globFault, inAnyFolder } from '../manifest/file-globs';
import { MANIFEST_GLOBS } from '../manifest/file-names';
import { isPolicyName } from '../policy/file-names';
import { foundByWalk } from './walk-folders';

/** The setting that adds names, for each folder of the workspace. */
export const FILES_SETTING = 'sourcingCompliance.files';

/** The file systems that the editor itself looks through; others may have no search. */
const SEARCHED = ['file', 'vscode-remote'];

/** Which documents are supplier manifests, for the editor to choose by: by name alone. */
export function manifestSelector(): vscode.DocumentFilter[] {
  return [
    ...MANIFEST_GLOBS.map((pattern) => ({ pattern })),
    ...(vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) => addedFilters(uri, uri)),
    ...addedFilters(undefined),
  ];
}

/** Whether a document is a supplier manifest that is being edited, not an old revision in a comparison. */
export const isManifest = (document: vscode.TextDocument): boolean =>
  isEdited(document.uri.scheme) && isManifestUri(document.uri);

/** Whether a file is a supplier manifest, by its name and the settings of its folder. */
function isManifestUri(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const filters = [...MANIFEST_GLOBS.map((pattern) => ({ pattern })), ...addedFilters(uri, folder)];
  // What has patterns alone looks at nothing but the address of a document.
  return vscode.languages.match(filters, { uri } as vscode.TextDocument) > 0;
}

/** Every manifest of the workspace's folders, by name. */
export async function manifestFiles(token: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const added = (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
    addedGlobs(uri).map((glob) => new vscode.RelativePattern(uri, glob)),
  );
  const found = await Promise.all([
    ...[...MANIFEST_GLOBS, ...added].map((pattern) =>
      vscode.workspace.findFiles(pattern, '**/node_modules/**', undefined, token),
    ),
    ...(vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri: { scheme } }) => !SEARCHED.includes(scheme))
      .map(({ uri }) => foundByWalk(uri, isManifestUri, token)),
  ]);
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

/** What the setting adds for a folder, as it is written; anything but text is left out. */
export function filesSetting(scope: vscode.Uri | undefined): readonly string[] {
  const added: unknown = vscode.workspace.getConfiguration(undefined, scope).get(FILES_SETTING);
  return Array.isArray(added) ? added.filter((glob) => typeof glob === 'string') : [];
}

/** The filters of the setting: relative to a folder of the workspace, or for files outside of them. */
const addedFilters = (
  scope: vscode.Uri | undefined,
  folder?: vscode.Uri,
): { pattern: vscode.GlobPattern }[] =>
  addedGlobs(scope).map((glob) => ({
    pattern: folder ? new vscode.RelativePattern(folder, glob) : glob,
  }));

const addedGlobs = (scope: vscode.Uri | undefined): string[] =>
  filesSetting(scope)
    .filter((glob) => glob !== '' && globFault(glob) === undefined)
    .map(inAnyFolder);

function isEdited(scheme: string): boolean {
  return (
    scheme === 'untitled' ||
    vscode.workspace.fs.isWritableFileSystem(scheme) === true ||
    (vscode.workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme === scheme)
  );
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
