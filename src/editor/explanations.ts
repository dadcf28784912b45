import * as vscode from 'vscode';
import { toMarkdown } from '../explain/markdown';
import type { Explanation, ExplainInput } from '../explain/explain';
import { explainAt } from '../explain/explain';
import { EXPLAIN } from './command-names';
import type { AnalysedDocument, ManifestDocuments } from './documents';
import { editorLanguage } from './language';
import { currentTheme } from './theme';

const SCHEME = 'sourcing-explanation';

/** The whole explanation of a place as a page beside the manifest: where "More…" of a hover leads. */
export function registerExplanations(
  documents: ManifestDocuments,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  let text = '';
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const page = vscode.Uri.from({ scheme: SCHEME, path: '/Sourcing.md' });
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => text,
    }),
    vscode.commands.registerCommand(EXPLAIN, async (address: string, offset: number) => {
      const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
      const analysed = document && (await documents.get(document));
      const explanation = analysed && explanationAt(offset, analysed, extensionUri);
      if (!explanation) return;
      text = toMarkdown(explanation.blocks, currentTheme());
      changed.fire(page);
      await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
    }),
  );
}

/** What there is to say of a place in a document. */
export function explanationAt(
  offset: number,
  { analysis, knowledge }: AnalysedDocument,
  extensionUri: vscode.Uri,
): Explanation | undefined {
  const rulePage: ExplainInput['rulePage'] = (id) =>
    vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${id}.md`).toString();
  return explainAt(offset, { analysis, knowledge, rulePage, language: editorLanguage() });
}
