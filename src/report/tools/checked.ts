import type { Knowledge } from '../../knowledge/knowledge';
import { Tally } from '../format';
import type { CheckedFile, ResultFinding } from '../result';
import type { Dated } from './names';
import { dated } from './names';

/** More findings are not listed: the most severe are. */
const MAX_FINDINGS = 50;

/** What is found in a manifest, in few words. */
export interface Checked extends Omit<Dated, 'asOf'>, Pick<CheckedFile, 'file' | 'regimes'> {
  /** Null where the manifest gives a day that is not in the calendar. */
  readonly asOf: string | null;
  readonly counts: Readonly<Record<ResultFinding['severity'] | 'waived', number>>;
  /** In order of place; of too many the most severe. */
  readonly findings: readonly ResultFinding[];
  /** Findings that are not listed. */
  readonly more: number;
}

/** A result as an answer. */
export function checkedAnswer(result: CheckedFile, knowledge: Knowledge): Checked {
  const tally = new Tally();
  tally.add(result);
  const listed = mostSevere(result.findings);
  const { dataAsOf, caution } = dated(result.asOf ?? knowledge.asOf, knowledge);
  return {
    file: result.file,
    asOf: result.asOf,
    dataAsOf,
    ...(caution !== undefined && { caution }),
    counts: { ...tally.found, waived: tally.waived },
    findings: listed,
    more: result.findings.length - listed.length,
    regimes: result.regimes,
  };
}

function mostSevere(findings: readonly ResultFinding[]): readonly ResultFinding[] {
  if (findings.length <= MAX_FINDINGS) return findings;
  const open = findings.filter(({ waived }) => !waived);
  const chosen = (['error', 'warning', 'information', 'hint'] as const)
    .flatMap((severity) => open.filter((each) => each.severity === severity))
    .slice(0, MAX_FINDINGS);
  const isChosen = new Set(chosen);
  return findings.filter((each) => isChosen.has(each));
}
