import type * as vscode from 'vscode';
import type { AnalysedDocument, ManifestDocuments } from './documents';

/** The analysis of all of the present text, also right after an edit; undefined: none, or not wanted any more. */
export async function wholeAnalysis(
  documents: ManifestDocuments,
  document: vscode.TextDocument,
  token?: vscode.CancellationToken,
): Promise<AnalysedDocument | undefined> {
  const isDone = (analysed: AnalysedDocument | undefined): boolean =>
    !analysed || (analysed.isWhole && analysed.version === document.version);
  const now = await documents.get(document);
  if (isDone(now)) return now;
  return new Promise((resolve) => {
    const subscriptions: vscode.Disposable[] = [];
    const end = (analysed: AnalysedDocument | undefined): void => {
      for (const each of subscriptions) each.dispose();
      resolve(analysed);
    };
    subscriptions.push(
      documents.onDidAnalyse((analysed) => {
        if (analysed.document === document && isDone(analysed)) end(analysed);
      }),
      documents.onDidClose((uri) => {
        if (uri.toString() === document.uri.toString()) end(undefined);
      }),
    );
    if (token) subscriptions.push(token.onCancellationRequested(() => end(undefined)));
  });
}
