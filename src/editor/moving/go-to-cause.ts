import * as vscode from 'vscode';
import { causeAt } from '../../navigation/chain';
import { GO_TO_CAUSE } from '../command-names';
import type { ManifestDocuments } from '../documents';
import { t } from '../language';
import { locationIn, offsetsOf } from './places';

/** Goes from a step to the one up the chain that its findings come from. */
export function registerGoToCause(documents: ManifestDocuments): vscode.Disposable {
  return vscode.commands.registerCommand(GO_TO_CAUSE, async () => {
    const editor = vscode.window.activeTextEditor;
    const analysed = editor && (await documents.get(editor.document));
    if (!editor || !analysed) return;
    const { analysis } = analysed;
    const cause = causeAt(analysis, editor.document.offsetAt(editor.selection.active));
    const place = cause && (cause.source.country ?? cause.source.place);
    const location = place && locationIn(analysed, cause.file ?? analysis.file, offsetsOf(place));
    if (!location) {
      void vscode.window.showInformationMessage(
        t('Nothing up the chain of this step is in a covered nation.'),
      );
      return;
    }
    await vscode.window.showTextDocument(location.uri, { selection: location.range });
  });
}
