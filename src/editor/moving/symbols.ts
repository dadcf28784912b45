import * as vscode from 'vscode';
import type { Analysis } from '../../analysis/analysis';
import { inSlices } from '../../check/pacing';
import { formatOf } from '../../manifest/file-names';
import type { OutlineEntry } from '../../navigation/outline';
import { outlineInSlices } from '../../navigation/outline';
import type { Slices } from '../../text/slices';
import { mapped } from '../../text/slices';
import { editorLanguage } from '../language';
import type { AnalysedDocument, ManifestDocuments } from '../documents';
import { othersShowSymbols } from '../other-extensions';
import { rangeIn } from './places';

const KINDS: Readonly<Record<OutlineEntry['kind'], vscode.SymbolKind>> = {
  suppliers: vscode.SymbolKind.Namespace,
  supplier: vscode.SymbolKind.Object,
  material: vscode.SymbolKind.Module,
  source: vscode.SymbolKind.Field,
};

/** What was made of an analysis; undefined where its text changed meanwhile. */
type Made = Promise<vscode.DocumentSymbol[] | undefined>;

/** The outline and the breadcrumbs: suppliers, and sources by material with their status. */
export class SymbolProvider implements vscode.DocumentSymbolProvider {
  readonly #documents: ManifestDocuments;
  readonly #made = new WeakMap<Analysis, Made>();
  readonly #subscription: vscode.Disposable;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
    // The editor asks for it a little later.
    this.#subscription = documents.onDidAnalyse((analysed) => {
      if (analysed.isWhole && !othersHave(analysed.document)) void this.#symbolsOf(analysed);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async provideDocumentSymbols(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentSymbol[] | undefined> {
    if (othersHave(document)) return undefined;
    const analysed = await this.#documents.present(document, token);
    return analysed && this.#symbolsOf(analysed);
  }

  #symbolsOf({ analysis, document }: AnalysedDocument): Made {
    let made = this.#made.get(analysis);
    if (!made) {
      const isOvertaken = (): boolean => this.#documents.latest(document)?.analysis !== analysis;
      made = inSlices(symbolsInSlices(analysis, document), isOvertaken);
      this.#made.set(analysis, made);
    }
    return made;
  }
}

const othersHave = ({ uri }: vscode.TextDocument): boolean => othersShowSymbols(formatOf(uri.path));

function* symbolsInSlices(
  analysis: Analysis,
  document: vscode.TextDocument,
): Slices<vscode.DocumentSymbol[]> {
  const made: vscode.DocumentSymbol[] = [];
  for (const entry of yield* outlineInSlices(analysis, editorLanguage())) {
    const symbol = symbolOf(entry, document);
    symbol.children = yield* mapped(entry.children, (child) => symbolOf(child, document));
    made.push(symbol);
  }
  return made;
}

/** Without what is in it. */
function symbolOf(entry: OutlineEntry, document: vscode.TextDocument): vscode.DocumentSymbol {
  const { name, detail, kind, range, selection } = entry;
  return new vscode.DocumentSymbol(
    name,
    detail,
    KINDS[kind],
    rangeIn(document, range),
    rangeIn(document, selection),
  );
}
