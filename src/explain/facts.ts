import type { FactQuery } from '../knowledge/facts';
import type { Knowledge } from '../knowledge/knowledge';
import type { Fact, FactKind } from '../knowledge/types';
import type { Language } from '../messages/language';
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
  language: Language,
  most = MAX_FACTS,
): Block[] {
  const fitting = knowledge.facts(query).filter(({ id }) => !shown.has(id));
  const best = fitting.slice(0, most);
  for (const { id } of best) shown.add(id);
  const items = best.map((fact) => factLine(fact, knowledge, language));
  const more = fitting.length - best.length;
  if (more > 0) items.push([language.t('… and {count} more', { count: more })]);
  return list(items);
}

/** A fact with whose view it is, whether it is only reported, its document and paragraph. */
export function factLine(fact: Fact, knowledge: Knowledge, language: Language): Line {
  return [
    `${introduction(fact, knowledge, language)}${language.name(fact.statement)}`,
    ...citation(fact, knowledge, language),
  ];
}

/** What was going on when it was written: the world moves on. */
const GOING_ON: readonly FactKind[] = ['negotiation', 'proposal', 'partnership', 'project'];

function introduction(
  { kind, speaker, reported, documents }: Fact,
  knowledge: Knowledge,
  { t, name }: Language,
): string {
  const [document = ''] = documents;
  const year = knowledge.document(document)?.date?.text.slice(0, 4);
  const isThen = GOING_ON.includes(kind) && year !== undefined;
  if (reported !== true && isThen) return `${t('As reported in {year}', { year })}: `;
  const parts = [
    ...(reported !== true
      ? []
      : [year === undefined ? t('Reported') : t('Reported in {year}', { year })]),
    ...(kind === 'view'
      ? [speaker === undefined ? t('View') : t('View of {name}', { name: name(speaker) })]
      : speaker === undefined
        ? []
        : [t('According to {name}', { name: name(speaker) })]),
  ];
  return parts.map((part) => `${part}: `).join('');
}
