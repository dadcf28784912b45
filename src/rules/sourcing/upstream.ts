import type { StepContext } from '../context';
import type { Input, Step } from '../../chain/graph';
import { causesAbove, wayUp } from '../../chain/upstream';
import type { NationGroup } from '../../chain/places';
import { isWhollyIn, placeIn } from '../../chain/places';
import type { Country } from '../../knowledge/types';
import type { Slices } from '../../text/slices';
import { forEachOf } from '../../text/slices';
import type { Report } from '../rule';
import { idOf, whereOf, workOf } from '../words';

/** Steps of a way that a message names. */
const MAX_NAMED_STEPS = 8;

/**
 * One report for each entry of `inputs` that leads, over any number of steps, to one in China or in
 * another covered nation, by the shortest way, with the causes as related places. Nothing for a step
 * that is there itself. Where a step is fed only by steps of the same file that have this finding
 * already, it is an echo of theirs.
 */
export function reportUpstream(
  step: Step,
  of: NationGroup,
  context: StepContext,
  report: (found: Report) => void,
): Slices<void> | undefined {
  if (step.inputs.length === 0 || isThere(step, of)) return undefined;
  return reportLeading(step, of, context, report);
}

function reportLeading(
  step: Step,
  of: NationGroup,
  { graph, knowledge, policy }: StepContext,
  report: (found: Report) => void,
): Slices<void> | undefined {
  const upstream = graph.upstream(of);
  const leading = step.inputs.filter(({ step: fed }) => fed !== undefined && upstream.has(fed));
  if (leading.length === 0) return undefined;
  const isEcho = policy.cascade !== 'full' && leading.every(({ step: fed }) => carries(fed, of));
  if (isEcho && policy.cascade === 'off') return undefined;
  return forEachOf(leading, (input) => {
    const found = reportOf(step, input);
    if (found) report(isEcho ? { ...found, severity: 'hint' } : found);
  });

  function reportOf(consumer: Step, { entry, step: fed }: Input): Report | undefined {
    const way = fed && wayUp(fed, upstream, MAX_NAMED_STEPS - 1);
    const last = way?.steps.at(-1);
    const country = last && placeIn(last, of)?.country;
    if (!way || !country) return undefined;
    return {
      place: entry,
      message: {
        key: 'upstream',
        args: {
          work: workOf(consumer, knowledge),
          where: whereOf(country),
          path: [consumer, ...way.steps].map(idOf),
          leftOut: way.leftOut,
        },
      },
      related: causesAbove(fed, upstream).flatMap((cause) => {
        const there = placeIn(cause, of);
        return there
          ? {
              place: there.text,
              message: {
                key: 'upstream-step',
                args: { id: idOf(cause), where: whereOf(there.country) },
              },
              ...(cause.file !== undefined && { file: cause.file }),
            }
          : [];
      }),
    };
  }
}

/** Whether a step has its own finding in place of this one. */
const isThere = (step: Step, of: NationGroup): boolean => isWhollyIn(step, IS_THERE[of]);

const IS_THERE: Readonly<Record<NationGroup, (country: Country) => boolean>> = {
  china: ({ coveredNation }) => coveredNation === 'CN',
  'other-covered': ({ coveredNation }) => coveredNation !== undefined,
};

/** Whether a step has this finding itself, in the file that is judged. */
const carries = (fed: Step | undefined, of: NationGroup): boolean =>
  fed?.file === undefined && fed !== undefined && !isThere(fed, of) && !placeIn(fed, of);
