/** The entry: looks at names only. Everything else is loaded when the first manifest is open. */
import * as vscode from 'vscode';
import { COMMANDS, TREE_VIEW } from './editor/command-names';
import { isManifest, isPolicy } from './editor/manifest-files';
import { watchSettings } from './editor/settings-faults';
import { TOOL_NAMES } from './editor/tool-names';

export function activate(context: vscode.ExtensionContext): void {
  let started: Promise<void> | undefined;
  const start = (): Promise<void> =>
    // After this turn: loading the features must not hold up the start of the editor.
    (started ??= nextTurn()
      .then(() => import('./editor/features'))
      .then(async ({ prepare, startFeatures }) => {
        await prepare();
        vscode.Disposable.from(...waiting).dispose();
        startFeatures(context);
      }));
  const startFor = (document: vscode.TextDocument): void => {
    if (!started && (isManifest(document) || isPolicy(document))) void start();
  };
  const look = (): void => {
    vscode.workspace.textDocuments.forEach(startFor);
  };
  const waiting = [
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeConfiguration(look),
    vscode.workspace.onDidChangeWorkspaceFolders(look),
    // A command may be the first that is wanted; the features then take its name over.
    ...COMMANDS.map((name) =>
      vscode.commands.registerCommand(name, async (...selected: unknown[]) => {
        await start();
        await vscode.commands.executeCommand(name, ...selected);
      }),
    ),
    // So may the view of the sources, whose tree the features then fill.
    vscode.window.registerTreeDataProvider<never>(TREE_VIEW, {
      getChildren: () => {
        void start();
        return [];
      },
      getTreeItem: (none) => none,
    }),
    // So may a tool of an agent.
    ...TOOL_NAMES.map(([id]) =>
      vscode.lm.registerTool(id, {
        invoke: async ({ input, toolInvocationToken, tokenizationOptions }, token) => {
          await start();
          const again = {
            input: input as object,
            toolInvocationToken,
            ...(tokenizationOptions && { tokenizationOptions }),
          };
          return vscode.lm.invokeTool(id, again, token);
        },
      }),
    ),
  ];
  context.subscriptions.push(...waiting, watchSettings());
  look();
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
