import type { Graph, Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day, ExclusionRequirement, Regime } from '../knowledge/types';
import type { Slices } from '../text/slices';
import { matchOf } from './content';
import { isExempt } from './exempt';
import type { JudgedRegime } from './judge';

/** What is asked for: the graph as it is judged on a day. */
export interface WantedIn {
  readonly graph: Graph;
  readonly knowledge: Knowledge;
  readonly asOf: Day;
}

/** Steps that are looked at between two points where others may run. */
const SLICE = 500;

/**
 * The manifest's own steps whose facts decide a share or an exclusion, each with the regimes that look at it:
 * what they say of place and supplier is what has to be proven. Limits compare, and want nothing.
 */
export function* stepsToProve(
  regimes: readonly JudgedRegime[],
  input: WantedIn,
): Slices<ReadonlyMap<Step, readonly Regime[]>> {
  const { graph, asOf } = input;
  const wanted = new Map<Step, Regime[]>();
  const want = (step: Step, regime: Regime): void => {
    if (step.file !== undefined) return;
    const known = wanted.get(step);
    if (!known) wanted.set(step, [regime]);
    else if (!known.includes(regime)) known.push(regime);
  };
  for (const { regime, inForce, shares } of regimes) {
    if (!inForce) continue;
    let looked = 0;
    for (const share of shares) {
      for (const step of graph.own) {
        if (++looked % SLICE === 0) yield;
        if (share.counts(step)) want(step, regime);
      }
    }
    for (const each of regime.requirements) {
      if (each.kind !== 'exclusion' || (each.from !== undefined && asOf < each.from)) continue;
      for (const step of yield* contentOf(each, input)) want(step, regime);
    }
  }
  return wanted;
}

/** The steps that an exclusion looks at on a day, whoever does them. */
function* contentOf(
  requirement: ExclusionRequirement,
  { graph, knowledge, asOf }: WantedIn,
): Slices<ReadonlySet<Step>> {
  const exempt = isExempt(requirement, { knowledge, asOf });
  const content = new Set<Step>();
  let looked = 0;
  for (const clause of requirement.clauses) {
    const { from, to, reach, of } = clause;
    if (asOf < from || (to !== undefined && asOf > to)) continue;
    const targets = new Set<Step>();
    for (const step of graph.all) {
      if (++looked % SLICE === 0) yield;
      if (matchOf(clause.content, step, knowledge) !== 'no' && !exempt(step)) targets.add(step);
    }
    if (reach === 'upstream') {
      for (const step of targets) {
        if (++looked % SLICE === 0) yield;
        for (const { step: input } of step.inputs) if (input) targets.add(input);
      }
    }
    for (const step of targets) {
      if (++looked % SLICE === 0) yield;
      if (!of || matchOf(of, step, knowledge) !== 'no') content.add(step);
    }
  }
  return content;
}
