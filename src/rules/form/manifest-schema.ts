import type { Manifest, Problem, StructureProblem } from '../../manifest/model';
import type { Report, Rule } from '../rule';

export const manifestSchema: Rule = {
  id: 'manifest-schema',
  title: 'Structure that the JSON Schema of a manifest refuses',
  severity: 'error',
  group: 'form',
  fix: 'structure',
  isLocal: true,
  file: ({ manifest }) => problemsOf(manifest, 'structure'),
};

/** The mistakes that were met while reading. */
export function* problemsOf(manifest: Manifest, wanted: Problem['of']): Generator<Report> {
  for (const { of, place, problem, source } of manifest.problems) {
    if (of !== wanted) continue;
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
