import type { SymbolInformation } from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver';
import { fits, symbolsOf } from '../../navigation/named-symbols';
import { shortened } from '../../text/clean';
import type { Analysed } from './documents';
import type { Files } from './files';
import { locationIn } from './places';

/** More are not listed; typing narrows them down. */
const MAX_SYMBOLS = 500;

const KINDS = { source: SymbolKind.Field, supplier: SymbolKind.Object } as const;

/** Sources and suppliers of the manifests that are open and of all that they import, each file once. */
export function workspaceSymbols(
  all: readonly Analysed[],
  query: string,
  files: Files,
): SymbolInformation[] {
  const found: SymbolInformation[] = [];
  // One that is open is listed as it is typed.
  const own = new Set(all.map(({ analysis }) => analysis.file));
  const seen = new Set<string>();
  for (const analysed of all) {
    const { analysis } = analysed;
    const manifests = new Map(analysis.input.files).set(analysis.file, analysis.manifest);
    for (const [file, manifest] of manifests) {
      if (!manifest || seen.has(file) || (file !== analysis.file && own.has(file))) continue;
      seen.add(file);
      for (const { name, beside, kind, range } of symbolsOf(manifest)) {
        if (found.length >= MAX_SYMBOLS) return found;
        if (!fits(query, name) && !fits(query, beside)) continue;
        const location = locationIn(analysed, files, file, range);
        if (!location) continue;
        found.push({
          name: shortened(name, 100) || '?',
          kind: KINDS[kind],
          location,
          containerName: shortened(beside, 100),
        });
      }
    }
  }
  return found;
}
