import * as vscode from 'vscode';
import { complete } from '../completion/complete';
import type { Offer } from '../completion/cursor';
import type { ManifestDocuments } from './documents';
import { importedManifests } from './imported-manifests';

/** Characters that open completion, beside letters. */
export const COMPLETION_TRIGGERS = [' ', '"', '[', ','];

const KINDS: Readonly<Record<Offer['kind'], vscode.CompletionItemKind>> = {
  country: vscode.CompletionItemKind.Value,
  material: vscode.CompletionItemKind.Value,
  component: vscode.CompletionItemKind.Value,
  stage: vscode.CompletionItemKind.EnumMember,
  reference: vscode.CompletionItemKind.Reference,
  key: vscode.CompletionItemKind.Property,
  source: vscode.CompletionItemKind.Snippet,
};

export class CompletionProvider implements vscode.CompletionItemProvider {
  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    const analysed = await this.#documents.get(document);
    if (!analysed || token.isCancellationRequested) return undefined;
    const line = document.lineAt(position.line).text;
    const cursor = {
      offset: document.offsetAt(position),
      before: line.slice(0, position.character),
      after: line.slice(position.character),
      slice: (start: number, end: number) =>
        document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end))),
    };
    const { analysis, knowledge } = analysed;
    const ground = { analysis, knowledge, files: importedManifests(analysed) };
    const { offers, replaces, isIncomplete } = complete(cursor, ground);
    const range = new vscode.Range(
      position.translate(0, -replaces.before),
      position.translate(0, replaces.after),
    );
    return new vscode.CompletionList(
      offers.map((offer, index) => itemOf(offer, index, range)),
      isIncomplete,
    );
  }
}

function itemOf(offer: Offer, index: number, range: vscode.Range): vscode.CompletionItem {
  const { label, description, detail, insert, isSnippet, filter, kind } = offer;
  const item = new vscode.CompletionItem(
    description === undefined ? label : { label, description },
    KINDS[kind],
  );
  item.insertText = isSnippet === true ? new vscode.SnippetString(insert) : insert;
  item.filterText = filter;
  item.sortText = String(index).padStart(5, '0');
  item.range = range;
  if (detail !== undefined && detail !== '') item.detail = detail;
  return item;
}
