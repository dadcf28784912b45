import type * as vscode from 'vscode';
import { importableFrom } from '../navigation/importable';
import type { CompletionSource } from './completion';
import type { ManifestDocuments } from './documents';
import { manifestsOf } from './imported-files';
import { manifestFiles } from './manifest-files';

/** What a manifest is completed from: its analysis, and the files that it may import. */
export async function completionSource(
  document: vscode.TextDocument,
  documents: ManifestDocuments,
): Promise<CompletionSource | undefined> {
  const analysed = await documents.get(document);
  if (!analysed) return undefined;
  const { analysis, knowledge } = analysed;
  return {
    input: { analysis, knowledge, files: manifestsOf(analysed.imports) },
    importable: async (token) => {
      const found = await manifestFiles(token);
      const beside = found.filter(({ scheme }) => scheme === document.uri.scheme);
      return importableFrom(
        document.uri.path,
        beside.map(({ path }) => path),
      );
    },
  };
}
