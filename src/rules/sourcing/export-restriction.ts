import type { Step } from '../../chain/graph';
import type { Knowledge, RestrictionState } from '../../knowledge/knowledge';
import type { RestrictionWords } from '../../messages/sourcing';
import type { Rule } from '../rule';

export const exportRestriction: Rule = {
  id: 'export-restriction',
  title: 'A step whose country restricts the export',
  severity: 'information',
  group: 'sourcing',
  fix: { partner: 'unrestricted' },
  needsAll: true,
  step(step, { knowledge, asOf }, report) {
    const { country, source } = step;
    if (!country || !source.country || asOf === undefined) return;
    const known = knowledge.restrictionsOn(country.code, step, asOf);
    if (known.length === 0) return;
    const restrictions = known.filter((state) => concerns(state, step, knowledge));
    if (restrictions.length === 0) return;
    const nation = country.coveredNation;
    const by = nation === undefined ? country : (knowledge.country(nation) ?? country);
    report({
      place: source.country,
      message: {
        key: 'export-restriction',
        args: {
          subject: subjectOf(step, knowledge),
          country: by.name,
          day: asOf,
          restrictions: restrictions.map((each) => wordsOf(each, knowledge)),
        },
      },
      related: [],
    });
  },
};

/** A restriction against some countries concerns what goes there; what feeds nothing goes to the US. */
function concerns({ restriction }: RestrictionState, step: Step, knowledge: Knowledge): boolean {
  if (!restriction.against) return true;
  if (step.feeds.length === 0) return knowledge.isAgainst(restriction, 'US');
  return step.feeds.some(
    ({ country }) => country !== undefined && knowledge.isAgainst(restriction, country.code),
  );
}

/** What a restriction that was found is on: always a known material or component. */
function subjectOf({ material, component }: Step, knowledge: Knowledge): string {
  const id = material ?? component ?? '';
  return knowledge.material(id)?.name ?? knowledge.component(id)?.name ?? id;
}

function wordsOf(
  { restriction, state, members }: RestrictionState,
  knowledge: Knowledge,
): RestrictionWords {
  const { kind, from, suspended, documents } = restriction;
  const [document = ''] = documents;
  return {
    kind,
    from: from.text,
    document: knowledge.document(document)?.title ?? document,
    members: (members ?? []).map((id) => knowledge.material(id)?.name ?? id),
    ...(state === 'unknown' &&
      suspended && {
        suspension: { to: suspended.to.text, by: suspended.by, knownTo: knowledge.asOf },
      }),
  };
}
