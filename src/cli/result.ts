import type { Analysis } from '../analysis/analysis';
import type { Severity } from '../analysis/finding';
import { endOf, startOf } from '../manifest/model';
import type { Lines } from '../manifest/lines';
import { english } from '../messages/english';
import { sentence } from '../messages/message';

/** One finding as `--format json` prints it; lines and columns are 1-based, the end is exclusive. */
export interface ResultFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly waived: boolean;
  readonly source: string | null;
}

export type FileResult =
  | {
      readonly file: string;
      readonly asOf: string | null;
      readonly findings: readonly ResultFinding[];
      readonly regimes: readonly never[];
    }
  | { readonly file: string; readonly error: string };

export function resultOf(file: string, analysis: Analysis, lines: Lines): FileResult {
  const findings = analysis.findings.map((finding): ResultFinding => {
    const start = lines.position(startOf(finding.place));
    const end = lines.position(endOf(finding.place));
    return {
      ruleId: finding.ruleId,
      severity: finding.severity,
      message: sentence(finding.message, english),
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      waived: false,
      source: finding.source?.id?.value ?? null,
    };
  });
  return { file, asOf: analysis.asOf ?? null, findings, regimes: [] };
}
