import type { Step } from '../../chain/graph';
import type { StepPlace } from '../../chain/places';
import { subjectOf } from '../../chain/subject-of';
import type { Knowledge, RestrictionState } from '../../knowledge/knowledge';
import type { Day, Restriction } from '../../knowledge/types';
import type { RestrictionWords } from '../../messages/restrictions';
import { formName } from '../../messages/restrictions';
import type { Report, Rule } from '../rule';
import { sinceThen } from '../words';

export const exportRestriction: Rule = {
  id: 'export-restriction',
  title: 'A step whose country restricts the export',
  severity: 'information',
  group: 'sourcing',
  fix: { partner: 'unrestricted' },
  needsAll: true,
  place(place, step, { knowledge, asOf }, report) {
    if (asOf === undefined || !knowledge.restricts(place.country.code)) return;
    const found = restricted(step, place, asOf, knowledge);
    if (found) report(found);
  },
};

function restricted(
  step: Step,
  { country, text }: StepPlace,
  asOf: Day,
  knowledge: Knowledge,
): Report | undefined {
  const known = knowledge.restrictionsOn(country.code, subjectOf(step, knowledge), asOf);
  if (known.length === 0) return undefined;
  const restrictions = known.filter((state) => concerns(state, step, knowledge));
  if (restrictions.length === 0) return undefined;
  const review = restrictions.find(({ restriction }) => restriction.underReview)?.restriction;
  const nation = country.coveredNation;
  const by = nation === undefined ? country : (knowledge.country(nation) ?? country);
  return {
    place: text,
    message: {
      key: 'export-restriction',
      args: {
        subject: subjectName(step, knowledge),
        country: by.name,
        day: asOf,
        restrictions: restrictions.map((each) => wordsOf(each, knowledge)),
      },
      ...sinceThen(review, asOf, knowledge),
    },
    related: [],
  };
}

/** A restriction against some countries concerns what goes there; what feeds nothing goes to the US. */
function concerns({ restriction }: RestrictionState, step: Step, knowledge: Knowledge): boolean {
  if (!restriction.against) return true;
  if (step.feeds.length === 0) return knowledge.isAgainst(restriction, 'US');
  return step.feeds.some(
    ({ country, origins }) =>
      (country !== undefined && knowledge.isAgainst(restriction, country.code)) ||
      (origins ?? []).some((each) => knowledge.isAgainst(restriction, each.country.code)),
  );
}

/** What a restriction that was found is on: always a known material or component. */
function subjectName({ material, component }: Step, knowledge: Knowledge): string {
  return nameOf(material ?? component ?? '', knowledge);
}

/** One for all findings that rest on a restriction: there may be very many of them. */
const WORDS = new WeakMap<RestrictionState, RestrictionWords>();

function wordsOf(state: RestrictionState, knowledge: Knowledge): RestrictionWords {
  let words = WORDS.get(state);
  if (!words) WORDS.set(state, (words = newWordsOf(state, knowledge)));
  return words;
}

function newWordsOf(
  { restriction, state, members, where, forms, isRaw }: RestrictionState,
  knowledge: Knowledge,
): RestrictionWords {
  const { kind, from, fromAtLatest, documents, against } = restriction;
  const [document = ''] = documents;
  return {
    kind,
    ...(from && { since: from.text }),
    ...(fromAtLatest === true && { isAtLatest: true }),
    document: knowledge.document(document)?.title ?? document,
    members: (members ?? []).map((id) => nameOf(id, knowledge)),
    against: (against ?? []).map((code) => whomOf(code, knowledge)),
    ...(where !== undefined && { where }),
    ...(forms && { forms: forms.map(formName) }),
    ...(isRaw && { isRaw }),
    ...(state === 'unknown' && { unknown: unknownWords(restriction, knowledge) }),
  };
}

/** Why the state of a restriction is not known: as it says itself, or because its suspension is over. */
function unknownWords(
  { unknown, suspended, lookUp }: Restriction,
  knowledge: Knowledge,
): NonNullable<RestrictionWords['unknown']> {
  const look = lookUp === undefined ? {} : { lookUp };
  if (unknown) return { since: unknown.from.text, why: unknown.why, ...look };
  const { to, by } = suspended ?? { to: undefined, by: '' };
  return { why: { by, to: to?.text ?? '', knownTo: knowledge.asOf }, ...look };
}

const whomOf = (code: string, knowledge: Knowledge): string =>
  code === 'EU' ? 'European Union' : (knowledge.country(code)?.name ?? code);

const nameOf = (id: string, knowledge: Knowledge): string =>
  knowledge.material(id)?.name ?? knowledge.component(id)?.name ?? id;
