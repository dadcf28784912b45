import type { Rule } from '../rule';
import { workOf } from '../words';

export const pendingAgreement: Rule = {
  id: 'pending-agreement',
  title: 'A step in a country whose US agreement is not in force yet',
  severity: 'information',
  group: 'sourcing',
  fix: { partner: 'qualifying' },
  step(step, { knowledge, asOf }, report) {
    const { country, source, kind } = step;
    if (!country || !source.country || asOf === undefined) return;
    const standing = knowledge.standing(country.code, asOf, kind);
    if (standing.kind !== 'pending') return;
    const { agreement, event } = standing;
    report({
      place: source.country,
      message: {
        key: 'pending-agreement',
        args: {
          work: workOf(step, knowledge),
          country: country.name,
          day: asOf,
          agreement: agreement.name,
          state: event.state,
          since: event.date.text,
          ...(asOf > knowledge.asOf && { knownTo: knowledge.asOf }),
        },
      },
      related: [],
    });
  },
};
