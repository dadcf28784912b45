import type { DocumentDate, KnowledgeData } from '../../src/knowledge/types';
import type { Entry } from './entries';
import { entriesOf, isOfList } from './entries';

/** An entry, and the date of the latest of its documents that has one. */
export interface Aged extends Entry {
  readonly date?: DocumentDate;
}

/** Every entry but those of official lists, the one whose latest document is oldest first; those without a dated document apart. */
export function byAge(data: KnowledgeData): {
  readonly dated: readonly (Aged & { readonly date: DocumentDate })[];
  readonly undated: readonly Entry[];
} {
  const dates = new Map(data.documents.map(({ id, date }) => [id, date]));
  const entries = entriesOf(data).filter((entry) => !isOfList(entry));
  const aged = entries.map((entry): Aged => {
    const date = entry.grounds.documents
      .flatMap((id) => dates.get(id) ?? [])
      .sort(byDay)
      .at(-1);
    return date ? { ...entry, date } : entry;
  });
  return {
    dated: aged.filter(hasDate).sort((a, b) => byDay(a.date, b.date)),
    undated: aged.filter((entry) => !hasDate(entry)),
  };
}

const hasDate = (entry: Aged): entry is Aged & { readonly date: DocumentDate } =>
  entry.date !== undefined;

const byDay = (a: DocumentDate, b: DocumentDate): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
