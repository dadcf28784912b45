import type { Step } from '../chain/graph';
import type { ExclusionRequirement } from '../knowledge/types';
import type { ShareInput } from './share';

/** Steps on the longest way that is followed; what goes further is not exempt. */
const MAX_DEPTH = 200;

/**
 * Which steps are exempt until a day, because they cannot be traced: steps of certain materials, certain
 * components, and the materials that go into nothing but these.
 */
export function isExempt(
  { exempt }: ExclusionRequirement,
  { asOf, knowledge }: Pick<ShareInput, 'asOf' | 'knowledge'>,
): (step: Step) => boolean {
  if (!exempt || asOf >= exempt.before) return () => false;
  const { materials, into = [] } = exempt;
  const known = new Map<Step, boolean>();
  const goesInto = (step: Step, depth = 0): boolean => {
    if (step.component !== undefined) return into.includes(step.component);
    const found = known.get(step);
    if (found !== undefined) return found;
    // A circle goes into nothing by itself.
    known.set(step, false);
    const goes =
      depth < MAX_DEPTH &&
      step.feeds.length > 0 &&
      step.feeds.every((fed) => goesInto(fed, depth + 1));
    known.set(step, goes);
    return goes;
  };
  return (step) => {
    const { material } = step;
    if (material !== undefined && materials.some((id) => knowledge.sameFamily(id, material))) {
      return true;
    }
    return into.length > 0 && goesInto(step);
  };
}
