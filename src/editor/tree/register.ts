import * as vscode from 'vscode';
import { GROUPINGS } from '../../navigation/tree/source-tree';
import { CLEAR_TREE_FILTER, FILTER_TREE, GROUP_TREE, TREE_VIEW } from '../command-names';
import type { ManifestDocuments } from '../documents';
import { SourceView } from './source-view';

/** How long a filter is typed before the tree follows it, in milliseconds. */
const TYPING_MS = 150;

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
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAccepted = false;
  input.onDidChangeValue((value) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      view.filterBy(value);
    }, TYPING_MS);
  });
  input.onDidAccept(() => {
    isAccepted = true;
    view.filterBy(input.value);
    input.hide();
  });
  input.onDidHide(() => {
    clearTimeout(timer);
    if (!isAccepted) view.filterBy(before);
    input.dispose();
  });
  input.show();
}
