import * as vscode from 'vscode';
import { GROUPINGS } from '../../navigation/tree/source-tree';
import {
  CLEAR_TREE_FILTER,
  FILTER_TREE,
  GROUP_TREE,
  REVEAL_IN_TREE,
  TREE_VIEW,
} from '../command-names';
import type { ManifestDocuments } from '../documents';
import { registerSourceCommands } from './source-commands';
import { SourceView } from './source-view';
import { Delayed, PACE_MS } from '../../check/pacing';

/** The view "Sourcing" with its commands. */
export function registerSourceTree(
  documents: ManifestDocuments,
  state: vscode.Memento,
  report: (error: unknown) => void,
): vscode.Disposable {
  const view = new SourceView(documents, state, report);
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    view,
    registerSourceCommands(view),
    registerCommand(REVEAL_IN_TREE, () => view.revealAtCursor()),
    registerCommand(FILTER_TREE, () => {
      askForFilter(view);
    }),
    registerCommand(CLEAR_TREE_FILTER, () => {
      view.filterBy('');
    }),
    ...GROUPINGS.map((grouping) =>
      registerCommand(GROUP_TREE[grouping], async () => {
        await view.groupBy(grouping);
        await vscode.commands.executeCommand(`${TREE_VIEW}.open`, { preserveFocus: true });
      }),
    ),
  );
}

/** The tree follows while one types; what one turns away from leaves it as it was. */
function askForFilter(view: SourceView): void {
  const before = view.filter;
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Filter the Sources');
  input.placeholder = vscode.l10n.t('Words of an id, material, stage, supplier or country');
  input.value = before;
  const follow = new Delayed(() => {
    view.filterBy(input.value);
  });
  let isAccepted = false;
  input.onDidChangeValue(() => {
    follow.in(PACE_MS.looking);
  });
  input.onDidAccept(() => {
    isAccepted = true;
    view.filterBy(input.value);
    input.hide();
  });
  input.onDidHide(() => {
    follow.cancel();
    if (!isAccepted) view.filterBy(before);
    input.dispose();
  });
  input.show();
}
