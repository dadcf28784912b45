/** What the package offers to programs: `import { check } from 'sourcing-compliance'`. */
import { analyse } from './analysis/analyse';
import { localDay } from './check/local-day';
import { isDay } from './knowledge/calendar';
import { knowledgeData } from './knowledge/generated/knowledge.js';
import { Knowledge } from './knowledge/knowledge';
import { formatOf } from './manifest/file-names';
import { resolveImport } from './manifest/imports';
import type { Manifest } from './manifest/model';
import { readManifest } from './manifest/read';
import { english } from './messages/english';
import { sentence } from './messages/message';
import { extendsIn, readPolicy } from './policy/read-policy';
import type { ResultFinding, ResultRegime } from './report/result';
import { resultOf } from './report/result-of';
import { Lines } from './text/lines';

export type { ResultFinding, ResultRegime };

export interface CheckOptions {
  /**
   * Path of the manifest, by which imports are resolved; its ending decides between YAML and JSON.
   * Nothing is read from the disk. Default: `manifest.sourcing.yaml`.
   */
  readonly file?: string;
  /** The day of the check, `YYYY-MM-DD`, in place of the manifest's own. */
  readonly asOf?: string;
  /** The day for a manifest that gives none, `YYYY-MM-DD`. Default: today. */
  readonly today?: string;
  /** Text of a team policy, as in `sourcing.policy.yaml`. */
  readonly policy?: string;
  /** Texts of the files that imports lead to, over any number of files, by their path beside `file`. */
  readonly imports?: Readonly<Record<string, string>>;
}

export interface CheckResult {
  /** The day of the check; null where the manifest gives one that is not in the calendar. */
  readonly asOf: string | null;
  /** In order of place, those that a waiver covers included. */
  readonly findings: readonly ResultFinding[];
  /** One for each requirement of a regime that is a share. */
  readonly regimes: readonly ResultRegime[];
}

let builtIn: Knowledge | undefined;

/**
 * Checks the text of one manifest, as `sourcing-compliance check --format json` does.
 *
 * @throws RangeError where `asOf` or `today` is not a day of the calendar
 * @throws Error where the policy has a mistake
 */
export function check(text: string, options: CheckOptions = {}): CheckResult {
  const { file = 'manifest.sourcing.yaml', asOf, imports = {} } = options;
  const { today = localDay(new Date()) } = options;
  for (const day of [asOf, today]) {
    if (day !== undefined && !isDay(day)) throw new RangeError(`“${day}” is not a day YYYY-MM-DD.`);
  }
  builtIn ??= new Knowledge(knowledgeData);
  const team = options.policy === undefined ? undefined : policyOf(options.policy, builtIn);
  const key = resolveImport('', file);
  const manifest = readManifest(text, formatOf(file));
  const files = new Map<string, Manifest | null>();
  for (const [path, imported] of Object.entries(imports)) {
    files.set(resolveImport('', path), readManifest(imported, formatOf(path)));
  }
  files.set(key, manifest);
  const analysis = analyse({
    manifest,
    file: key,
    files,
    knowledge: team?.knowledge ?? builtIn,
    today,
    ...(team && { policy: team.policy }),
    ...(asOf !== undefined && { asOf }),
  });
  const { findings, regimes, asOf: day } = resultOf(file, analysis, new Lines(text));
  return { asOf: day, findings, regimes };
}

function policyOf(text: string, base: Knowledge): ReturnType<typeof readPolicy> {
  if (extendsIn(text))
    throw new Error('The policy extends another one: nothing is read from the disk.');
  const read = readPolicy(text, 'sourcing.policy.yaml', base);
  const [first] = read.problems;
  if (!first) return read;
  const { line, column } = new Lines(text).position(first.start);
  const what = sentence(first.message, english);
  throw new Error(`The policy has a mistake at ${String(line)}:${String(column)}: ${what}`);
}
