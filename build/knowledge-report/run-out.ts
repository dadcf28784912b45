import type { Agreement, Day, KnowledgeData, Regime, Restriction } from '../../src/knowledge/types';
import type { EntryKind } from './entries';
import { datesIn } from './note-dates';

/** Something that the knowledge says to hold up to a day that has passed. */
export interface RunOut {
  readonly kind: EntryKind;
  readonly id: string;
  /** Its last day. */
  readonly to: Day;
  readonly what: string;
}

/** What counts as run out, for the head of the report. */
export const RUN_OUT_MEANS = [
  'Before the day: the end of a regime or of one of its clauses or exemptions, the last year of a threshold,',
  'the end of a restriction or of its suspension, and a day that the note of an agreement or restriction',
  'gives for a review, a renewal or an end. An end still belongs to the time.',
].join('\n');

/** What has run out by a day, the longest past first. */
export function runOutBy(day: Day, data: KnowledgeData): RunOut[] {
  return [
    ...data.agreements.flatMap(reviewsOf),
    ...data.regimes.flatMap(endsOfRegime),
    ...data.restrictions.flatMap(endsOfRestriction),
  ]
    .filter(({ to }) => to < day)
    .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
}

function endsOfRegime({ id, to, requirements }: Regime): RunOut[] {
  const ends: RunOut[] = [];
  const add = (last: Day | undefined, what: string): void => {
    if (last !== undefined) ends.push({ kind: 'regime', id, to: last, what });
  };
  add(to, 'the regime ends');
  for (const requirement of requirements) {
    if (requirement.kind === 'share') {
      const years = Object.keys(requirement.thresholds).map(Number);
      const last = String(Math.max(...years));
      add(`${last}-12-31`, `${requirement.id}: the last threshold is that of ${last}`);
    } else if (requirement.kind === 'exclusion') {
      for (const clause of requirement.clauses) add(clause.to, `${requirement.id}: a clause ends`);
      const { exempt } = requirement;
      if (exempt) {
        const what = `${requirement.id}: the exemption of ${exempt.materials.join(', ')} ends`;
        add(dayBefore(exempt.before), what);
      }
    }
  }
  return ends;
}

function endsOfRestriction(restriction: Restriction): RunOut[] {
  const { id, to, suspended } = restriction;
  const ends: RunOut[] = [
    ...(to ? [{ to: to.day, what: 'the restriction ends' }] : []),
    ...(suspended ? [{ to: suspended.to.day, what: `suspension by ${suspended.by} ends` }] : []),
  ].map((end) => ({ kind: 'restriction', id, ...end }));
  const known = new Set(ends.map((end) => end.to));
  const noted = datesOfReview([restriction.note]).filter((end) => !known.has(end.to));
  return [...ends, ...noted.map((end): RunOut => ({ kind: 'restriction', id, ...end }))];
}

/** Of an agreement that is over there is nothing left to review. */
function reviewsOf({ id, note, timeline }: Agreement): RunOut[] {
  const last = timeline.at(-1);
  if (last?.state === 'ended' && last.countries === undefined) return [];
  const notes = [note, ...timeline.map((event) => event.note)];
  return datesOfReview(notes).map((end) => ({ kind: 'agreement', id, ...end }));
}

const REVIEW = /\b(?:ends?|expir\w*|review\w*|renew\w*|lapses?|until|due)\b/i;

/** The dates in clauses of notes that speak of a review or an end. */
function datesOfReview(notes: readonly (string | undefined)[]): { to: Day; what: string }[] {
  return notes
    .flatMap((note) => note?.split(/[.;](?= |$)/) ?? [])
    .filter((clause) => REVIEW.test(clause))
    .flatMap((clause) =>
      datesIn(clause).map(({ last }) => ({ to: last, what: `its note: ${clause.trim()}` })),
    );
}

function dayBefore(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
