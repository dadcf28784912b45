import Fraction from 'fraction.js';
import type { Analysis } from '../../analysis/analysis';
import type { Day, PercentByYear, Requirement } from '../../knowledge/types';
import { amount, exactPercent, partBeside } from '../../messages/words';
import type { JudgedRegime } from '../../regimes/judge';
import type { ShareResult } from '../../regimes/share';
import type { RequirementRow, SharePart, Verdict } from './report';

type Judged = Pick<RequirementRow, 'state' | 'result' | 'share'>;

/** What becomes of each requirement of each regime. */
export const requirementRows = (analysis: Analysis): RequirementRow[] =>
  analysis.regimes.flatMap((judged) =>
    judged.regime.requirements.map((requirement) => ({
      regime: judged.regime.id,
      regimeName: judged.regime.name,
      name: requirement.name,
      ...judge(judged, requirement, analysis),
    })),
  );

function judge(judged: JudgedRegime, requirement: Requirement, analysis: Analysis): Judged {
  const { regime, inForce } = judged;
  const { asOf = analysis.knowledge.asOf } = analysis;
  if (!inForce) {
    const when = asOf < regime.from ? `applies from ${regime.from}` : `ended on ${regime.to ?? ''}`;
    return { state: 'not-in-force', result: `Not in force on ${asOf}: it ${when}.` };
  }
  if (requirement.from !== undefined && asOf < requirement.from) {
    return { state: 'not-in-force', result: `Applies from ${requirement.from}.` };
  }
  switch (requirement.kind) {
    case 'share':
      return shareOf(
        judged.shares.find((each) => each.requirement === requirement),
        asOf,
        analysis.manifest.currency?.value,
      );
    case 'exclusion': {
      const found = judged.exclusions.find((each) => each.requirement === requirement)?.found ?? [];
      const excluded = found.filter(({ verdict }) => verdict.status === 'excluded').length;
      const open = found.filter(({ verdict }) => verdict.status === 'undetermined').length;
      if (excluded > 0) return { state: 'fails', result: `${steps(excluded)} excluded.` };
      if (open > 0) return { state: 'undetermined', result: `${steps(open)} cannot be judged.` };
      return { state: 'passes', result: 'No excluded content found.' };
    }
    case 'limit': {
      const stages = judged.limits.find((each) => each.requirement === requirement)?.stages ?? [];
      const over = stages.filter(({ exceeds }) => exceeds).length;
      const limit = `${String(requirement.percent)} %`;
      if (stages.length === 0) return { state: 'nothing', result: 'No stage that can be summed.' };
      const result =
        over === 0
          ? `No stage has more than ${limit} from one country.`
          : `${over === 1 ? '1 stage has' : `${String(over)} stages have`} more than ${limit} from one country.`;
      const isCompared = requirement.benchmarkFor !== undefined;
      return { state: isCompared ? 'compared' : over > 0 ? 'fails' : 'passes', result };
    }
  }
}

const steps = (count: number): string => (count === 1 ? '1 step' : `${String(count)} steps`);

function shareOf(result: ShareResult | undefined, day: Day, currency: string | undefined): Judged {
  const { threshold, sum, lacking = [], requirement } = result ?? {};
  if (!requirement || !threshold) {
    return { state: 'not-in-force', result: 'No threshold is set for this year.' };
  }
  if (lacking.length > 0) {
    const verb = lacking.length === 1 ? 'lacks' : 'lack';
    return {
      state: 'undetermined',
      result: `Cannot be computed: ${steps(lacking.length)} ${verb} a value, country, currency or stage.`,
    };
  }
  if (!sum) return { state: 'nothing', result: 'Nothing counts here.' };
  const wanted = new Fraction(threshold.percent, 100);
  const missing = sum.total.mul(wanted).sub(sum.qualifying);
  const money = currency === undefined ? '' : `${currency} `;
  const best = sum.best ? `; ${partBeside(sum.best.share, wanted)} in the best case` : '';
  const share: SharePart = {
    share: sum.share.valueOf(),
    ...(sum.best && { best: sum.best.share.valueOf() }),
    threshold: threshold.percent / 100,
    years: yearsFrom(requirement.thresholds, day),
  };
  const parts = `${partBeside(sum.share, wanted)} of ${exactPercent(wanted)} wanted in ${day.slice(0, 4)}`;
  if (sum.passes) return { state: 'passes', result: `${parts}.`, share };
  const gap = `${partBeside(wanted.sub(sum.share), new Fraction(0))} of the value (${money}${amount(missing)})`;
  return { state: 'fails', result: `${parts}${best}: ${gap} missing.`, share };
}

/** This and the coming years that have a threshold of their own, at least this one. */
function yearsFrom(thresholds: PercentByYear, day: Day): SharePart['years'] {
  const now = day.slice(0, 4);
  const own = Object.keys(thresholds).sort();
  const current = own.findLast((year) => year <= now);
  const years = [now, ...own.filter((year) => year > now)];
  return years.map((year) => ({
    year,
    threshold: (thresholds[year] ?? thresholds[current ?? ''] ?? 0) / 100,
  }));
}

/** The answer: whether it passes, under which regime. */
export function verdictOf(rows: readonly RequirementRow[], analysis: Analysis): Verdict {
  const day = analysis.asOf;
  if (day === undefined) {
    return { state: 'undetermined', sentence: 'Not judged: `asOf` is not a valid day.' };
  }
  const judged = rows.filter(
    ({ state }) => !['not-in-force', 'nothing', 'compared'].includes(state),
  );
  const of = (state: RequirementRow['state']): string[] =>
    judged.flatMap((row) => (row.state === state ? `${row.regimeName}: ${row.name}` : []));
  const [fails, open, passes] = [of('fails'), of('undetermined'), of('passes')];
  if (fails.length > 0) {
    const rest =
      passes.length > 0
        ? ` ${String(passes.length)} of ${String(judged.length)} requirements pass.`
        : '';
    return { state: 'fails', sentence: `Does not pass ${list(fails)}.${rest}` };
  }
  if (open.length > 0)
    return { state: 'undetermined', sentence: `Cannot be decided: ${list(open)}.` };
  if (passes.length > 0) return { state: 'passes', sentence: `Passes ${list(passes)}.` };
  const why = rows.length === 0 ? 'No regime is named' : 'No requirement applies';
  return {
    state: 'no-regime',
    sentence: `${why}: there is nothing to pass or fail, only findings.`,
  };
}

const MAX_NAMED = 4;

function list(names: readonly string[]): string {
  const left = names.length - MAX_NAMED;
  return names.slice(0, MAX_NAMED).join('; ') + (left > 0 ? `; and ${String(left)} more` : '');
}
