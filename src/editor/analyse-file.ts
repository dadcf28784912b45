import type * as vscode from 'vscode';
import { analyseInSlices } from '../analysis/analyse';
import type { Analysis } from '../analysis/analysis';
import { inSlices } from '../check/pacing';
import { formatOf } from '../manifest/file-names';
import { LiveManifest } from '../manifest/live-manifest';
import type { Unreadable } from '../text/unreadable';
import type { EditorFiles } from './editor-files';
import { evidenceNow } from './evidence-files';
import type { ImportedFiles } from './imported-files';
import { manifestsOf } from './imported-files';
import type { Policies } from './policies';
import { today } from './today';

/** What the analysis of a file rests on. */
export interface AnalysisGrounds {
  readonly policies: Policies;
  readonly port: EditorFiles;
  readonly imports: ImportedFiles;
}

/** The analysis of a file, with the addresses of its imports and evidence; or why there is none. */
export type AnalysedFile =
  | { readonly text: string; readonly analysis: Analysis; readonly reached: ReadonlySet<string> }
  | { readonly why: Unreadable };

/** Analyses a manifest that need not be open, some milliseconds a turn. Undefined: it was given up. */
export async function analyseFile(
  uri: vscode.Uri,
  { policies, port, imports }: AnalysisGrounds,
  isOver: () => boolean,
): Promise<AnalysedFile | undefined> {
  const read = await port.read(uri, uri);
  if ('why' in read) return read;
  const manifest = await inSlices(new LiveManifest(read.text, formatOf(uri.path)).read(), isOver);
  if (!manifest) return undefined;
  const [{ files: reached, unreadable, addresses }, { policy, knowledge }, evidence] =
    await Promise.all([
      imports.reached(uri, manifest),
      policies.policyFor(uri),
      evidenceNow(uri, manifest, port),
    ]);
  const input = {
    manifest,
    file: uri.path,
    files: manifestsOf(reached),
    unreadable,
    evidence: evidence.files,
    knowledge,
    policy,
    today: today(),
  };
  const analysis = await inSlices(analyseInSlices(input), isOver);
  return (
    analysis && {
      text: read.text,
      analysis,
      reached: new Set([...addresses, ...evidence.addresses]),
    }
  );
}
