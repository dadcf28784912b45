import Fraction from 'fraction.js';
import { largestPart, placeOfPart } from '../../chain/stage-parts';
import type { Bloc } from '../../knowledge/knowledge';
import type { Rule } from '../rule';

export const regimeConcentration: Rule = {
  id: 'regime-concentration',
  title: 'More of a stage from one country than a regime allows',
  severity: 'warning',
  group: 'regimes',
  fix: { partner: 'elsewhere' },
  *stage(group, { knowledge, graph, regimes }) {
    for (const { regime, inForce } of regimes) {
      if (!inForce) continue;
      for (const requirement of regime.requirements) {
        if (requirement.kind !== 'limit') continue;
        const { lists, percent, outsideBloc } = requirement;
        if (!lists.some((list) => knowledge.isListed(group.material, list))) continue;
        const largest = yield* largestPart(group);
        const line = new Fraction(percent, 100);
        if (!largest || largest.total.compare(largest.whole.mul(line)) <= 0) continue;
        if (knowledge.inBloc(largest.code, outsideBloc as Bloc)) continue;
        const where = placeOfPart(largest, graph);
        if (!where) continue;
        yield {
          place: where.place,
          source: where.source,
          message: {
            key: 'regime-concentration',
            args: {
              regime: regime.name,
              material: knowledge.material(group.material)?.name ?? group.material,
              stage: group.stage,
              recycling: group.steps.some((step) => step.stage === 'recycling'),
              country: knowledge.country(largest.code)?.name ?? largest.code,
              part: largest.total.div(largest.whole),
              line,
              by: largest.by,
            },
          },
          related: [],
        };
      }
    }
  },
};
