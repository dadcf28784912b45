import type { Problem, StructureProblem } from '../../manifest/model';
import type { Report, Rule } from '../rule';

export const manifestSchema: Rule = {
  id: 'manifest-schema',
  title: 'Structure that the JSON Schema of a manifest refuses',
  severity: 'error',
  group: 'form',
  fix: 'structure',
  problem: (problem) => (problem.of === 'structure' ? reportOf(problem) : undefined),
};

/** A mistake that was met while reading, in its own words. */
export function reportOf({ place, problem, source }: Problem): Report {
  const nearest = nearestOf(problem);
  return {
    place,
    message: { key: 'structure', args: problem },
    related: [],
    problem,
    ...(source && { source }),
    ...(nearest !== undefined && { suggestions: [nearest] }),
  };
}

const nearestOf = (problem: StructureProblem): string | undefined =>
  'nearest' in problem ? problem.nearest : undefined;
