import type { Rule } from '../rule';
import { idOf } from '../words';
import { placeOfRegime } from './words';

/** Links to more steps than this would only hide them. */
const MAX_NAMED_STEPS = 20;

export const creditUndetermined: Rule = {
  id: 'credit-undetermined',
  title: 'A share that cannot be computed',
  severity: 'information',
  group: 'regimes',
  *file(context) {
    for (const judged of context.regimes) {
      const place = placeOfRegime(judged, context);
      for (const { requirement, lacking } of judged.shares) {
        if (!place || lacking.length === 0) continue;
        yield {
          place,
          message: {
            key: 'credit-undetermined',
            args: {
              regime: judged.regime.name,
              requirement: requirement.name,
              steps: lacking.map(({ step, lacks }) => ({ id: idOf(step), lacks })),
            },
          },
          related: lacking.slice(0, MAX_NAMED_STEPS).map(({ step, lacks }) => ({
            place: step.source.id ?? step.source.place,
            message: { key: 'lacking-step', args: { id: idOf(step), lacks } },
            ...(step.file !== undefined && { file: step.file }),
          })),
        };
      }
    }
  },
};
