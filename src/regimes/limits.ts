import Fraction from 'fraction.js';
import type { StageGroup } from '../chain/graph';
import type { StagePart } from '../chain/stage-parts';
import { stageParts } from '../chain/stage-parts';
import { isLarger } from '../chain/exact-sum';
import type { Bloc, Knowledge } from '../knowledge/knowledge';
import type { LimitRequirement } from '../knowledge/types';
import type { Slices } from '../text/slices';
import type { ShareInput } from './share';

/** The largest part of a stage that a limit is about. */
export interface LimitedStage {
  readonly group: StageGroup;
  /** By what is surely or perhaps done there; one that exceeds the limit before others. */
  readonly largest: StagePart;
  /** The forms in which its material is on the lists; empty: any. */
  readonly forms: readonly string[];
  /** Whether it is, in the worst case of its candidates, more than the limit, and from a country that the limit is about. */
  readonly exceeds: boolean;
}

/** What becomes of a limit on a day. */
export interface LimitResult {
  readonly requirement: LimitRequirement;
  /** The stages that can be summed. */
  readonly stages: readonly LimitedStage[];
}

/** Judges one limit over the stages of the materials on its lists. */
export function* judgeLimit(
  requirement: LimitRequirement,
  { graph, knowledge, asOf }: ShareInput,
): Slices<LimitResult> {
  const { lists } = requirement;
  const stages: LimitedStage[] = [];
  for (const group of graph.stages) {
    yield;
    if (!lists.some((list) => knowledge.isListed(group.material, list))) continue;
    const parts = (yield* stageParts(group)) ?? [];
    const largest = largestOf(parts.filter((part) => isOver(part, requirement, knowledge)));
    const shown = largest ?? largestOf(parts);
    if (!shown) continue;
    const listings = knowledge.listings(group.material, asOf);
    const forms = listings.flatMap(({ list, form }) =>
      lists.includes(list) && form !== undefined ? form : [],
    );
    stages.push({
      group,
      largest: shown,
      forms: [...new Set(forms)],
      exceeds: largest !== undefined,
    });
  }
  return { requirement, stages };
}

/** Whether a part is of a country that a limit is about, and more than it in the worst case. */
const isOver = (
  { code, most, whole }: StagePart,
  { percent, outsideBloc }: LimitRequirement,
  knowledge: Knowledge,
): boolean =>
  isLarger(most, whole.mul(new Fraction(percent, 100))) &&
  !knowledge.inBloc(code, outsideBloc as Bloc);

/** The part with the largest worst case; of several the one of which most is sure, then the first. */
function largestOf(parts: readonly StagePart[]): StagePart | undefined {
  let largest: StagePart | undefined;
  for (const part of parts) {
    const side = largest ? part.most.compare(largest.most) : 1;
    if (side > 0 || (side === 0 && largest && isLarger(part.total, largest.total))) largest = part;
  }
  return largest;
}
