import type * as vscode from 'vscode';
import type { CompletionSource } from './completion';
import type { ManifestDocuments } from './documents';
import { manifestsOf } from './imported-files';
import { manifestFiles } from './manifest-files';

/** Further files are none that one would look through. */
const MAX_FILES = 200;

/** What a manifest is completed from: its analysis, and the files that it may import. */
export async function completionSource(
  document: vscode.TextDocument,
  documents: ManifestDocuments,
): Promise<CompletionSource | undefined> {
  const analysed = await documents.get(document);
  if (!analysed) return undefined;
  const { analysis, knowledge } = analysed;
  return {
    ground: { analysis, knowledge, files: manifestsOf(analysed.imports) },
    importable: async (token) => {
      const found = await manifestFiles(token);
      return found
        .filter((uri) => uri.scheme === document.uri.scheme && uri.path !== document.uri.path)
        .map((uri) => relative(document.uri.path, uri.path))
        .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
        .slice(0, MAX_FILES);
    },
  };
}

/** A path as an import has it, relative to the file that it stands in. */
export function relative(from: string, to: string): string {
  const own = from.split('/').slice(0, -1);
  const other = to.split('/');
  let same = 0;
  while (same < own.length && same < other.length - 1 && own[same] === other[same]) same++;
  const up = '../'.repeat(own.length - same);
  return `${up === '' ? './' : up}${other.slice(same).join('/')}`;
}

const depth = (path: string): number => path.split('/').length + (path.startsWith('..') ? 10 : 0);
