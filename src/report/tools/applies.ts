import { restrictionWords } from '../../explain/restrictions';
import { countryStatusWords, stateName } from '../../explain/words';
import type { Knowledge, RestrictionState } from '../../knowledge/knowledge';
import { stateOn } from '../../knowledge/restrictions';
import { STAGES_OF } from '../../knowledge/stages';
import type { Country, Day, Stage } from '../../knowledge/types';
import type { Dated, Subject } from './names';
import { countryNamed, dated, NotKnown, subjectNamed } from './names';
import type { Reference } from './references';
import { referencesOf } from './references';

/** What is asked for; at least one of country and material. */
export interface AppliesQuestion {
  readonly country?: string | undefined;
  /** A material or a component. */
  readonly material?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly form?: string | undefined;
  /** All of it: what regimes require, every restriction and every document in full. */
  readonly details?: boolean | undefined;
}

/** Restrictions that a short answer has; of the others it names the ids. */
const MAX_RESTRICTIONS = 10;

/** What applies on a day. */
export interface Applies extends Dated {
  readonly country: {
    readonly code: string;
    readonly name: string;
    /** For a step of the material or component; without one, of a mineral. */
    readonly status: string;
    readonly coveredNation: string | null;
  } | null;
  readonly material: string | null;
  readonly agreements: readonly {
    readonly name: string;
    readonly kind: string;
    readonly state: string;
    readonly since: string;
    readonly documents: readonly Reference[];
  }[];
  readonly restrictions: readonly {
    readonly id: string;
    readonly by: string;
    readonly state: string;
    readonly text: string;
    readonly documents: readonly ShortReference[];
  }[];
  /** Ids of restrictions that a short answer leaves out. */
  readonly moreRestrictions?: readonly string[];
  readonly regimes: readonly {
    readonly id: string;
    readonly name: string;
    readonly from: Day;
    readonly to: Day | null;
    readonly requirements?: readonly string[];
    readonly documents?: readonly Reference[];
  }[];
  /** Of a short answer: how to ask for the rest. */
  readonly short?: string;
}

/** Of a short answer: a document as it is found again. */
type ShortReference = Pick<Reference, 'title'> & Partial<Reference>;

/**
 * Agreements, export restrictions and regimes that apply on a day to a country, a material or both.
 *
 * @throws NotKnown for a name that is not known, or where neither is asked for
 */
export function appliesOn(question: AppliesQuestion, day: Day, knowledge: Knowledge): Applies {
  const { country: place, material } = question;
  if (place === undefined && material === undefined) {
    throw new NotKnown('Name a country or a material.');
  }
  const country = place === undefined ? undefined : countryNamed(place, knowledge);
  const subject = material === undefined ? undefined : subjectNamed(material, knowledge);
  const kind = subject?.kind ?? 'mineral';
  const isShort = question.details !== true;
  const restrictions = restrictionsFor(country, subject, question, day, knowledge);
  const shown = isShort ? restrictions.slice(0, MAX_RESTRICTIONS) : restrictions;
  const left = restrictions.slice(shown.length).map(({ restriction }) => restriction.id);
  return {
    ...dated(day, knowledge),
    country: country
      ? {
          code: country.code,
          name: country.name,
          status: countryStatusWords(knowledge.countryStatus(country.code, day, kind)),
          coveredNation: country.coveredNation ?? null,
        }
      : null,
    material: subject?.id ?? null,
    agreements: country
      ? knowledge.states(country.code, day).map(({ agreement, event }) => ({
          name: agreement.name,
          kind: agreement.kind,
          state: stateName(event.state),
          since: event.date.text,
          documents: referencesOf(agreement, knowledge),
        }))
      : [],
    restrictions: shown.map((state) => ({
      id: state.restriction.id,
      by: state.restriction.by,
      state: state.state,
      text: restrictionWords(state, knowledge),
      documents: referencesOf(state.restriction, knowledge).map(isShort ? shortOf : (all) => all),
    })),
    ...(left.length > 0 && { moreRestrictions: left }),
    regimes: knowledge.data.regimes
      .filter(({ from, to }) => from <= day && (to === undefined || day <= to))
      .map((regime) => ({
        id: regime.id,
        name: regime.name,
        from: regime.from,
        to: regime.to ?? null,
        ...(!isShort && {
          requirements: regime.requirements.map(({ name }) => name),
          documents: referencesOf(regime, knowledge),
        }),
      })),
    ...(isShort && {
      short: 'With “details”: what each regime requires, every restriction and every document.',
    }),
  };
}

const shortOf = ({ title, date, url, confidence }: Reference): ShortReference => ({
  title,
  ...(date !== undefined && { date }),
  ...(url !== undefined && { url }),
  ...(confidence !== undefined && { confidence }),
});

function restrictionsFor(
  country: Country | undefined,
  subject: Subject | undefined,
  { stage, form }: AppliesQuestion,
  day: Day,
  knowledge: Knowledge,
): readonly RestrictionState[] {
  const { restrictions } = knowledge.data;
  if (!subject) {
    const by = country && knowledge.countedAs(country.code);
    return restrictions.flatMap((restriction) => {
      const state = restriction.by === by ? stateOn(restriction, day, knowledge.asOf) : undefined;
      return state ? { restriction, state } : [];
    });
  }
  const { material, component } = subject;
  // Some are on goods of one stage only.
  const all = STAGES_OF[material === undefined ? 'component' : 'material'];
  const by = country ? [country.code] : [...new Set(restrictions.map((each) => each.by))];
  const found = new Map<string, RestrictionState>();
  for (const code of by) {
    for (const at of stage === undefined ? all : [stage]) {
      const asked = { material, component, stage: at, form: form ?? subject.form };
      for (const state of knowledge.restrictionsAround(code, asked, day)) {
        const { id } = state.restriction;
        if (!found.has(id)) found.set(id, state);
      }
    }
  }
  return [...found.values()];
}
