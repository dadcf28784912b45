import type { Step } from '../chain/graph';
import { subjectOf } from '../chain/subject-of';
import type { Knowledge, RestrictionState } from '../knowledge/knowledge';
import type { Day, Restriction } from '../knowledge/types';
import type { Language, Text } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { formName, knownKind, RESTRICTION_NOUNS } from '../messages/restrictions';
import { allOf, oneOf } from '../messages/words';
import type { Block } from './blocks';
import { list } from './blocks';
import { citation, countryName, subjectName } from './words';

/** What is restricted, where it is not the goods of the step; such a restriction is never a finding. */
const ON = {
  technology: '{restriction} on technology, not on goods',
  equipment: '{restriction} on equipment, not on the material',
  entities: '{restriction} on named companies',
  're-exports': '{restriction} on goods passed on or made abroad',
} as const satisfies Readonly<Record<Exclude<Restriction['on'], 'goods'>, Text>>;

/** Every restriction that has to do with a step on a day, those that do not apply then too. */
export function restrictionBlocks(
  step: Step,
  day: Day,
  knowledge: Knowledge,
  language: Language,
): Block[] {
  if (!step.country) return [];
  return list(
    knowledge
      .restrictionsAround(step.country.code, subjectOf(step, knowledge), day)
      .map((state) => [
        restrictionWords(state, knowledge, language),
        ...citation(state.restriction, knowledge, language),
      ]),
  );
}

/** Who restricts what, towards whom, and how that stands. */
export function restrictionWords(
  state: RestrictionState,
  knowledge: Knowledge,
  language: Language = ENGLISH,
): string {
  const { restriction } = state;
  const by = language.t('Export restriction of {country}', {
    country: countryName(restriction.by, knowledge, language),
  });
  return `${by}: ${what(state, knowledge, language)}${when(state, knowledge, language)}${note(restriction, language)}`;
}

/** What a restriction demands, as a noun: `licence`, `quota`. */
export function restrictionName(kind: string, { t }: Language): string {
  const known = knownKind(kind);
  return known === undefined ? kind : t(RESTRICTION_NOUNS[known]);
}

function what(
  { restriction: { kind, on, against }, members, where, forms }: RestrictionState,
  knowledge: Knowledge,
  language: Language,
): string {
  const { t, name } = language;
  const restriction = restrictionName(kind, language);
  const of = members
    ? ` (${members.map((id) => subjectName(id, knowledge, language)).join(', ')})`
    : '';
  const whom = against
    ? ` ${t('towards {countries}', {
        countries: allOf(
          against.map((code) => countryName(code, knowledge, language)),
          language,
        ),
      })}`
    : '';
  const only = where === undefined ? '' : ` ${name(where)}`;
  const as = forms
    ? ` ${t('as {forms}, and the step says no form', {
        forms: oneOf(
          forms.map((form) => name(formName(form))),
          language,
        ),
      })}`
    : '';
  return `${on === 'goods' ? restriction : t(ON[on], { restriction })}${of}${whom}${only}${as}`;
}

/** How it stands, and since when. */
function when(
  { restriction, state }: RestrictionState,
  knowledge: Knowledge,
  { t, day, name }: Language,
): string {
  const { announced, from, suspended, unknown } = restriction;
  switch (state) {
    case 'announced': {
      const on = { day: day(announced?.text ?? '') };
      return `; ${
        from === undefined
          ? t('announced on {day}', on)
          : t('announced on {day}, set to begin on {from}', { ...on, from: day(from.text) })
      }`;
    }
    case 'in-force':
      return from === undefined
        ? ''
        : restriction.fromAtLatest === true
          ? ` ${t('since {day} at the latest', { day: day(from.text) })}`
          : ` ${t('since {day}', { day: day(from.text) })}`;
    case 'suspended': {
      if (!suspended || !from) return '';
      const { from: first, to, by } = suspended;
      const period = t('from {first} to {last} by {name}', {
        first: day(first.text),
        last: day(to.text),
        name: name(by),
      });
      return from.day > first.day
        ? `; ${t('suspended before it began (it was to begin on {day})', { day: day(from.text) })} ${period}`
        : ` ${t('since {day}', { day: day(from.text) })}, ${t('suspended')} ${period}`;
    }
    case 'unknown': {
      const why = unknown
        ? name(unknown.why)
        : t('suspended to {day}, and what came then is not in the data (as of {asOf})', {
            day: day(suspended?.to.text ?? ''),
            asOf: day(knowledge.asOf),
          });
      return `; ${t('unknown whether it applies: {why}', { why })}`;
    }
  }
}

const note = ({ note: text }: Restriction, { name }: Language): string =>
  text === undefined ? '' : `. ${name(text)}`;
