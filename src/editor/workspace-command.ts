import * as vscode from 'vscode';
import { CHECK_WORKSPACE, CLEAR_WORKSPACE, NEW_MANIFEST } from './command-names';
import { t } from './language';
import type { Grounds, WorkspaceCheck } from './workspace-check';

/** The command that checks every manifest of the workspace, open or not, and the one that ends it. */
export function registerWorkspaceCheck(grounds: Grounds): vscode.Disposable {
  let check: WorkspaceCheck | undefined;
  const clear = (): void => {
    check?.dispose();
    check = undefined;
  };
  return vscode.Disposable.from(
    { dispose: clear },
    vscode.commands.registerCommand(CHECK_WORKSPACE, async () => {
      // Nobody else needs it.
      const { WorkspaceCheck } = await import('./workspace-check');
      clear();
      const started = new WorkspaceCheck(grounds);
      check = started;
      const summary = await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: t('Checking the manifests of the workspace'),
          cancellable: true,
        },
        (progress, token) => started.run(progress, token),
      );
      if (summary === undefined) return;
      if (started.size > 0) {
        void vscode.window.showInformationMessage(summary);
        return;
      }
      const makeOne = t('New Supplier Manifest…');
      const chosen = await vscode.window.showInformationMessage(
        t('There are no supplier manifests here. They are named NAME.sourcing.yaml.'),
        makeOne,
      );
      if (chosen === makeOne) await vscode.commands.executeCommand(NEW_MANIFEST);
    }),
    vscode.commands.registerCommand(CLEAR_WORKSPACE, clear),
  );
}
