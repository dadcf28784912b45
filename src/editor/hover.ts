import * as vscode from 'vscode';
import { explainAt } from '../explain/explain';
import { toMarkdown } from '../explain/markdown';
import type { ManifestDocuments } from './documents';
import { rangeOf } from './documents';

/** What stands under the pointer, its status that day and its ground. */
export class HoverProvider implements vscode.HoverProvider {
  readonly #documents: ManifestDocuments;
  readonly #extensionUri: vscode.Uri;

  constructor(documents: ManifestDocuments, extensionUri: vscode.Uri) {
    this.#documents = documents;
    this.#extensionUri = extensionUri;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const analysed = await this.#documents.get(document);
    if (!analysed || token.isCancellationRequested) return undefined;
    const explanation = explainAt(document.offsetAt(position), {
      analysis: analysed.analysis,
      knowledge: analysed.knowledge,
      rulePage: (id) => this.#rulePage(id),
    });
    if (!explanation) return undefined;
    // Neither trusted nor with HTML: all that it holds is text, links to documents and pictures.
    const markdown = new vscode.MarkdownString(toMarkdown(explanation.blocks));
    return new vscode.Hover(markdown, explanation.place && rangeOf(analysed, explanation.place));
  }

  #rulePage(id: string): string {
    return vscode.Uri.joinPath(this.#extensionUri, 'docs', 'rules', `${id}.md`).toString();
  }
}
