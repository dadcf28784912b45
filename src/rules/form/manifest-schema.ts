import type { Manifest, Problem, StructureProblem } from '../../manifest/model';
import type { Report, Rule } from '../rule';

export const manifestSchema: Rule = {
  id: 'manifest-schema',
  title: 'Structure that the JSON Schema of a manifest refuses',
  severity: 'error',
  group: 'form',
  isLocal: true,
  file: ({ manifest }) => problemsOf(manifest, 'manifest-schema'),
};

/** The mistakes that were met while reading. */
export function* problemsOf(manifest: Manifest, ruleId: Problem['ruleId']): Generator<Report> {
  for (const { ruleId: own, place, problem, source } of manifest.problems) {
    if (own !== ruleId) continue;
    const nearest = nearestOf(problem);
    yield {
      place,
      message: { key: 'structure', args: problem },
      related: [],
      problem,
      ...(source && { source }),
      ...(nearest !== undefined && { suggestions: [nearest] }),
    };
  }
}

const nearestOf = (problem: StructureProblem): string | undefined =>
  'nearest' in problem ? problem.nearest : undefined;
