import type { MoreNames } from './catalogue';
import { WORDS } from './generated/words.js';
import { normalised } from './normalised';

/** Words that are offered as something else: `mining` as extraction, `cathode` as what it may mean. */
export class OfferedWordsOf implements MoreNames<never> {
  readonly #ids = new Map<string, string[]>();

  /** Words by what is offered; only what `exists` is. */
  constructor(
    words: Readonly<Record<string, readonly string[]>>,
    exists: (id: string) => boolean = () => true,
  ) {
    for (const [id, others] of Object.entries(words)) {
      if (!exists(id)) continue;
      for (const word of others.map(normalised)) {
        const ids = this.#ids.get(word);
        if (ids) ids.push(id);
        else this.#ids.set(word, [id]);
      }
    }
  }

  offer(text: string): { nearest: readonly string[] } | undefined {
    const nearest = this.#ids.get(normalised(text));
    return nearest && { nearest };
  }
}

let stages: OfferedWordsOf | undefined;

/** The stage that a word of the trade means: `extraction` for `mining`, `processing` for `smelting`. */
export function stageMeant(text: string): string | undefined {
  stages ??= new OfferedWordsOf(WORDS.stages);
  return stages.offer(text)?.nearest[0];
}
