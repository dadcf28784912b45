import type { Rule } from '../rule';
import { workOf } from '../words';

export const coveredNationSource: Rule = {
  id: 'covered-nation-source',
  title: 'A step done in Russia, Iran or North Korea',
  severity: 'warning',
  group: 'sourcing',
  fix: { partner: 'elsewhere' },
  step(step, { knowledge }, report) {
    const { country, source } = step;
    if (!country || !source.country) return;
    const nation = country.coveredNation;
    if (nation === undefined || nation === 'CN') return;
    const args = {
      work: workOf(step, knowledge),
      country: country.name,
      mineral: step.kind === 'mineral',
    };
    report({ place: source.country, message: { key: 'covered-nation-source', args }, related: [] });
  },
};
