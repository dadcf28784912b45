import * as vscode from 'vscode';
import type { Template } from '../manifest/templates';
import { TEMPLATE_DAY, TEMPLATES } from '../manifest/templates';
import { NEW_MANIFEST } from './command-names';
import { today } from './today';

/** Names that are tried for a new file beside others of that name. */
const MAX_NUMBER = 100;

/** Makes a manifest from a template: a whole chain, with its product selected to be written over. */
export const registerNewManifest = (extensionUri: vscode.Uri): vscode.Disposable =>
  vscode.commands.registerCommand(NEW_MANIFEST, async (folder?: vscode.Uri) => {
    const chosen = await vscode.window.showQuickPick(
      TEMPLATES.map((template) => ({
        label: template.product,
        detail: template.description,
        template,
      })),
      { title: 'New Supplier Manifest', placeHolder: 'Which chain is it most like?' },
    );
    if (chosen) await newManifest(chosen.template, folder, extensionUri);
  });

async function newManifest(
  { file, product }: Template,
  folder: vscode.Uri | undefined,
  extensionUri: vscode.Uri,
): Promise<void> {
  const template = vscode.Uri.joinPath(extensionUri, 'media', 'templates', file);
  const stored = new TextDecoder().decode(await vscode.workspace.fs.readFile(template));
  const text = stored.replace(TEMPLATE_DAY, today());
  const uri = await freeName(file, folder ?? vscode.workspace.workspaceFolders?.[0]?.uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => {
    edit.insert(new vscode.Position(0, 0), text);
  });
  const at = text.indexOf(product);
  editor.selection = new vscode.Selection(
    document.positionAt(at),
    document.positionAt(at + product.length),
  );
}

/** A file that is not saved yet, under a name that the folder does not have. */
async function freeName(file: string, folder: vscode.Uri | undefined): Promise<vscode.Uri> {
  if (!folder) return vscode.Uri.from({ scheme: 'untitled', path: file });
  for (let number = 1; number < MAX_NUMBER; number++) {
    const name = number === 1 ? file : file.replace('.', `-${String(number)}.`);
    const uri = vscode.Uri.joinPath(folder, name);
    const isOpen = vscode.workspace.textDocuments.some((each) => each.uri.path === uri.path);
    if (!isOpen && !(await exists(uri))) return uri.with({ scheme: 'untitled' });
  }
  return vscode.Uri.from({ scheme: 'untitled', path: file });
}

const exists = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
