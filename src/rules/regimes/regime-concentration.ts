import Fraction from 'fraction.js';
import { placesOfPart } from '../../chain/stage-parts';
import type { Rule } from '../rule';

export const regimeConcentration: Rule = {
  id: 'regime-concentration',
  title: 'More of a stage from one country than a regime allows',
  severity: 'warning',
  group: 'regimes',
  fix: 'second-source',
  *file({ knowledge, graph, regimes }) {
    for (const { regime, limits } of regimes) {
      for (const { requirement, stages } of limits) {
        const { percent, benchmarkFor } = requirement;
        for (const { group, largest, forms, exceeds } of stages) {
          yield;
          if (!exceeds) continue;
          const line = new Fraction(percent, 100);
          for (const { place, source } of placesOfPart(largest, line, graph))
            yield {
              place,
              source,
              ...(benchmarkFor !== undefined && { severity: 'information' }),
              message: {
                key: 'regime-concentration',
                args: {
                  regime: regime.name,
                  material: knowledge.material(group.material)?.name ?? group.material,
                  stage: group.stage,
                  recycling: group.steps.some((step) => step.stage === 'recycling'),
                  country: knowledge.country(largest.code)?.name ?? largest.code,
                  part: largest.total.div(largest.whole),
                  ...(!largest.most.equals(largest.total) && {
                    most: largest.most.div(largest.whole),
                  }),
                  line,
                  by: largest.by,
                  ...(benchmarkFor !== undefined && { benchmarkFor }),
                  forms,
                },
              },
              related: [],
            };
        }
      }
    }
  },
};
