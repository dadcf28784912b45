/** The entry: looks at names only. Everything else is loaded when the first manifest is open. */
import * as vscode from 'vscode';
import { isManifest } from './editor/manifest-files';

export function activate(context: vscode.ExtensionContext): void {
  let started = false;
  const startFor = (document: vscode.TextDocument): void => {
    if (started || !isManifest(document)) return;
    started = true;
    vscode.Disposable.from(...waiting).dispose();
    void import('./editor/features').then(({ startFeatures }) => {
      startFeatures(context);
    });
  };
  const look = (): void => {
    vscode.workspace.textDocuments.forEach(startFor);
  };
  const waiting = [
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeConfiguration(look),
    vscode.workspace.onDidChangeWorkspaceFolders(look),
  ];
  context.subscriptions.push(...waiting);
  look();
}
