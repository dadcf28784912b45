import type { FactQuery } from '../knowledge/facts';
import type { Knowledge } from '../knowledge/knowledge';
import type { Fact, FactKind } from '../knowledge/types';
import type { Block, Line } from './blocks';
import { list } from './blocks';
import { citation } from './words';

/** Longer hovers are not read. */
export const MAX_FACTS = 5;

/** The best facts for a question that were not shown yet, and how many more there are. */
export function factBlocks(
  query: FactQuery,
  knowledge: Knowledge,
  shown: Set<string>,
  most = MAX_FACTS,
): Block[] {
  const fitting = knowledge.facts(query).filter(({ id }) => !shown.has(id));
  const best = fitting.slice(0, most);
  for (const { id } of best) shown.add(id);
  const items = best.map((fact) => factLine(fact, knowledge));
  const more = fitting.length - best.length;
  if (more > 0) items.push([`… and ${String(more)} more`]);
  return list(items);
}

/** A fact with whose view it is, whether it is only reported, its document and paragraph. */
export function factLine(fact: Fact, knowledge: Knowledge): Line {
  return [`${introduction(fact, knowledge)}${fact.statement}`, ...citation(fact, knowledge)];
}

/** What was going on when it was written: the world moves on. */
const GOING_ON: readonly FactKind[] = ['negotiation', 'proposal', 'partnership', 'project'];

function introduction({ kind, speaker, reported, documents }: Fact, knowledge: Knowledge): string {
  const [document = ''] = documents;
  const year = knowledge.document(document)?.date?.text.slice(0, 4);
  const then = year === undefined ? '' : ` in ${year}`;
  if (reported !== true && GOING_ON.includes(kind) && then !== '') return `As reported${then}: `;
  const report = reported === true ? `Reported${then}: ` : '';
  if (kind === 'view') return `${report}${speaker === undefined ? 'View' : `View of ${speaker}`}: `;
  return speaker === undefined ? report : `${report}According to ${speaker}: `;
}
