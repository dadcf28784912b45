import type { Severity } from '../policy/severity';
import { manifestSchema } from '../rules/form/manifest-schema';
import { english } from '../messages/english';
import type { Catalogue } from '../messages/message';
import type { FileResult, ResultFinding, UnreadFile } from '../report/result';

/** Problems of one file that are shown. */
export const MAX_OF_FILE = 100;

export const WEIGHTS: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A number for each weight. */
export type Counts = Readonly<Record<Severity, number>>;

/** What was found in a manifest, bounded: what is not shown is only counted. */
export interface FoundInFile {
  readonly file: string;
  readonly counts: Counts;
  /** The most severe first. */
  readonly problems: readonly ResultFinding[];
  /** Every file that its imports lead to, as absolute paths. */
  readonly imports: readonly string[];
}

/**
 * @param room how many of each weight may be shown at all
 * @param catalogue the messages of a language
 */
export function foundInFile(
  result: FileResult,
  imports: readonly string[],
  room: Counts,
  catalogue: Catalogue = english,
): FoundInFile {
  const { file } = result;
  const findings = 'error' in result ? [unread(result, catalogue)] : result.findings;
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  const open = findings.filter(({ waived }) => !waived);
  for (const { severity } of open) counts[severity]++;
  const problems: ResultFinding[] = [];
  for (const weight of WEIGHTS) {
    const most = Math.min(room[weight], MAX_OF_FILE - problems.length);
    problems.push(...open.filter(({ severity }) => severity === weight).slice(0, most));
  }
  return { file, counts, problems, imports };
}

function unread({ error, why }: UnreadFile, catalogue: Catalogue): ResultFinding {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const about = { ruleId: manifestSchema.id, severity: 'error', source: null } as const;
  const message = catalogue['not-checked']({ error, ...(why && { why }) });
  return { ...about, ...place, message, waived: false };
}
