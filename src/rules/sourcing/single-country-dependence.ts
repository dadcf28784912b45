import { largestPart, placesOfPart } from '../../chain/stage-parts';
import type { Rule } from '../rule';

export const singleCountryDependence: Rule = {
  id: 'single-country-dependence',
  title: 'More than half of a stage from one country',
  severity: 'information',
  group: 'sourcing',
  fix: 'second-source',
  *stage(group, { knowledge, graph, policy }) {
    const largest = yield* largestPart(group);
    if (!largest || largest.total.compare(largest.whole.mul(policy.dependence)) <= 0) return;
    const country = knowledge.country(largest.code);
    if (!country || country.code === 'US') return;
    for (const { place, source } of placesOfPart(largest, policy.dependence, graph)) {
      yield {
        place,
        message: {
          key: 'single-country-dependence',
          args: {
            material: knowledge.material(group.material)?.name ?? group.material,
            stage: group.stage,
            recycling: group.steps.some((step) => step.stage === 'recycling'),
            country: country.name,
            part: largest.total.div(largest.whole),
            line: policy.dependence,
            by: largest.by,
          },
        },
        related: [],
        source,
      };
    }
  },
};
