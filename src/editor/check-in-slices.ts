import * as vscode from 'vscode';
import { english } from '../messages/english';
import type { FileResult } from '../report/result';
import { resultOf } from '../report/result-of';
import { Lines } from '../text/lines';
import type { Counts, FoundInFile } from '../workspace/found-in-file';
import { foundInFile } from '../workspace/found-in-file';
import { analyseFile } from './analyse-file';
import type { Boundary } from './boundary';
import { EditorFiles } from './editor-files';
import { keyOf } from './file-keys';
import { storedTextOf } from './file-text';
import { ImportedFiles } from './imported-files';
import { catalogueOfEditor } from './language';
import type { Policies } from './policies';

export interface CheckOptions {
  /** Ends the check at once. */
  readonly signal: AbortSignal;
  /** How much of each weight can be shown of some files, by their keys. */
  readonly room: (files: readonly string[]) => Counts;
}

/** Files after which imported ones that the next does not use are forgotten. */
const KEPT_FILES = 50;

/**
 * Looks for the problems of files in the host itself, some milliseconds a turn: where there are no
 * threads, or the files are on no disk.
 */
export async function* checkInSlices(
  files: readonly vscode.Uri[],
  { policies, boundary }: { readonly policies: Policies; readonly boundary: Boundary },
  { room, signal }: CheckOptions,
): AsyncGenerator<readonly FoundInFile[]> {
  const port = new EditorFiles(boundary, storedTextOf);
  const imports = new ImportedFiles(port);
  const grounds = { policies, port, imports };
  try {
    for (const [index, uri] of files.entries()) {
      const key = keyOf(uri);
      const found = await analyseFile(uri, grounds, () => signal.aborted);
      if (!found) return;
      const result: FileResult =
        'why' in found
          ? {
              file: key,
              error: `The reason: ${english.unreadable({ why: found.why })}`,
              why: found.why,
            }
          : resultOf(key, found.analysis, new Lines(found.text), catalogueOfEditor());
      const reached = 'why' in found ? new Set<string>() : found.reached;
      const keys = [...reached].map((address) => keyOf(vscode.Uri.parse(address)));
      yield [foundInFile(result, keys, room([key]), catalogueOfEditor())];
      if (index % KEPT_FILES === 0) imports.keepOnly(reached);
    }
  } finally {
    imports.dispose();
  }
}
