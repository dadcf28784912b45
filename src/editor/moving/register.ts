import * as vscode from 'vscode';
import type { Boundary } from '../boundary';
import type { ManifestDocuments } from '../documents';
import { DefinitionProvider } from './definition';
import { registerGoToCause } from './go-to-cause';
import { HighlightProvider } from './highlights';
import { ChainHierarchy } from './hierarchy';
import { LinkProvider } from './links';
import { followMovedFiles } from './moved-files';
import { ReferenceProvider } from './references';
import { RenameProvider } from './rename';
import { SelectionProvider } from './selection';
import { SymbolProvider } from './symbols';
import { SymbolIndex } from './symbol-index';
import { WholeIds } from './whole-ids';
import { WorkspaceSymbols } from './workspace-symbols';

/** Everything that moves about in manifests, for the documents that a selector chooses. */
export function registerMoving(
  selector: vscode.DocumentSelector,
  documents: ManifestDocuments,
): vscode.Disposable {
  const { languages } = vscode;
  const symbols = new SymbolProvider(documents);
  return vscode.Disposable.from(
    symbols,
    languages.registerDocumentSymbolProvider(selector, symbols, { label: 'Sourcing' }),
    languages.registerDefinitionProvider(selector, new DefinitionProvider(documents)),
    languages.registerReferenceProvider(selector, new ReferenceProvider(documents)),
    languages.registerDocumentHighlightProvider(selector, new HighlightProvider(documents)),
    languages.registerRenameProvider(selector, new RenameProvider(documents)),
    languages.registerDocumentLinkProvider(selector, new LinkProvider(documents)),
    languages.registerSelectionRangeProvider(selector, new SelectionProvider(documents)),
    languages.registerCallHierarchyProvider(selector, new ChainHierarchy(documents)),
  );
}

/** What is the same whichever documents are manifests. */
export function registerMovingCommands(
  documents: ManifestDocuments,
  boundary: Boundary,
): vscode.Disposable {
  const index = new SymbolIndex(boundary);
  return vscode.Disposable.from(
    index,
    new WholeIds(documents),
    vscode.languages.registerWorkspaceSymbolProvider(new WorkspaceSymbols(documents, index)),
    registerGoToCause(documents),
    followMovedFiles(),
  );
}
