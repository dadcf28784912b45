import { numberedId } from '../../chain/free-id';
import type { Place } from '../../manifest/model';
import type { StepContext } from '../context';
import type { Report, Rule } from '../rule';

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
    report({ place: source.id, ...said(id, first.id, graph) });
  },
};

type Said = Omit<Report, 'place'>;

/** What is said of each id, and in which graph: there may be very many that are the same. */
const known = new WeakMap<Place, { readonly graph: object; readonly said: Said }>();

function said(id: string, first: Place, graph: StepContext['graph']): Said {
  const before = known.get(first);
  if (before?.graph === graph) return before.said;
  const args = { id };
  const now: Said = {
    message: { key: 'duplicate-id', args },
    related: [{ place: first, message: { key: 'first-use', args } }],
    suggestions: [numberedId(id, graph.byId)],
  };
  known.set(first, { graph, said: now });
  return now;
}
