import type { Knowledge } from '../knowledge/knowledge';
import type { Coverage } from '../knowledge/list-coverage';
import { incompleteLists } from '../knowledge/list-coverage';
import type { Day, Requirement, Whom } from '../knowledge/types';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';

/** That a list is here in part only, so that no entry on it clears nobody. */
export const coverageWords = (
  { list, held, whole }: Coverage,
  { t, name }: Language = ENGLISH,
): string =>
  whole === undefined
    ? t('{list}: only {held} of its companies are in the data, so no entry is no clearance.', {
        list: name(list.name),
        held: String(held),
      })
    : t('{list}: {held} of its {whole} companies are in the data, so no entry is no clearance.', {
        list: name(list.name),
        held: String(held),
        whole: String(whole),
      });

/** Of the lists that a requirement asks for, those that are here in part only on a day. */
export function incompleteFor(
  requirement: Requirement,
  day: Day,
  knowledge: Knowledge,
): readonly Coverage[] {
  const lists = listsOf(requirement);
  return lists.length === 0
    ? []
    : incompleteLists(knowledge.data, day).filter(({ list }) => lists.includes(list.id));
}

function listsOf(requirement: Requirement): readonly string[] {
  const whom: Whom | undefined =
    requirement.kind === 'exclusion'
      ? requirement.whom
      : requirement.kind === 'share' && 'not' in requirement.qualifies
        ? requirement.qualifies.not
        : undefined;
  return whom?.listed?.lists ?? [];
}
