import type { Analysis } from '../analysis/analysis';
import { endOf, startOf } from '../manifest/model';
import type { Lines } from '../text/lines';
import type { JudgedRegime } from '../regimes/judge';
import { english } from '../messages/english';
import type { Catalogue } from '../messages/message';
import { sentence } from '../messages/message';
import type { CheckedFile, ResultFinding, ResultRegime } from './result';

/** An analysis as plain data, in words. */
export function resultOf(
  file: string,
  analysis: Analysis,
  lines: Lines,
  catalogue: Catalogue = english,
): CheckedFile {
  const findings = analysis.findings.map((finding): ResultFinding => {
    const start = lines.position(startOf(finding.place));
    const end = lines.position(endOf(finding.place));
    return {
      ruleId: finding.ruleId,
      severity: finding.severity,
      message: sentence(finding.message, catalogue),
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

function regimeOf({ regime, shares }: JudgedRegime): ResultRegime[] {
  return regime.requirements.flatMap((requirement) => {
    if (requirement.kind !== 'share') return [];
    const result = shares.find((share) => share.requirement === requirement);
    const isJudged = result?.sum !== undefined || (result?.lacking.length ?? 0) > 0;
    return {
      id: regime.id,
      requirement: requirement.id,
      // One that begins after the day is not among those that were judged.
      inForce: result?.threshold !== undefined,
      qualifyingShare: result?.sum?.share.valueOf() ?? null,
      threshold: isJudged && result?.threshold ? result.threshold.percent / 100 : null,
      passes: result?.sum?.passes ?? null,
    };
  });
}
