import type { Knowledge } from '../../knowledge/knowledge';
import type { Rule } from '../rule';

export const undeclaredUpstream: Rule = {
  id: 'undeclared-upstream',
  title: 'A component of critical minerals that names no inputs',
  severity: 'information',
  group: 'sourcing',
  step({ source, component }, { knowledge }, report) {
    if (component === undefined || !source.component || source.inputs.length > 0) return;
    const entry = knowledge.component(component);
    if (!entry || !knowledge.restsOnMinerals(component)) return;
    const madeFrom = namesOf(entry.madeFrom, knowledge);
    report({
      place: source.component,
      message: { key: 'undeclared-upstream', args: { component: entry.name, madeFrom } },
      related: [],
    });
  },
};

const namesOf = (ids: readonly string[], knowledge: Knowledge): string[] =>
  ids.map((id) => knowledge.material(id)?.name ?? knowledge.component(id)?.name ?? id);
