import Fraction from 'fraction.js';
import type { StageGroup } from '../chain/graph';
import type { StagePart } from '../chain/stage-parts';
import { largestPart } from '../chain/stage-parts';
import type { Bloc } from '../knowledge/knowledge';
import type { LimitRequirement } from '../knowledge/types';
import type { Slices } from '../text/slices';
import type { ShareGround } from './share';

/** The largest part of a stage that a limit is about. */
export interface LimitedStage {
  readonly group: StageGroup;
  readonly largest: StagePart;
  /** The forms in which its material is on the lists; empty: any. */
  readonly forms: readonly string[];
  /** Whether it is more than the limit, and from a country that the limit is about. */
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
  { graph, knowledge, asOf }: ShareGround,
): Slices<LimitResult> {
  const { lists, percent, outsideBloc } = requirement;
  const stages: LimitedStage[] = [];
  for (const group of graph.stages) {
    yield;
    if (!lists.some((list) => knowledge.isListed(group.material, list))) continue;
    const largest = yield* largestPart(group);
    if (!largest) continue;
    const line = largest.whole.mul(new Fraction(percent, 100));
    const exceeds =
      largest.total.compare(line) > 0 && !knowledge.inBloc(largest.code, outsideBloc as Bloc);
    const listings = knowledge.listings(group.material, asOf);
    const forms = listings.flatMap(({ list, form }) =>
      lists.includes(list) && form !== undefined ? form : [],
    );
    stages.push({ group, largest, forms: [...new Set(forms)], exceeds });
  }
  return { requirement, stages };
}
