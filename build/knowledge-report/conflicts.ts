import { shownOn } from '../../src/knowledge/production';
import { eventsFor } from '../../src/knowledge/country-status';
import type {
  Agreement,
  AgreementEvent,
  AgreementState,
  Country,
  KnowledgeData,
  ProductionSet,
} from '../../src/knowledge/types';
import type { EntryKind } from './entries';
import { entriesOf, setName } from './entries';
import { datesIn } from './note-dates';

/** Documents that do not say the same of one thing. */
export interface Conflict {
  readonly kind: EntryKind;
  readonly id: string;
  /** What each of them says. */
  readonly says: string;
}

/** What counts as a conflict, for the head of the report. */
export const CONFLICT_MEANS = [
  'Figures: two sets of one subject, stage and year, both by place or both by nationality of the makers,',
  'give a country shares that are more than one percentage point apart (each may be rounded by a half).',
  'What they measure may differ, and is shown. Days: an agreement is signed, or comes into force, twice for',
  'one country with no end between; or the note of a state names another day than its date.',
  'Notes: a note has the word "disagree", "contradict", "other pages" or "other documents".',
].join('\n');

/** Every conflict that the data show. */
export function conflictsIn(data: KnowledgeData): Conflict[] {
  return [
    ...data.agreements.flatMap((agreement) => [...statesTwice(agreement), ...otherDays(agreement)]),
    ...saidInNotes(data),
    ...figuresApart(data.production),
  ];
}

/** Two shares of the same, each rounded to whole percents, are no further apart. */
const ROUNDING_POINTS = 1;

function figuresApart(sets: readonly ProductionSet[]): Conflict[] {
  const found: Conflict[] = [];
  for (const [at, one] of sets.entries()) {
    for (const other of sets.slice(at + 1)) {
      if (setName(one) !== setName(other) || one.byPlace !== other.byPlace) continue;
      const shares = sharesOf(other);
      for (const [country, percent] of sharesOf(one)) {
        const against = shares.get(country);
        if (against === undefined) continue;
        // Tenths are compared: the binary rest of a division is no difference.
        if (Math.round(Math.abs(percent - against) * 10) / 10 <= ROUNDING_POINTS) continue;
        const says = `${country} ${shareWords(percent, one)}; ${shareWords(against, other)}`;
        found.push({ kind: 'production', id: setName(one), says });
      }
    }
  }
  return found;
}

/** The percentages of the countries that a set names. */
function sharesOf(set: ProductionSet): Map<string, number> {
  const shares = shownOn({ own: [set] }, `${String(set.year)}-12-31`)?.shares ?? [];
  const named = shares.filter(({ country }) => country !== 'OTHER');
  return new Map(named.map(({ country, percent }) => [country, percent]));
}

const shareWords = (percent: number, { documents, measure }: ProductionSet): string =>
  `${String(Math.round(percent * 10) / 10)} % ${documents.join(', ')} (${measure})`;

const ONCE: readonly AgreementState[] = ['signed', 'in-force'];
const OVER: readonly AgreementState[] = ['ended', 'stalled', 'lapsed'];

function statesTwice(agreement: Agreement): Conflict[] {
  const { id, countries, timeline } = agreement;
  const found = new Map<string, string[]>();
  for (const party of new Set(
    [countries, ...timeline.map((event) => event.countries ?? [])].flat(),
  )) {
    for (const [first, second] of repeated(eventsFor(alone(party), agreement))) {
      const says = `${second.state} on ${first.date.text} and on ${second.date.text}`;
      found.set(says, [...(found.get(says) ?? []), party]);
    }
  }
  return [...found].map(([says, parties]) => ({
    kind: 'agreement',
    id,
    says: `${parties.join(', ')}: ${says}`,
  }));
}

/** A party by itself: a member that joins on its own later than the European Union is no conflict. */
const alone = (code: string): Country => ({
  code,
  alpha3: code,
  name: code,
  aliases: [],
  blocs: [],
});

function repeated(events: readonly AgreementEvent[]): [AgreementEvent, AgreementEvent][] {
  const found: [AgreementEvent, AgreementEvent][] = [];
  const seen = new Map<AgreementState, AgreementEvent>();
  for (const event of events) {
    if (OVER.includes(event.state)) seen.clear();
    const before = seen.get(event.state);
    if (before && before.date.text !== event.date.text) found.push([before, event]);
    if (ONCE.includes(event.state)) seen.set(event.state, event);
  }
  return found;
}

function otherDays({ id, timeline }: Agreement): Conflict[] {
  return timeline.flatMap(({ state, date, note = '' }): Conflict[] => {
    const others = datesIn(note, date.text.slice(0, 4)).filter(
      ({ first, last }) => !first.startsWith(date.text) && !(first <= date.day && date.day <= last),
    );
    if (others.length === 0) return [];
    return [{ kind: 'agreement', id, says: `${state} on ${date.text}: ${note}` }];
  });
}

const SAYS_SO = /\b(?:disagree|contradict|other (?:pages|documents)\b)/i;

function saidInNotes(data: KnowledgeData): Conflict[] {
  return entriesOf(data).flatMap(({ kind, id, grounds: { note = '' } }): Conflict[] =>
    SAYS_SO.test(note) ? [{ kind, id, says: note }] : [],
  );
}
