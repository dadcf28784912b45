import * as vscode from 'vscode';
import { stepAt } from '../analysis/at';
import { activity } from '../explain/step';
import { compareAlternatives } from '../fixes/compare';
import { endOf, startOf } from '../manifest/model';
import { shortened } from '../text/clean';
import { COMPARE } from './command-names';
import { comparisonHtml } from './comparison-html';
import type { ManifestDocuments } from './documents';

/** Shows the partners that could take over the step at the cursor, side by side. */
export function registerCompare(documents: ManifestDocuments): vscode.Disposable {
  let panel: vscode.WebviewPanel | undefined;
  const command = vscode.commands.registerCommand(COMPARE, async () => {
    const editor = vscode.window.activeTextEditor;
    const analysed = editor && (await documents.get(editor.document));
    const offset = editor?.document.offsetAt(editor.selection.active) ?? 0;
    const step = analysed && stepAt(analysed.analysis.graph.own, offset);
    const place = step?.source.place;
    if (!analysed || !place || offset < startOf(place) - 4 || offset > endOf(place) + 1) {
      void vscode.window.showInformationMessage(
        'Put the cursor into a source of a supplier manifest to compare its alternatives.',
      );
      return;
    }
    const { analysis, knowledge } = analysed;
    const title = `Alternatives to ${shortened(step.source.id?.value ?? 'the step', 60)}`;
    if (!panel) {
      panel = vscode.window.createWebviewPanel(COMPARE, title, vscode.ViewColumn.Beside);
      panel.onDidDispose(() => {
        panel = undefined;
      });
    }
    panel.title = title;
    panel.webview.html = comparisonHtml(
      title,
      `${activity(step, knowledge)}, ${step.country?.name ?? 'no country'}, on ${analysis.asOf ?? knowledge.asOf}`,
      compareAlternatives(step, analysis),
    );
    panel.reveal();
  });
  return vscode.Disposable.from(command, {
    dispose: () => {
      panel?.dispose();
    },
  });
}
