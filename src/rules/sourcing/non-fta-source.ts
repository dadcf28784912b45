import type { AgreementStatus, CountryStatus } from '../../knowledge/knowledge';
import type { Message } from '../../messages/message';
import type { Rule } from '../rule';
import { workAt } from '../words';

export const nonFtaSource: Rule = {
  id: 'non-fta-source',
  title: 'A step in a country without a US agreement in force',
  severity: 'warning',
  group: 'sourcing',
  fix: { partner: 'elsewhere' },
  place(at, step, { knowledge, asOf }, report) {
    if (asOf === undefined) return;
    const { country, text: place } = at;
    const countryStatus = knowledge.countryStatus(country.code, asOf, step.kind);
    if (countryStatus.kind !== 'none' && countryStatus.kind !== 'unknown') return;
    // There may be very many of them.
    const args = {
      work: workAt(step, at, knowledge),
      country: country.name,
      day: asOf,
      mineral: step.kind === 'mineral',
    };
    report({ place, message: messageOf(countryStatus, args), related: [] });
  },
};

/** No agreement is in force; one that lapsed with what it was sought for is history. */
function messageOf(
  countryStatus: Extract<CountryStatus, { kind: 'none' | 'unknown' }>,
  args: Extract<Message, { key: 'non-fta-source' }>['args'],
): Message {
  if (countryStatus.kind === 'unknown') {
    const { work, country, day } = args;
    return { key: 'unknown-agreement', args: { work, country, day, ...wordsOf(countryStatus) } };
  }
  return args.mineral && countryStatus.lapsed
    ? { key: 'lapsed-agreement', args: { ...args, ...wordsOf(countryStatus.lapsed) } }
    : { key: 'non-fta-source', args };
}

const wordsOf = ({
  agreement,
  event,
}: AgreementStatus): { agreement: string; since: string; note?: string } => ({
  agreement: agreement.name,
  since: event.date.text,
  ...(event.note !== undefined && { note: event.note }),
});
