import type { Rule } from '../rule';
import { workAt } from '../words';

export const pendingAgreement: Rule = {
  id: 'pending-agreement',
  title: 'A step in a country whose US agreement is not in force yet',
  severity: 'information',
  group: 'sourcing',
  fix: { partner: 'qualifying' },
  place(place, step, { knowledge, asOf }, report) {
    if (asOf === undefined) return;
    const countryStatus = knowledge.countryStatus(place.country.code, asOf, step.kind);
    if (countryStatus.kind !== 'pending') return;
    const { agreement, event } = countryStatus;
    report({
      place: place.text,
      message: {
        key: 'pending-agreement',
        args: {
          work: workAt(step, place, knowledge),
          country: place.country.name,
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
