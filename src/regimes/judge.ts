import type { Located } from '../manifest/model';
import type { Regime } from '../knowledge/types';
import type { ExclusionResult } from './exclusions';
import { judgeExclusion } from './exclusions';
import type { LimitResult } from './limits';
import { judgeLimit } from './limits';
import { splitSteps } from './origins';
import type { ShareInput, ShareResult } from './share';
import type { Slices } from '../text/slices';
import { judgeShare } from './share';

/** A regime that a manifest is judged under, and what becomes of its requirements. */
export interface JudgedRegime {
  readonly regime: Regime;
  /** Where the manifest names it; absent: the policy does. */
  readonly text?: Located<string>;
  readonly inForce: boolean;
  /** One for each requirement that is a share, in the regime's order; none where it is not in force. */
  readonly shares: readonly ShareResult[];
  /** Likewise of its exclusions and limits. */
  readonly exclusions: readonly ExclusionResult[];
  readonly limits: readonly LimitResult[];
}

/**
 * Judges the regimes that the manifest names, or those of the policy where it has sources and names
 * none. Unknown ones are left out; one that is named twice counts once.
 */
export function* judgeRegimes(
  given: Omit<ShareInput, 'split'>,
  defaults: readonly string[],
): Slices<readonly JudgedRegime[]> {
  const { graph, knowledge, asOf } = given;
  const { manifest } = graph;
  const named: readonly { id: string; text?: Located<string> }[] = manifest.keys.has('regimes')
    ? manifest.regimes.map((text) => ({ id: text.value, text }))
    : manifest.keys.has('sources')
      ? defaults.map((id) => ({ id }))
      : [];
  if (named.length === 0) return [];
  const input: ShareInput = { ...given, split: yield* splitSteps(graph, knowledge) };
  const judged = new Map<string, JudgedRegime>();
  for (const { id, text } of named) {
    const regime = knowledge.regime(id);
    if (!regime || judged.has(id)) continue;
    const inForce = regime.from <= asOf && (regime.to === undefined || asOf <= regime.to);
    const shares: ShareResult[] = [];
    const exclusions: ExclusionResult[] = [];
    const limits: LimitResult[] = [];
    for (const each of inForce ? regime.requirements : []) {
      if (each.from !== undefined && asOf < each.from) continue;
      if (each.kind === 'share') shares.push(yield* judgeShare(each, input));
      else if (each.kind === 'exclusion') exclusions.push(yield* judgeExclusion(each, input));
      else limits.push(yield* judgeLimit(each, input));
    }
    judged.set(id, { regime, ...(text && { text }), inForce, shares, exclusions, limits });
  }
  return [...judged.values()];
}
