import * as vscode from 'vscode';
import { relativePaths } from '../navigation/relative-paths';
import type { CompletionSource } from './completion';
import type { ManifestDocuments } from './documents';
import { manifestsOf } from './imported-files';
import { manifestFiles } from './manifest-files';

/** What a manifest is completed from: its analysis, and the files that it may name. */
export async function completionSource(
  document: vscode.TextDocument,
  documents: ManifestDocuments,
): Promise<CompletionSource | undefined> {
  const analysed = await documents.get(document);
  if (!analysed) return undefined;
  const { analysis, knowledge } = analysed;
  return {
    input: { analysis, knowledge, files: manifestsOf(analysed.imports) },
    pathsFor: async (key, token) => {
      const found = await (key === 'file'
        ? documentFiles(document.uri, token)
        : manifestFiles(token));
      const beside = found.filter(({ scheme }) => scheme === document.uri.scheme);
      return relativePaths(
        document.uri.path,
        beside.map(({ path }) => path),
      );
    },
  };
}

/** What certificates, letters and statements of origin are kept as. */
const DOCUMENTS = '**/*.{pdf,PDF,docx,xlsx,csv,xml,png,jpg,jpeg,JPG,tif,tiff,txt,eml,msg,p7m,zip}';
const MAX_DOCUMENTS = 2000;

/** Documents of the folder that a manifest belongs to. */
async function documentFiles(
  uri: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return [];
  const pattern = new vscode.RelativePattern(folder, DOCUMENTS);
  return await vscode.workspace.findFiles(pattern, '**/node_modules/**', MAX_DOCUMENTS, token);
}
