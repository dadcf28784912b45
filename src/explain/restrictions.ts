import type { Step } from '../chain/graph';
import { subjectOf } from '../chain/subject-of';
import type { Knowledge, RestrictionState } from '../knowledge/knowledge';
import type { Day, Restriction } from '../knowledge/types';
import { formName, restrictionNoun } from '../messages/restrictions';
import { allOf, oneOf } from '../messages/words';
import type { Block } from './blocks';
import { list } from './blocks';
import { citation, countryName, subjectName } from './words';

/** What is restricted, where it is not the goods of the step; such a restriction is never a finding. */
const ON: Readonly<Record<Restriction['on'], string>> = {
  goods: '',
  technology: ' on technology, not on goods',
  equipment: ' on equipment, not on the material',
  entities: ' on named companies',
  're-exports': ' on goods passed on or made abroad',
};

/** Every restriction that has to do with a step on a day, those that do not apply then too. */
export function restrictionBlocks(step: Step, day: Day, knowledge: Knowledge): Block[] {
  if (!step.country) return [];
  return list(
    knowledge
      .restrictionsAround(step.country.code, subjectOf(step, knowledge), day)
      .map((state) => [
        restrictionWords(state, knowledge),
        ...citation(state.restriction, knowledge),
      ]),
  );
}

/** Who restricts what, towards whom, and how that stands. */
export function restrictionWords(state: RestrictionState, knowledge: Knowledge): string {
  const { restriction } = state;
  return `Export restriction of ${countryName(restriction.by, knowledge)}: ${what(state, knowledge)}${when(state, knowledge)}${note(restriction)}`;
}

function what(
  { restriction: { kind, on, against }, members, where, forms }: RestrictionState,
  knowledge: Knowledge,
): string {
  const of = members ? ` (${members.map((id) => subjectName(id, knowledge)).join(', ')})` : '';
  const whom = against
    ? ` towards ${allOf(against.map((code) => countryName(code, knowledge)))}`
    : '';
  const only = where === undefined ? '' : ` ${where}`;
  const as = forms ? ` as ${oneOf(forms.map(formName))}, and the step says no form` : '';
  return `${restrictionNoun(kind)}${ON[on]}${of}${whom}${only}${as}`;
}

/** How it stands, and since when. */
function when({ restriction, state }: RestrictionState, knowledge: Knowledge): string {
  const { announced, from, suspended, unknown } = restriction;
  const set = from === undefined ? '' : `, set to begin on ${from.text}`;
  switch (state) {
    case 'announced':
      return `; announced on ${announced?.text ?? ''}${set}`;
    case 'in-force':
      return from === undefined
        ? ''
        : ` since ${from.text}${restriction.fromAtLatest === true ? ' at the latest' : ''}`;
    case 'suspended': {
      if (!suspended || !from) return '';
      const { from: first, to, by } = suspended;
      const began =
        from.day > first.day
          ? `; suspended before it began (it was to begin on ${from.text})`
          : ` since ${from.text}, suspended`;
      return `${began} from ${first.text} to ${to.text} by ${by}`;
    }
    case 'unknown': {
      const why = unknown
        ? unknown.why
        : `suspended to ${suspended?.to.text ?? ''}, and what came then is not in the data (as of ${knowledge.asOf})`;
      return `; unknown whether it applies: ${why}`;
    }
  }
}

const note = ({ note: text }: Restriction): string => (text === undefined ? '' : `. ${text}`);
