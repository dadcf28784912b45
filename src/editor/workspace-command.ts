import * as vscode from 'vscode';
import { CHECK_WORKSPACE, CLEAR_WORKSPACE, NEW_MANIFEST } from './command-names';
import type { ManifestDocuments } from './documents';
import type { WorkspaceCheck } from './workspace-check';

const MAKE_ONE = 'New Supplier Manifest…';

/** The command that checks every manifest of the workspace, open or not, and the one that ends it. */
export function registerWorkspaceCheck(
  documents: ManifestDocuments,
  extensionUri: vscode.Uri,
  report: (error: unknown) => void,
): vscode.Disposable {
  let check: WorkspaceCheck | undefined;
  const clear = (): void => {
    check?.dispose();
    check = undefined;
  };
  return vscode.Disposable.from(
    { dispose: clear },
    vscode.commands.registerCommand(CHECK_WORKSPACE, async () => {
      if (!hasThreads()) {
        void vscode.window.showInformationMessage(
          'In the browser there are no threads to check all manifests in. Those that are open are checked as you type.',
        );
        return;
      }
      // It rests on threads, which the browser does not have, and nobody else needs it.
      const { WorkspaceCheck } = await import('./workspace-check');
      clear();
      const started = new WorkspaceCheck(documents, extensionUri, report);
      check = started;
      const summary = await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: 'Checking the manifests of the workspace',
          cancellable: true,
        },
        (progress, token) => started.run(progress, token),
      );
      if (summary === undefined) return;
      if (started.size > 0) {
        void vscode.window.showInformationMessage(summary);
        return;
      }
      const chosen = await vscode.window.showInformationMessage(
        'There are no supplier manifests here. They are named `NAME.sourcing.yaml`.',
        MAKE_ONE,
      );
      if (chosen === MAKE_ONE) await vscode.commands.executeCommand(NEW_MANIFEST);
    }),
    vscode.commands.registerCommand(CLEAR_WORKSPACE, clear),
  );
}

const hasThreads = (): boolean =>
  typeof process === 'object' && typeof process.versions.node === 'string';
