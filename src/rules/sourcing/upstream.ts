import type { Context } from '../context';
import type { Step } from '../../chain/graph';
import { wayUp } from '../../chain/upstream';
import type { Report } from '../rule';
import { idOf, whereOf, workOf } from '../words';

/** Steps of a way that a message names. */
const MAX_NAMED = 8;

/**
 * One report for each entry of `inputs` that leads, over any number of steps, to one in China or in
 * another covered nation, by the shortest way. Nothing for a step that is there itself.
 */
export function reportUpstream(
  step: Step,
  of: 'china' | 'other-covered',
  { graph, knowledge }: Context,
  report: (found: Report) => void,
): void {
  if (step.inputs.length === 0) return;
  const upstream = graph.upstream(of);
  if (upstream.get(step)?.distance === 0) return;
  for (const { entry, step: fed } of step.inputs) {
    const way = fed && wayUp(fed, upstream, MAX_NAMED - 1);
    const origin = way?.steps.at(-1);
    const country = origin?.country;
    if (!way || !country) continue;
    const place = origin.source.country ?? origin.source.place;
    report({
      place: entry,
      message: {
        key: 'upstream',
        args: {
          work: workOf(step, knowledge),
          where: whereOf(country),
          path: [step, ...way.steps].map(idOf),
          leftOut: way.leftOut,
        },
      },
      related: [
        {
          place,
          message: { key: 'upstream-step', args: { id: idOf(origin), where: whereOf(country) } },
          ...(origin.file !== undefined && { file: origin.file }),
        },
      ],
    });
  }
}
