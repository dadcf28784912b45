import type { Rule } from '../rule';
import { workOf } from '../words';

export const nonFtaSource: Rule = {
  id: 'non-fta-source',
  title: 'A step in a country without a US agreement in force',
  severity: 'warning',
  group: 'sourcing',
  fix: { partner: 'elsewhere' },
  step(step, { knowledge, asOf }, report) {
    const { country, source, kind } = step;
    if (!country || !source.country || asOf === undefined) return;
    if (knowledge.standing(country.code, asOf, kind).kind !== 'none') return;
    report({
      place: source.country,
      message: {
        key: 'non-fta-source',
        args: {
          work: workOf(step, knowledge),
          country: country.name,
          day: asOf,
          mineral: kind === 'mineral',
        },
      },
      related: [],
    });
  },
};
