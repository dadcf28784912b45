import * as vscode from 'vscode';
import { startOf } from '../../manifest/model';
import { nameOf } from '../../navigation/outline';
import { shortened } from '../../text/clean';
import type { ManifestDocuments } from '../documents';
import { locationIn, offsetsOf } from './places';

/** More are not listed; typing narrows them down. */
const MAX_SYMBOLS = 500;

/** Sources and suppliers of the manifests that are open and of all that they import. */
export class WorkspaceSymbols implements vscode.WorkspaceSymbolProvider {
  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  provideWorkspaceSymbols(query: string): vscode.SymbolInformation[] {
    const found = new Map<string, vscode.SymbolInformation>();
    for (const analysed of this.#documents.all()) {
      const { analysis } = analysed;
      const files = new Map(analysis.input.files).set(analysis.file, analysis.manifest);
      for (const [file, manifest] of files) {
        const named = [
          ...[...(manifest?.suppliers.values() ?? [])].map((supplier) => ({
            name: supplier.id.value,
            beside: supplier.name?.value ?? '',
            at: supplier.id,
            kind: vscode.SymbolKind.Object,
          })),
          ...(manifest?.sources ?? []).map((source) => ({
            name: nameOf(source),
            beside: (source.material ?? source.component)?.value ?? '',
            at: source.id ?? source.place,
            kind: vscode.SymbolKind.Field,
          })),
        ];
        for (const { name, beside, at, kind } of named) {
          if (found.size >= MAX_SYMBOLS) break;
          const key = `${file} ${String(startOf(at))}`;
          if (found.has(key) || !(fits(query, name) || fits(query, beside))) continue;
          const location = locationIn(analysed, file, offsetsOf(at));
          if (!location) continue;
          const shown = shortened(name, 100);
          found.set(
            key,
            new vscode.SymbolInformation(shown, kind, shortened(beside, 100), location),
          );
        }
      }
    }
    return [...found.values()];
  }
}

/** Whether the letters of a query come in a name, in their order. */
function fits(query: string, name: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
