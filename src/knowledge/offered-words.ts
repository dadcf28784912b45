import type { MoreNames } from './catalogue';
import { WORDS } from './generated/words.js';
import { NearNames } from './near-names';
import { lettersIn, normalised } from './normalised';

/** Words that are offered as something else: `mining` as extraction, `cathode` as what it may mean. */
export class OfferedWordsOf implements MoreNames<never> {
  readonly #ids = new Map<string, string[]>();
  /** Names of none, so that nothing is near to them. */
  readonly near: readonly (readonly [name: string, id: string])[];

  /** The words for one kind of things; only what `exists` is offered. */
  constructor(
    kind: 'stages' | 'components' | 'regimes' | 'keys',
    exists: (id: string) => boolean = () => true,
  ) {
    this.near = (kind === 'components' ? WORDS.others[kind] : []).map((word) => [word, '']);
    for (const [id, words] of Object.entries(WORDS[kind])) {
      if (!exists(id)) continue;
      for (const word of words.map(lettersIn)) {
        const ids = this.#ids.get(word);
        if (ids?.includes(id) === true) continue;
        if (ids) ids.push(id);
        else this.#ids.set(word, [id]);
      }
    }
  }

  offer(text: string): { nearest: readonly string[] } | undefined {
    const nearest = this.#ids.get(lettersIn(text));
    return nearest && { nearest };
  }
}

let stageWords: NearNames | undefined;

/** The stage of the word of the trade that is nearest to a misspelt one: `processing` for `refinning`. */
export function stageNear(text: string, allowed: readonly string[]): string | undefined {
  stageWords ??= new NearNames(
    [...Object.entries(WORDS.stages), ['', WORDS.others.stages] as const].flatMap(([id, words]) =>
      words.map((word) => [normalised(word), id] as const),
    ),
    'lasting',
  );
  const found = stageWords.nearest(normalised(text))?.means;
  return found !== undefined && allowed.includes(found) ? found : undefined;
}

let stages: OfferedWordsOf | undefined;

/** The stage that a word of the trade means: `extraction` for `mining`, `processing` for `smelting`. */
export function stageMeant(text: string): string | undefined {
  stages ??= new OfferedWordsOf('stages');
  return stages.offer(text)?.nearest[0];
}

/** The words of the trade for a stage, most usual first; none for one that is not known. */
export const wordsOfStage = (stage: string): readonly string[] => WORDS.stages[stage] ?? [];

let keys: OfferedWordsOf | undefined;

/** The key that another word for it means: `expires` for `until`, `country` for `countryOfOrigin`; undefined where it is none of `allowed`. */
export function keyMeant(text: string, allowed: readonly string[]): string | undefined {
  keys ??= new OfferedWordsOf('keys');
  const words = text.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
  return keys.offer(words)?.nearest.find((key) => allowed.includes(key));
}
