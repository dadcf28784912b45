import * as vscode from 'vscode';
import type { Step } from '../../chain/graph';
import { causeAt } from '../../navigation/chain';
import { GO_TO_CAUSE } from '../command-names';
import type { AnalysedDocument, ManifestDocuments } from '../documents';
import { t } from '../language';
import { locationIn } from './places';
import { stretchOf } from '../../manifest/model';

/** Goes from a step to the one up the chain that its findings come from. */
export function registerGoToCause(documents: ManifestDocuments): vscode.Disposable {
  return vscode.commands.registerCommand(GO_TO_CAUSE, async () => {
    const editor = vscode.window.activeTextEditor;
    const analysed = editor && (await documents.get(editor.document));
    if (!editor || !analysed) return;
    const cause = causeAt(analysed.analysis, editor.document.offsetAt(editor.selection.active));
    if (!(await goToCause(cause, analysed))) {
      void vscode.window.showInformationMessage(
        t('Nothing up the chain of this step is in a covered nation.'),
      );
    }
  });
}

/** Shows the country of a cause. @returns false where there is none, or its file is not at hand */
export async function goToCause(
  cause: Step | undefined,
  analysed: AnalysedDocument,
): Promise<boolean> {
  const place = cause && (cause.source.country ?? cause.source.place);
  const file = cause?.file ?? analysed.analysis.file;
  const location = place && locationIn(analysed, file, stretchOf(place));
  if (!location) return false;
  await vscode.window.showTextDocument(location.uri, { selection: location.range });
  return true;
}
