import { analyse } from '../../src/analysis/analyse';
import type { Analysis } from '../../src/analysis/analysis';
import { formatOf } from '../../src/manifest/file-names';
import type { EvidenceFiles } from '../../src/manifest/evidence-files';
import type { Manifest } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { readPolicy } from '../../src/policy/read-policy';
import { knowledge } from './knowledge';

export interface AnalyseOptions {
  /** The manifest to analyse; default: the first of the files. */
  readonly file?: string;
  /** The day of a manifest without `asOf`; default: the knowledge's own. */
  readonly today?: string;
  /** Text of the policy. */
  readonly policy?: string;
  /** As `--as-of`. */
  readonly asOf?: string;
  /** What is known of files of evidence; default: nothing was looked at. */
  readonly evidence?: EvidenceFiles;
}

/** Analyses one of several files in memory; the others can be imported. */
export const analyseFiles = (
  texts: Readonly<Record<string, string>>,
  { file = Object.keys(texts)[0] ?? '', ...options }: AnalyseOptions = {},
): Analysis => analyseRead(readFiles(texts), { file, ...options });

export const readFiles = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, Manifest> =>
  new Map(Object.entries(texts).map(([path, text]) => [path, readManifest(text, formatOf(path))]));

/** As `analyseFiles`, of files that are read already. */
export function analyseRead(
  files: ReadonlyMap<string, Manifest>,
  {
    file,
    today = knowledge.asOf,
    asOf,
    policy,
    evidence,
  }: AnalyseOptions & { readonly file: string },
): Analysis {
  const manifest = files.get(file);
  if (!manifest) throw new Error(`There is no ${file}.`);
  const team = readPolicy(policy ?? '', 'sourcing.policy.yaml', knowledge);
  if (team.problems.length > 0) throw new Error(JSON.stringify(team.problems));
  return analyse({
    manifest,
    file,
    files,
    knowledge: team.knowledge,
    policy: team.policy,
    today,
    ...(asOf !== undefined && { asOf }),
    ...(evidence && { evidence }),
  });
}

/** Analyses one manifest in YAML that imports nothing. */
export const analyseText = (text: string, options?: Omit<AnalyseOptions, 'file'>): Analysis =>
  analyseFiles({ 'product.sourcing.yaml': text }, options);
