import Fraction from 'fraction.js';
import type { Analysis } from '../analysis/analysis';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day, Regime, Requirement } from '../knowledge/types';
import { partBeside, percent } from '../messages/words';
import type { ExclusionResult } from '../regimes/exclusions';
import type { LimitResult } from '../regimes/limits';
import { nextThreshold } from '../regimes/threshold';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { factBlocks } from './facts';
import { explainShare } from './share';
import { citation, countryName, shortened, subjectName } from './words';

/** Steps or stages that one line names. */
const MAX_NAMES = 6;

/** What a regime requires on a day, the sums behind its shares, its document, and what is said of it. */
export function explainRegime(
  regime: Regime,
  day: Day,
  analysis: Analysis,
  shown: Set<string>,
): Block[] {
  const { knowledge } = analysis;
  const judged = analysis.regimes.find((each) => each.regime.id === regime.id);
  const until = regime.to === undefined ? '' : ` to ${regime.to}`;
  const over =
    day < regime.from
      ? ', not yet'
      : regime.to !== undefined && day > regime.to
        ? ', no longer'
        : '';
  return [
    line(
      strong(regime.name),
      `: applies from ${regime.from}${until}${over === '' ? '' : `${over} on ${day}`}`,
      ...citation(regime, knowledge),
    ),
    // Near the top, where a hover that is cut still has it.
    line('Engineering guidance, not legal advice.'),
    ...(judged?.shares ?? []).flatMap((share) => explainShare(share, analysis)),
    ...(judged?.exclusions ?? []).flatMap(exclusionLine),
    ...(judged?.limits ?? []).flatMap((limit) => limitLine(limit, knowledge)),
    ...list(regime.requirements.map((requirement) => requirementLine(requirement, day))),
    ...factBlocks({ topic: regime.id }, knowledge, shown),
  ];
}

/** What an exclusion finds, by the steps that it is reported at. */
function exclusionLine({ requirement, found }: ExclusionResult): Block[] {
  const parts = (['excluded', 'undetermined', 'excepted'] as const).flatMap((status) => {
    const steps = found.filter(({ verdict }) => verdict.status === status);
    const ids = steps.map(({ step }) => shortened(step.source.id?.value ?? 'a step without id'));
    const names = [...new Set(ids)];
    if (names.length === 0) return [];
    const more = names.length > MAX_NAMES ? `, ${String(names.length - MAX_NAMES)} more` : '';
    return `${status}: ${names.slice(0, MAX_NAMES).join(', ')}${more}`;
  });
  return [line(strong(requirement.name), `: ${parts.join('; ') || 'nothing is excluded'}`)];
}

/** The largest part of each stage that a limit is about. */
function limitLine({ requirement, stages }: LimitResult, knowledge: Knowledge): Block[] {
  const limit = new Fraction(requirement.percent, 100);
  const parts = stages.slice(0, MAX_NAMES).map(({ group, largest, exceeds }) => {
    const subject = subjectName(group.material, knowledge);
    const sure = partBeside(largest.total.div(largest.whole), limit);
    const part = largest.most.equals(largest.total)
      ? sure
      : `between ${sure} and ${partBeside(largest.most.div(largest.whole), limit)}`;
    const country = countryName(largest.code, knowledge);
    return `${exceeds ? '✖' : '✔'} ${subject} ${group.stage}: ${part} from ${country}`;
  });
  return parts.length === 0 ? [] : [line(strong(requirement.name), `: ${parts.join('; ')}`)];
}

function requirementLine(requirement: Requirement, day: Day): Line {
  const note = requirement.note === undefined ? '' : ` (${requirement.note})`;
  return [`${requirement.name}${demand(requirement, day)}${note}`];
}

function demand(requirement: Requirement, day: Day): string {
  switch (requirement.kind) {
    case 'share': {
      const threshold = nextThreshold(requirement.thresholds, day);
      const least = requirement.isMoreThan === true ? 'more than' : 'at least';
      return threshold ? `: ${least} ${percent(threshold.percent)} in ${threshold.year}` : '';
    }
    case 'limit':
      return `: at most ${percent(requirement.percent)} from one country`;
    case 'exclusion':
      return `: from ${[...new Set(requirement.clauses.map(({ from }) => from))].join(', ')}`;
  }
}

/** A region, and the regimes that exclude it by name. */
export function explainRegion(region: string, knowledge: Knowledge): Block[] {
  const country = knowledge.country(region.slice(0, 2));
  if (!country) return [];
  const regimes = knowledge.data.regimes.filter(({ requirements }) =>
    requirements.some((each) => each.kind === 'exclusion' && each.whom.regions?.includes(region)),
  );
  return [
    line(strong(region), `: a region of ${country.name}`),
    ...list(
      regimes.map((each) => [`Excluded by name: ${each.name}`, ...citation(each, knowledge)]),
    ),
  ];
}
