import type { Knowledge } from '../knowledge/knowledge';
import type { Day, PercentByYear, Regime, Requirement } from '../knowledge/types';
import { percent } from '../messages/words';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { factBlocks } from './facts';
import { citation } from './words';

/** What a regime requires on a day, its document, and what is said of it. */
export function explainRegime(
  regime: Regime,
  day: Day,
  knowledge: Knowledge,
  shown: Set<string>,
): Block[] {
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
    ...list(regime.requirements.map((requirement) => requirementLine(requirement, day))),
    ...factBlocks({ topic: regime.id }, knowledge, shown),
  ];
}

function requirementLine(requirement: Requirement, day: Day): Line {
  const note = requirement.note === undefined ? '' : ` (${requirement.note})`;
  return [`${requirement.name}${demand(requirement, day)}${note}`];
}

function demand(requirement: Requirement, day: Day): string {
  switch (requirement.kind) {
    case 'share': {
      const threshold = thresholdOn(requirement.thresholds, day);
      return threshold ? `: at least ${percent(threshold.percent)} in ${threshold.year}` : '';
    }
    case 'limit':
      return `: at most ${percent(requirement.percent)} from one country`;
    case 'exclusion':
      return `: from ${[...new Set(requirement.clauses.map(({ from }) => from))].join(', ')}`;
  }
}

/** The figure of the day's year; a year past the last keeps the last, one before the first sees the first. */
function thresholdOn(
  thresholds: PercentByYear,
  day: Day,
): { readonly year: string; readonly percent: number } | undefined {
  const years = Object.keys(thresholds).sort();
  const year = years.findLast((each) => each <= day.slice(0, 4)) ?? years[0];
  const value = year === undefined ? undefined : thresholds[year];
  return year === undefined || value === undefined ? undefined : { year, percent: value };
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
