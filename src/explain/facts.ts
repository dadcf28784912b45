import type { FactQuery } from '../knowledge/facts';
import type { Knowledge } from '../knowledge/knowledge';
import type { Fact } from '../knowledge/types';
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
  return [`${introduction(fact)}${fact.statement}`, ...citation(fact, knowledge)];
}

function introduction({ kind, speaker, reported }: Fact): string {
  const report = reported === true ? 'Reported: ' : '';
  if (kind === 'view') return `${report}${speaker === undefined ? 'View' : `View of ${speaker}`}: `;
  return speaker === undefined ? report : `${report}According to ${speaker}: `;
}
