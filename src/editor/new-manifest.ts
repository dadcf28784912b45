import * as vscode from 'vscode';
import type { Template } from '../manifest/templates';
import { TEMPLATE_DAY, TEMPLATES } from '../manifest/templates';
import { NEW_MANIFEST } from './command-names';
import { freeName } from './free-name';
import { editorLanguage, t } from './language';
import { today } from './today';

/** Makes a manifest from a template: a whole chain, with its product selected to be written over. */
export const registerNewManifest = (extensionUri: vscode.Uri): vscode.Disposable =>
  vscode.commands.registerCommand(NEW_MANIFEST, async (folder?: vscode.Uri) => {
    const chosen = await vscode.window.showQuickPick(
      TEMPLATES.map((template) => ({
        label: editorLanguage().name(template.product),
        detail: editorLanguage().name(template.description),
        template,
      })),
      { title: t('New Supplier Manifest'), placeHolder: t('Which chain is it most like?') },
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
