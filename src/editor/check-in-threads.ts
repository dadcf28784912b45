import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import * as vscode from 'vscode';
import { findInThreads } from '../check/find-problems';
import type { FoundInFile } from '../workspace/found-in-file';
import type { CheckOptions } from './check-in-slices';
import { catalogueOfEditor, isGerman } from './language';
import { namedPolicy } from './policy-setting';
import { today } from './today';
import { Turns } from '../check/pacing';

/** Below this many files a second thread would start for nothing. */
const WORTH_A_THREAD = 20;

/** Looks for the problems of files on the disk, as they are saved, in threads beside the host. */
export async function* checkInThreads(
  files: readonly vscode.Uri[],
  extensionUri: vscode.Uri,
  { room, signal }: CheckOptions,
): AsyncGenerator<readonly FoundInFile[]> {
  for (const [policy, paths] of await byPolicy(files)) {
    const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri.fsPath) ?? [];
    const settings = { today: today(), folders, ...(policy !== '' && { policy }) };
    yield* findInThreads(
      paths,
      { settings, ...(isGerman() && { language: 'de' }) },
      {
        cores: Math.min(availableParallelism(), Math.ceil(paths.length / WORTH_A_THREAD)),
        entry: pathToFileURL(vscode.Uri.joinPath(extensionUri, 'dist/find-worker.cjs').fsPath),
        room,
        signal,
        catalogue: catalogueOfEditor(),
      },
    );
  }
}

/** Paths by that of the policy that the setting gives their folder; empty: the nearest one. */
async function byPolicy(files: readonly vscode.Uri[]): Promise<ReadonlyMap<string, string[]>> {
  const turns = new Turns();
  const policies = new Map<vscode.WorkspaceFolder | undefined, string>();
  const groups = new Map<string, string[]>();
  for (const uri of files) {
    await turns.next();
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    let policy = policies.get(folder);
    if (policy === undefined) {
      // Settings are slow to ask for, and there may be very many files.
      policy = namedPolicy(uri)?.fsPath ?? '';
      policies.set(folder, policy);
    }
    const group = groups.get(policy);
    if (group) group.push(uri.fsPath);
    else groups.set(policy, [uri.fsPath]);
  }
  return groups;
}
