import { isOf } from '../../chain/places';
import type { Rule } from '../rule';
import { whereOf, workAt } from '../words';

export const chinaSource: Rule = {
  id: 'china-source',
  title: 'A step done in China',
  severity: 'warning',
  group: 'sourcing',
  fix: { partner: 'elsewhere' },
  place(place, step, { knowledge }, report) {
    if (!isOf(place.country, 'china')) return;
    report({
      place: place.text,
      message: {
        key: 'china-source',
        args: {
          work: workAt(step, place, knowledge),
          where: whereOf(place.country),
          mineral: step.kind === 'mineral',
        },
      },
      related: [],
    });
  },
};
