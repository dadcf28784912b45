import * as vscode from 'vscode';
import { formatOf } from '../../manifest/file-names';
import type { OutlineEntry } from '../../navigation/outline';
import { outlineOf } from '../../navigation/outline';
import { editorLanguage } from '../language';
import type { ManifestDocuments } from '../documents';
import { othersShowSymbols } from '../other-extensions';
import { rangeIn } from './places';

const KINDS: Readonly<Record<OutlineEntry['kind'], vscode.SymbolKind>> = {
  suppliers: vscode.SymbolKind.Namespace,
  supplier: vscode.SymbolKind.Object,
  material: vscode.SymbolKind.Module,
  source: vscode.SymbolKind.Field,
};

/** The outline and the breadcrumbs: suppliers, and sources by material with their status. */
export class SymbolProvider implements vscode.DocumentSymbolProvider {
  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async provideDocumentSymbols(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentSymbol[] | undefined> {
    if (othersShowSymbols(formatOf(document.uri.path))) return undefined;
    const analysed = await this.#documents.present(document, token);
    if (!analysed) return undefined;
    return outlineOf(analysed.analysis, editorLanguage()).map((entry) => symbolOf(entry, document));
  }
}

function symbolOf(entry: OutlineEntry, document: vscode.TextDocument): vscode.DocumentSymbol {
  const range = rangeIn(document, entry.range);
  const selection = rangeIn(document, entry.selection);
  const { name, detail, kind } = entry;
  const symbol = new vscode.DocumentSymbol(name, detail, KINDS[kind], range, selection);
  symbol.children = entry.children.map((child) => symbolOf(child, document));
  return symbol;
}
