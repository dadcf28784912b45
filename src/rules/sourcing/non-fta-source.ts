import type { AgreementStatus, Knowledge } from '../../knowledge/knowledge';
import type { Day } from '../../knowledge/types';
import type { Message } from '../../messages/message';
import { forEachPlace } from '../../chain/places';
import type { Rule } from '../rule';
import { workAt } from '../words';

export const nonFtaSource: Rule = {
  id: 'non-fta-source',
  title: 'A step in a country without a US agreement in force',
  severity: 'warning',
  group: 'sourcing',
  fix: { partner: 'elsewhere' },
  step(step, { knowledge, asOf }, report) {
    if (asOf === undefined) return;
    const { kind } = step;
    forEachPlace(step, (at) => {
      const { country, text: place } = at;
      const standing = knowledge.standing(country.code, asOf, kind);
      if (standing.kind !== 'none' && standing.kind !== 'unknown') return;
      const where = { work: workAt(step, at, knowledge), country: country.name, day: asOf };
      report({
        place,
        message:
          standing.kind === 'unknown'
            ? { key: 'unknown-agreement', args: { ...where, ...wordsOf(standing) } }
            : without(where, country.code, asOf, kind === 'mineral', knowledge),
        related: [],
      });
    });
  },
};

type Where = Pick<Extract<Message, { key: 'non-fta-source' }>['args'], 'work' | 'country' | 'day'>;

/** No agreement is in force; one that lapsed with what it was sought for is history. */
function without(
  where: Where,
  code: string,
  asOf: Day,
  mineral: boolean,
  knowledge: Knowledge,
): Message {
  const lapsed = mineral
    ? knowledge.states(code, asOf).find(({ event }) => event.state === 'lapsed')
    : undefined;
  return lapsed
    ? { key: 'lapsed-agreement', args: { ...where, mineral, ...wordsOf(lapsed) } }
    : { key: 'non-fta-source', args: { ...where, mineral } };
}

const wordsOf = ({
  agreement,
  event,
}: AgreementStatus): { agreement: string; since: string; note?: string } => ({
  agreement: agreement.name,
  since: event.date.text,
  ...(event.note !== undefined && { note: event.note }),
});
