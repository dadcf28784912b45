import * as vscode from 'vscode';
import type { Step } from '../../chain/graph';
import { causeOf } from '../../navigation/chain';
import type { TreeNode } from '../../navigation/tree/nodes';
import { COMPARE, TREE_SOURCE } from '../command-names';
import { goToCause } from '../moving/go-to-cause';
import { uriOfFile } from '../moving/places';
import type { AnalysedDocument } from '../documents';
import type { SourceView } from './source-view';
import { placeOfSource } from './tree-item';

/** A source as its line shows it. */
interface Shown {
  readonly step: Step;
  readonly analysed: AnalysedDocument;
}

/** What one can do with a source in the tree: by its menu, its buttons and, with the line selected, by key. */
export function registerSourceCommands(view: SourceView): vscode.Disposable {
  const register = (command: string, run: (shown: Shown) => Thenable<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(command, async (node?: TreeNode) => {
      const line = node ?? view.selected;
      const analysed = view.shown;
      if (line?.kind === 'source' && analysed) await run({ step: line.step, analysed });
    });
  /** The editor's own commands are about the place of the cursor. */
  const atSource = (command: string) => async (shown: Shown) => {
    await show(shown);
    await vscode.commands.executeCommand(command);
  };
  return vscode.Disposable.from(
    register(TREE_SOURCE.openToSide, (shown) => show(shown, vscode.ViewColumn.Beside)),
    register(TREE_SOURCE.goToCause, ({ step, analysed }) =>
      goToCause(causeOf(analysed.analysis, step), analysed),
    ),
    register(TREE_SOURCE.compare, atSource(COMPARE)),
    register(TREE_SOURCE.showChain, atSource('references-view.showCallHierarchy')),
    register(TREE_SOURCE.findReferences, atSource('references-view.findReferences')),
    register(TREE_SOURCE.copyId, ({ step }) =>
      vscode.env.clipboard.writeText(step.source.id?.value ?? ''),
    ),
    register(TREE_SOURCE.revealFile, ({ step, analysed }) =>
      vscode.commands.executeCommand(
        'revealInExplorer',
        uriOfFile(analysed, step.file ?? analysed.analysis.file),
      ),
    ),
  );
}

/** Shows a source in an editor, with the cursor at its id. */
async function show(
  { step, analysed }: Shown,
  viewColumn = vscode.ViewColumn.Active,
): Promise<void> {
  const { uri, range } = placeOfSource(step, analysed);
  const selection = new vscode.Range(range.start, range.start);
  await vscode.window.showTextDocument(uri, { selection, viewColumn });
}
