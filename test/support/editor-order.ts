/** The order in which VS Code shows offers, by its own scoring. */
import {
  anyScore,
  FuzzyScore,
  fuzzyScore,
  FuzzyScoreOptions,
} from 'monaco-editor-core/esm/vs/base/common/filters.js';
import type { Offer } from '../../src/completion/cursor';

interface Scored {
  readonly offer: Offer;
  readonly score: number;
  readonly index: number;
}

/**
 * The offers that the editor shows for a word, best first: as its `CompletionModel` filters and sorts
 * items of one provider, whose `sortText` is their index.
 */
export function editorOrder(word: string, offers: readonly Offer[]): Scored[] {
  const low = word.toLowerCase();
  const start = /^[ \t]*/.exec(word)?.[0].length ?? 0;
  return offers
    .flatMap((offer, index): Scored[] => {
      if (start === word.length) return [{ offer, score: FuzzyScore.Default[0], index }];
      const { filter, label } = offer;
      const match = fuzzyScore(
        ...[word, low, start, filter, filter.toLowerCase(), 0, FuzzyScoreOptions.default],
      );
      if (!match) return [];
      // What the label matches decides on what is highlighted, not on the order.
      anyScore(word, low, start, label, label.toLowerCase(), 0);
      return [{ offer, score: match[0], index }];
    })
    .sort((a, b) => b.score - a.score || a.index - b.index);
}
