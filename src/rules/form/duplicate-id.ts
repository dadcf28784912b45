import { numberedId } from '../../chain/free-id';
import type { Rule } from '../rule';

export const duplicateId: Rule = {
  id: 'duplicate-id',
  title: 'An id that is used twice',
  severity: 'error',
  group: 'form',
  fix: 'spelling',
  step({ source }, { graph }, report) {
    if (!graph.idsRepeat || !source.id) return;
    const id = source.id.value;
    const first = graph.byId.get(id)?.source;
    if (!first?.id || first === source) return;
    report({
      place: source.id,
      message: { key: 'duplicate-id', args: { id } },
      related: [{ place: first.id, message: { key: 'first-use', args: { id } } }],
      suggestions: [numberedId(id, graph.byId)],
    });
  },
};
