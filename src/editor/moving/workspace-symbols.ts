import * as vscode from 'vscode';
import type { NamedSymbol } from '../../navigation/named-symbols';
import { fits, symbolsOf } from '../../navigation/named-symbols';
import { shortened } from '../../text/clean';
import type { ManifestDocuments } from '../documents';
import { locationIn } from './places';
import type { SymbolIndex } from './symbol-index';

/** More are not listed; typing narrows them down. */
const MAX_SYMBOLS = 500;
/** How long a list waits for files that are not open, in milliseconds. */
const PATIENCE_MS = 1500;

const KINDS = { source: vscode.SymbolKind.Field, supplier: vscode.SymbolKind.Object } as const;

/** Sources and suppliers of all manifests of the workspace, of those that are open as they are typed. */
export class WorkspaceSymbols implements vscode.WorkspaceSymbolProvider {
  readonly #documents: ManifestDocuments;
  readonly #index: SymbolIndex;

  constructor(documents: ManifestDocuments, index: SymbolIndex) {
    this.#documents = documents;
    this.#index = index;
  }

  async provideWorkspaceSymbols(
    query: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.SymbolInformation[]> {
    const found: vscode.SymbolInformation[] = [];
    const seen = new Set<string>();
    const add = ({ name, beside, kind }: Omit<NamedSymbol, 'range'>, at: vscode.Location): void => {
      const shown = shortened(name, 100);
      found.push(new vscode.SymbolInformation(shown, KINDS[kind], shortened(beside, 100), at));
    };
    const isWanted = ({ name, beside }: Omit<NamedSymbol, 'range'>): boolean =>
      found.length < MAX_SYMBOLS && (fits(query, name) || fits(query, beside));
    const analysedOnes = this.#documents.all();
    for (const { document } of analysedOnes) seen.add(document.uri.toString());
    for (const analysed of analysedOnes) {
      const { analysis, document, imports } = analysed;
      const files = new Map(analysis.input.files).set(analysis.file, analysis.manifest);
      for (const [file, manifest] of files) {
        const isOwn = file === analysis.file;
        const address = (isOwn ? document.uri : imports.get(file)?.uri)?.toString() ?? '';
        // One that is open is listed as it is typed, and each once.
        if (!manifest || address === '' || (!isOwn && seen.has(address))) continue;
        seen.add(address);
        for (const symbol of symbolsOf(manifest)) {
          if (!isWanted(symbol)) continue;
          const location = locationIn(analysed, file, symbol.range);
          if (location) add(symbol, location);
        }
      }
    }
    for (const symbol of await this.#index.all(PATIENCE_MS)) {
      if (token.isCancellationRequested) return [];
      if (seen.has(symbol.uri.toString()) || !isWanted(symbol)) continue;
      add(symbol, new vscode.Location(symbol.uri, symbol.range));
    }
    return found;
  }
}
