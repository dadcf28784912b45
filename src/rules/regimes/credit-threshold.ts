import Fraction from 'fraction.js';
import type { CostRatio } from '../../messages/regimes';
import type { ShareResult } from '../../regimes/share';
import { idOf, sinceThen } from '../words';
import type { Rule } from '../rule';
import { placeOfRegime } from './words';

export const creditThreshold: Rule = {
  id: 'credit-threshold',
  title: 'A qualifying share under the threshold of its year',
  severity: 'warning',
  group: 'regimes',
  *file(context) {
    for (const judged of context.regimes) {
      const place = placeOfRegime(judged, context);
      for (const { requirement, threshold, sum } of judged.shares) {
        if (!place || !threshold || !sum || sum.passes) continue;
        const line = new Fraction(threshold.percent, 100);
        yield {
          place,
          message: {
            key: 'credit-threshold',
            args: {
              regime: judged.regime.name,
              requirement: requirement.name,
              share: sum.share,
              line,
              year: threshold.year,
              qualifying: sum.qualifying,
              total: sum.total,
              missing: sum.total.mul(line).sub(sum.qualifying),
              currency: context.manifest.currency?.value,
              byChains: requirement.method === 'procurement-chains',
              isMoreThan: requirement.isMoreThan === true,
              ...(sum.best && { best: sum.best.share }),
              ...(requirement.shownAs === 'cost-ratio' && { costRatio: costRatio(sum) }),
            },
            ...sinceThen(judged.regime, context.asOf, context.knowledge),
          },
          related: [],
        };
      }
    }
  },
};

function costRatio({ addends }: NonNullable<ShareResult['sum']>): CostRatio {
  const steps = addends.flatMap(({ step, qualifies }) => (step ? [{ step, qualifies }] : []));
  // A step that is split among several places is counted once for each, and named once.
  const namesOf = (of: typeof steps): CostRatio['counted'] => [
    ...new Map(of.map(({ step }) => [step.source.place, idOf(step)])).values(),
  ];
  return {
    counted: namesOf(steps),
    theirs: namesOf(steps.filter(({ qualifies }) => !qualifies)),
  };
}
