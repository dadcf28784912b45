import type { Agreement, AgreementEvent, Country, Day, DocumentDate } from './types';

/** How a country stands for a step on a day. */
export type CountryStatus =
  | { readonly kind: 'domestic' }
  | { readonly kind: 'covered'; readonly nation: 'CN' | 'RU' | 'IR' | 'KP' }
  | {
      readonly kind: 'free-trade-agreement' | 'critical-minerals-agreement';
      readonly agreement: Agreement;
      readonly since: DocumentDate;
    }
  /** The agreement is not in force yet. */
  | ({ readonly kind: 'pending' } & AgreementStatus)
  /** It is unknown whether the agreement is still in force. */
  | ({ readonly kind: 'unknown' } & AgreementStatus)
  /** `lapsed`: an agreement that was sought and has come to nothing, if any. */
  | { readonly kind: 'none'; readonly lapsed?: AgreementStatus };

/** An agreement that concerns a country, and its latest state there on a day. */
export interface AgreementStatus {
  readonly agreement: Agreement;
  readonly event: AgreementEvent;
}

/** Whether a step with this status counts: the United States, or an agreement in force. */
export const qualifies = ({ kind }: CountryStatus): boolean =>
  kind === 'domestic' || kind === 'free-trade-agreement' || kind === 'critical-minerals-agreement';

/** Every agreement that concerns a country on a day, whatever its state. */
export function statesOf(
  country: Country,
  agreements: readonly Agreement[],
  day: Day,
): AgreementStatus[] {
  return agreements.flatMap((agreement) => {
    const event = eventsUpTo(country, agreement, day).at(-1);
    return event ? { agreement, event } : [];
  });
}

export function countryStatusOf(
  country: Country,
  agreements: readonly Agreement[],
  day: Day,
  step: 'mineral' | 'component',
): CountryStatus {
  if (country.coveredNation) return { kind: 'covered', nation: country.coveredNation };
  if (country.code === 'US' || country.territoryOf === 'US') return { kind: 'domestic' };
  const states = statesOf(country, agreements, day);
  const kinds =
    step === 'mineral'
      ? (['free-trade-agreement', 'critical-minerals-agreement'] as const)
      : (['free-trade-agreement'] as const);
  for (const kind of kinds) {
    const status = states.find(
      ({ agreement, event }) => agreement.kind === kind && event.state === 'in-force',
    );
    if (status) {
      return { kind, agreement: status.agreement, since: inForceSince(country, status, day) };
    }
  }
  const unknown = states.find(
    ({ agreement, event }) => isOneOf(agreement.kind, kinds) && event.state === 'unknown',
  );
  if (unknown) return { kind: 'unknown', ...unknown };
  const pending = states
    .filter(({ agreement, event }) => isOneOf(agreement.kind, kinds) && isPending(event))
    .sort((a, b) => PENDING.indexOf(b.event.state) - PENDING.indexOf(a.event.state))[0];
  if (pending) return { kind: 'pending', ...pending };
  const lapsed = states.find(({ event }) => event.state === 'lapsed');
  return { kind: 'none', ...(lapsed && { lapsed }) };
}

const PENDING = ['proposed', 'negotiating', 'signed'];

const isPending = ({ state }: AgreementEvent): boolean => PENDING.includes(state);

const isOneOf = (kind: string, kinds: readonly string[]): boolean => kinds.includes(kind);

/** When the time began in which an agreement is in force: a later event may only confirm it. */
function inForceSince(
  country: Country,
  { agreement, event }: AgreementStatus,
  day: Day,
): DocumentDate {
  const events = eventsUpTo(country, agreement, day);
  const first = events[events.findLastIndex(({ state }) => state !== 'in-force') + 1];
  return (first ?? event).date;
}

const eventsUpTo = (country: Country, agreement: Agreement, day: Day): AgreementEvent[] =>
  eventsFor(country, agreement).filter(({ date }) => date.day <= day);

/**
 * The events of an agreement that hold for a country, in order of date. What is said of all members
 * holds for those too that joined by an event of their own before.
 */
export function eventsFor(country: Country, { countries, timeline }: Agreement): AgreementEvent[] {
  const isParty = (parties: readonly string[]): boolean =>
    parties.includes(country.code) ||
    (country.territoryOf !== undefined && parties.includes(country.territoryOf)) ||
    (country.blocs.includes('eu') && parties.includes('EU'));
  let isMember = isParty(countries);
  return timeline.filter((event) => {
    if (event.countries === undefined) return isMember;
    const isNamed = isParty(event.countries);
    isMember ||= isNamed;
    return isNamed;
  });
}
