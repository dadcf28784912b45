import { isOf } from '../../chain/places';
import type { Rule } from '../rule';
import { workAt } from '../words';

export const coveredNationSource: Rule = {
  id: 'covered-nation-source',
  title: 'A step done in Russia, Iran or North Korea',
  severity: 'warning',
  group: 'sourcing',
  fix: { partner: 'elsewhere' },
  place(place, step, { knowledge }, report) {
    if (!isOf(place.country, 'other-covered')) return;
    const args = {
      work: workAt(step, place, knowledge),
      country: place.country.name,
      mineral: step.kind === 'mineral',
    };
    report({ place: place.text, message: { key: 'covered-nation-source', args }, related: [] });
  },
};
