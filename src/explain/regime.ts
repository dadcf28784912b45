import type { Analysis } from '../analysis/analysis';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day, Regime, Requirement } from '../knowledge/types';
import { percent } from '../messages/words';
import { nextThreshold } from '../regimes/threshold';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { factBlocks } from './facts';
import { explainShare } from './share';
import { citation } from './words';

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
    ...(judged?.shares ?? []).flatMap((share) => explainShare(share, analysis)),
    ...list(regime.requirements.map((requirement) => requirementLine(requirement, day))),
    ...factBlocks({ topic: regime.id }, knowledge, shown),
    line('Engineering guidance, not legal advice.'),
  ];
}

function requirementLine(requirement: Requirement, day: Day): Line {
  const note = requirement.note === undefined ? '' : ` (${requirement.note})`;
  return [`${requirement.name}${demand(requirement, day)}${note}`];
}

function demand(requirement: Requirement, day: Day): string {
  switch (requirement.kind) {
    case 'share': {
      const threshold = nextThreshold(requirement.thresholds, day);
      return threshold ? `: at least ${percent(threshold.percent)} in ${threshold.year}` : '';
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
