import { daysBetween } from '../../knowledge/calendar';
import type { Rule } from '../rule';

/** The knowledge speaks for this many days after its own. */
const MAX_LENGTH = 180;

export const knowledgeAge: Rule = {
  id: 'knowledge-age',
  title: 'A day long after that of the knowledge',
  severity: 'hint',
  group: 'paperwork',
  *file({ manifest, knowledge, asOf }) {
    if (asOf === undefined) return;
    const days = daysBetween(knowledge.asOf, asOf);
    if (days <= MAX_LENGTH) return;
    yield {
      place: manifest.asOf ?? { unit: { offset: 0 }, start: 0, end: 0 },
      message: { key: 'knowledge-age', args: { day: asOf, known: knowledge.asOf, days } },
      related: [],
    };
  },
};
