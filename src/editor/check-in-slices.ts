import * as vscode from 'vscode';
import { analyseInSlices } from '../analysis/analyse';
import { inSlices } from '../check/pacing';
import { formatOf } from '../manifest/file-names';
import { LiveManifest } from '../manifest/live-manifest';
import { WHY_UNREADABLE } from '../messages/unreadable';
import type { FileResult } from '../report/result';
import { resultOf } from '../report/result-of';
import { Lines } from '../text/lines';
import type { Counts, FoundInFile } from '../workspace/found-in-file';
import { foundInFile } from '../workspace/found-in-file';
import type { Boundary } from './boundary';
import { evidenceNow } from './evidence-files';
import { keyOf } from './file-keys';
import { storedTextOf } from './file-text';
import { ImportedFiles } from './imported-files';
import type { Policies } from './policies';
import { today } from './today';

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
  const imports = new ImportedFiles(boundary, storedTextOf);
  try {
    for (const [index, uri] of files.entries()) {
      const key = keyOf(uri);
      const { result, reached } = await check(uri, key);
      if (!result) return;
      const keys = [...reached].map((address) => keyOf(vscode.Uri.parse(address)));
      yield [foundInFile(result, keys, room([key]))];
      if (index % KEPT_FILES === 0) imports.keepOnly(reached);
    }
  } finally {
    imports.dispose();
  }

  /** What is found in a file, and the addresses of its imports and evidence; no result: it was given up. */
  async function check(
    uri: vscode.Uri,
    file: string,
  ): Promise<{ result?: FileResult; reached: ReadonlySet<string> }> {
    const read = (await boundary.mayRead(uri, uri))
      ? await storedTextOf(uri)
      : ({ why: 'outside' } as const);
    if ('why' in read) {
      const why = WHY_UNREADABLE[read.why];
      return { result: { file, error: `The reason: ${why}.` }, reached: new Set() };
    }
    const isOver = (): boolean => signal.aborted;
    const manifest = await inSlices(new LiveManifest(read.text, formatOf(uri.path)).read(), isOver);
    if (!manifest) return { reached: new Set() };
    const [{ files: reached, unreadable, addresses }, { policy, knowledge }, evidence] =
      await Promise.all([
        imports.reached(uri, manifest),
        policies.policyFor(uri),
        evidenceNow(uri, manifest, boundary),
      ]);
    const input = {
      manifest,
      file: uri.path,
      files: new Map([...reached].map(([key, found]) => [key, found?.manifest ?? null])),
      unreadable,
      evidence: evidence.files,
      knowledge,
      policy,
      today: today(),
    };
    const analysis = await inSlices(analyseInSlices(input), isOver);
    const result = analysis && resultOf(file, analysis, new Lines(read.text));
    return { ...(result && { result }), reached: new Set([...addresses, ...evidence.addresses]) };
  }
}
