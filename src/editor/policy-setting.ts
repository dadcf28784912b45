import * as vscode from 'vscode';
import { pathFault } from '../manifest/file-globs';

/** The setting that names a policy for a folder's manifests. */
export const POLICY_SETTING = 'sourcingCompliance.policy';

/** The setting as it is written for a place; empty where it names nothing. */
export function policySetting(scope: vscode.Uri | undefined): string {
  const path: unknown = vscode.workspace.getConfiguration(undefined, scope).get(POLICY_SETTING);
  return typeof path === 'string' ? path.trim() : '';
}

/** The policy that the setting names, relative to the manifest's workspace folder. */
export function namedPolicy(manifest: vscode.Uri): vscode.Uri | undefined {
  const path = policySetting(manifest);
  if (path === '' || pathFault(path) !== undefined) return undefined;
  const folder = vscode.workspace.getWorkspaceFolder(manifest)?.uri;
  const isAbsolute = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
  if (isAbsolute) return manifest.with({ path: vscode.Uri.file(path).path });
  return folder && vscode.Uri.joinPath(folder, path.replaceAll('\\', '/'));
}
