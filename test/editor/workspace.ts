/** Manifests in the open folder, and what the editor says of them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isThere } from '../../src/editor/file-text';

export { importing, oneStep } from '../support/small-manifests';

export const folder = (): vscode.Uri => {
  const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(uri, 'a folder is open');
  return uri;
};

/** The second root of the workspace, beside the first. */
export const otherFolder = (): vscode.Uri => {
  const uri = vscode.workspace.workspaceFolders?.[1]?.uri;
  assert.ok(uri, 'a second folder is open');
  return uri;
};

export const inFolder = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);

/** Writes a file whose changes are told of from then on. */
export async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = inFolder(name);
  await makeWatched(vscode.Uri.joinPath(uri, '..'));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/**
 * Makes a folder, one level after the other: of a folder that is made within another before the editor has seen
 * that one, it tells nothing ever after.
 */
async function makeWatched(made: vscode.Uri): Promise<void> {
  if (await isThere(made)) return;
  await makeWatched(vscode.Uri.joinPath(made, '..'));
  await vscode.workspace.fs.createDirectory(made);
  let isWatched = false;
  const probe = vscode.Uri.joinPath(made, 'probe');
  const watcher = vscode.workspace.createFileSystemWatcher('**/probe');
  const seen = ({ path }: vscode.Uri): void => {
    isWatched ||= path === probe.path;
  };
  watcher.onDidCreate(seen);
  watcher.onDidChange(seen);
  try {
    for (let count = 0; !isWatched; count++) {
      assert.ok(count < 100, `${made.path} is watched`);
      await vscode.workspace.fs.writeFile(probe, new TextEncoder().encode(String(count)));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    watcher.dispose();
    await vscode.workspace.fs.delete(probe);
  }
}

/** Writes a file and shows it in an editor. */
export async function open(name: string, text: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(await write(name, text));
  // A document of that name that is not let go of yet reads the file again some time later.
  if (document.getText() !== text && !document.isDirty)
    await until(
      () => document.getText(),
      (now) => now.trimEnd() === text.trimEnd(),
    );
  return vscode.window.showTextDocument(document);
}

/** Closes every editor, unsaved text included. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Puts text in the place of the first `old` in the document, as typing does. */
export async function replace(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
  const { document } = editor;
  const at = document.getText().indexOf(old);
  assert.notEqual(at, -1, `the text has ${old}`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + old.length));
  assert.ok(await editor.edit((edit) => edit.replace(range, text)));
}

export const codeOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' ? code.value : code);

/** The extension's own problems of a file. */
export const problems = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Sourcing Compliance');

/** The ids of the rules that found something in a file, in order of place. */
export const rules = (uri: vscode.Uri): string[] => problems(uri).map(codeOf);

/** Waits until what is looked at is as wanted. @throws Error with the last look after a time */
export async function until<T>(
  look: () => T | Thenable<T>,
  wanted: (seen: T) => boolean,
  most = 20_000,
): Promise<T> {
  const end = Date.now() + most;
  for (;;) {
    const seen = await look();
    if (wanted(seen)) return seen;
    if (Date.now() > end)
      assert.fail(`In vain waited for: ${wanted.toString()}; last: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until the rules that found something are these. */
export async function untilRules(uri: vscode.Uri, ...expected: string[]): Promise<void> {
  await until(
    () => rules(uri).join(' '),
    (seen) => seen === expected.join(' '),
  );
}

/** What hovers say. */
export const wordsOf = (hovers: readonly vscode.Hover[]): string =>
  hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
