import type { Knowledge } from '../../knowledge/knowledge';
import type { Confidence, Grounded } from '../../knowledge/types';

/** A document that an answer rests on. */
export interface Reference {
  readonly title: string;
  readonly publisher: string;
  /** As the document gives it: a day, a month or a year. */
  readonly date?: string;
  readonly url?: string;
  /** How it was read, where that was not wholly. */
  readonly confidence?: Confidence;
}

/** The documents of an entry. */
export function referencesOf(entry: Grounded, knowledge: Knowledge): Reference[] {
  const { confidence } = entry;
  return entry.documents.flatMap((id) => {
    const document = knowledge.document(id);
    if (!document) return [];
    const { title, publisher, date, url } = document;
    return {
      title,
      publisher,
      ...(date && { date: date.text }),
      ...(url !== undefined && { url }),
      ...(confidence !== 'verified' && { confidence }),
    };
  });
}

/** Of several entries, each document once. */
export function referencesOfAll(
  entries: readonly Grounded[],
  knowledge: Knowledge,
): readonly Reference[] {
  const found = entries.flatMap((entry) => referencesOf(entry, knowledge));
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}
