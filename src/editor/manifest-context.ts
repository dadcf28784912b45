import * as vscode from 'vscode';
import { isManifest } from './manifest-files';

/** What menus and key bindings ask: whether the active editor shows a manifest. */
const CONTEXT = 'sourcingCompliance.isManifest';

/** Keeps the answer up to date. */
export function followActiveManifest(): vscode.Disposable {
  let last: boolean | undefined;
  const look = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const is = document !== undefined && isManifest(document);
    if (is === last) return;
    last = is;
    void vscode.commands.executeCommand('setContext', CONTEXT, is);
  };
  look();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.workspace.onDidChangeConfiguration(look),
    vscode.workspace.onDidOpenTextDocument(look),
  );
}
