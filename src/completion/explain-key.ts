import type { Analysis } from '../analysis/analysis';
import type { Block } from '../explain/blocks';
import { line, list, strong } from '../explain/blocks';
import { verdictsOf } from '../explain/verdicts';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { startOf } from '../manifest/model';
import type { Cursor } from './cursor';
import type { KeyWords } from './key-words';
import { keyWordsAt } from './key-words';

/** The words of the schema for the key at a place, below the verdicts that stand over it. */
export function explainKey(
  cursor: Cursor,
  analysis: Analysis,
  language: Language = ENGLISH,
): { readonly words: KeyWords; readonly blocks: readonly Block[] } | undefined {
  const words = keyWordsAt(cursor, analysis, language);
  if (!words) return undefined;
  const verdicts = verdictsOf(analysis, language)
    .filter(({ place }) => startOf(place) === words.start)
    .map(({ text }) => [text]);
  return {
    words,
    blocks: [...list(verdicts), line(strong(words.key), `: ${words.words}`)],
  };
}
