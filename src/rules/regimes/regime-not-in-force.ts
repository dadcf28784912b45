import type { Rule } from '../rule';
import { placeOfRegime } from './words';

export const regimeNotInForce: Rule = {
  id: 'regime-not-in-force',
  title: 'A regime on a day before it starts or after it ends',
  severity: 'information',
  group: 'regimes',
  *file(context) {
    const { asOf } = context;
    if (asOf === undefined) return;
    for (const judged of context.regimes) {
      const { regime, inForce } = judged;
      const place = placeOfRegime(judged, context);
      if (inForce || !place) continue;
      const isEarly = asOf < regime.from;
      yield {
        place,
        message: {
          key: 'regime-not-in-force',
          args: {
            regime: regime.name,
            day: asOf,
            ...(isEarly ? { starts: regime.from } : { ended: regime.to ?? regime.from }),
          },
        },
        related: [],
      };
    }
  },
};
