import * as vscode from 'vscode';
import { convertFormat } from '../refactor/convert-format';
import { CONVERT_FORMAT } from './command-names';
import type { ManifestDocuments } from './documents';
import { freeName } from './free-name';

/** Writes the active manifest in the other format, as a new file beside it. */
export const registerConvertFormat = (documents: ManifestDocuments): vscode.Disposable =>
  vscode.commands.registerCommand(CONVERT_FORMAT, async () => {
    const { t } = vscode.l10n;
    const document = vscode.window.activeTextEditor?.document;
    const analysed = document && (await documents.get(document));
    if (!document || !analysed) {
      void vscode.window.showInformationMessage(
        t('Open a supplier manifest to write it as JSON or YAML.'),
      );
      return;
    }
    const { format } = analysed.analysis.manifest;
    const converted = convertFormat(document.getText(), format);
    if (!converted) {
      void vscode.window.showWarningMessage(
        t('The manifest has mistakes of syntax: fix them first, or something would be lost.'),
      );
      return;
    }
    await showNew(document.uri, format === 'yaml' ? 'json' : 'yaml', converted.text);
    if (converted.lostComments > 0) {
      void vscode.window.showInformationMessage(
        t('JSON has no comments: those of {0} lines were left out.', converted.lostComments),
      );
    }
  });

async function showNew(from: vscode.Uri, ending: string, text: string): Promise<void> {
  const name = from.path.slice(from.path.lastIndexOf('/') + 1).replace(/\.\w+$/, `.${ending}`);
  const folder = from.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(from, '..');
  const uri = await freeName(name, folder);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => {
    edit.insert(new vscode.Position(0, 0), text);
  });
}
