import type { Knowledge } from '../../knowledge/knowledge';
import type { Problem, StructureProblem } from '../../manifest/model';
import type { Report, Rule } from '../rule';
import { isOfOtherKind } from './unknown-material';

export const manifestSchema: Rule = {
  id: 'manifest-schema',
  title: 'Structure that the JSON Schema of a manifest refuses',
  severity: 'error',
  group: 'form',
  fix: 'structure',
  problem: (problem, { knowledge }) =>
    problem.of === 'structure' && !isEcho(problem, knowledge) ? reportOf(problem) : undefined,
};

/** A stage of components at what stands under `material` and is one, or the other way round: one mistake, said there. */
const isEcho = ({ problem, source }: Problem, knowledge: Knowledge): boolean =>
  problem.kind === 'not-one-of' &&
  problem.key === 'stage' &&
  source !== undefined &&
  STAGES[isOfOtherKind(source, knowledge)?.kind ?? 'none'].includes(problem.value);

const STAGES: Readonly<Record<'material' | 'component' | 'none', readonly string[]>> = {
  material: ['extraction', 'processing', 'recycling'],
  component: ['manufacturing', 'assembly'],
  none: [],
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
