import type { Rule } from '../rule';
import { whereOf, workOf } from '../words';

export const chinaSource: Rule = {
  id: 'china-source',
  title: 'A step done in China',
  severity: 'warning',
  group: 'sourcing',
  fix: { partner: 'elsewhere' },
  step(step, { knowledge }, report) {
    const { country, source } = step;
    if (!country || !source.country || country.coveredNation !== 'CN') return;
    report({
      place: source.country,
      message: {
        key: 'china-source',
        args: {
          work: workOf(step, knowledge),
          where: whereOf(country),
          mineral: step.kind === 'mineral',
        },
      },
      related: [],
    });
  },
};
