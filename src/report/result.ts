import type { Analysis } from '../analysis/analysis';
import type { Severity } from '../policy/severity';
import { endOf, startOf } from '../manifest/model';
import type { Lines } from '../text/lines';
import type { JudgedRegime } from '../regimes/judge';
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

/** What becomes of one requirement that is a share; the last three are null where nothing counts. */
export interface ResultRegime {
  readonly id: string;
  readonly requirement: string;
  readonly inForce: boolean;
  readonly qualifyingShare: number | null;
  readonly threshold: number | null;
  readonly passes: boolean | null;
}

export type FileResult =
  | {
      readonly file: string;
      readonly asOf: string | null;
      readonly findings: readonly ResultFinding[];
      readonly regimes: readonly ResultRegime[];
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
      waived: finding.waiver !== undefined,
      source: finding.source?.id?.value ?? null,
    };
  });
  return {
    file,
    asOf: analysis.asOf ?? null,
    findings,
    regimes: analysis.regimes.flatMap(regimeOf),
  };
}

function regimeOf({ regime, inForce, shares }: JudgedRegime): ResultRegime[] {
  return regime.requirements.flatMap((requirement) => {
    if (requirement.kind !== 'share') return [];
    const result = shares.find((share) => share.requirement === requirement);
    const isJudged = result?.sum !== undefined || (result?.lacking.length ?? 0) > 0;
    return {
      id: regime.id,
      requirement: requirement.id,
      inForce,
      qualifyingShare: result?.sum?.share.valueOf() ?? null,
      threshold: isJudged && result?.threshold ? result.threshold.percent / 100 : null,
      passes: result?.sum?.passes ?? null,
    };
  });
}
