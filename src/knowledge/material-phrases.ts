import { normalised } from './normalised';
import type { Material } from './types';

/** What one or several words of a text say. */
export interface SaidOfMaterial {
  readonly material?: Material;
  readonly form?: string;
  /** The materials that have this form; absent where any may have it. */
  readonly of?: readonly Material[];
  /** The words say that something was done to it, so that its name says no more in what form it is. */
  readonly isChanged?: true;
}

/** What a text says that is made of known words alone. */
interface Phrase {
  readonly materials: readonly Material[];
  readonly form?: string;
}

/** The longest name is not longer. */
const MAX_WORDS = 6;
/** Between things that are named beside each other. */
const PARTS = /[,;:/&()[\]{}]+|\s(?:and|or)\s/i;
/** Beside another form, these say how it is sold. */
const WEAK_FORMS = new Set(['metal', 'powder', 'metal-powder', 'ingot']);
/** How much, how pure, how fine: `99.5%`, `> 97 %`, `4N5`, `C>4%`, `6E`, `-100`, `553`. */
const MEASURE = /^(?:[A-Z][a-z]?)?[<>≥≤=~+-]*\d+(?:[.,]\d+)?(?:%|[NE]\d?|ppm)?$|^[<>≥≤=~%+-]+$/u;

/**
 * Materials in texts of headings and of trade: `Tungsten, unwrought; powder`, `spodumene concentrate (6%)`. Each word
 * must be known: a word too many may say that the text is of something else (`cobalt-free`).
 */
export class MaterialPhrases {
  readonly #said: ReadonlyMap<string, SaidOfMaterial>;
  readonly #written: (word: string) => SaidOfMaterial | undefined;

  /**
   * @param said what words say, by the words as names are compared
   * @param written what a word says by its capitals: a formula, a symbol
   */
  constructor(
    said: ReadonlyMap<string, SaidOfMaterial>,
    written: (word: string) => SaidOfMaterial | undefined,
  ) {
    this.#said = said;
    this.#written = written;
  }

  read(text: string): Phrase | undefined {
    const said: SaidOfMaterial[] = [];
    for (const part of text.normalize('NFKC').split(PARTS)) {
      const here = this.#readPart(part);
      if (!here) return undefined;
      // Two side by side are a compound: lithium iron phosphate is none of the three.
      if (materialsOf(here).length > 1) return undefined;
      said.push(...here);
    }
    const materials = materialsOf(said);
    const [material] = materials;
    if (!material) return undefined;
    const form = materials.length === 1 ? formOf(material, said) : undefined;
    return { materials, ...(form !== undefined && { form }) };
  }

  #readPart(part: string): SaidOfMaterial[] | undefined {
    const said: SaidOfMaterial[] = [];
    let words: string[] = [];
    for (const word of part.split(/\s+/)) {
      const written = this.#written(word);
      if (!written && !MEASURE.test(word)) {
        words.push(...normalised(word).split(' ').filter(Boolean));
        continue;
      }
      if (!this.#take(words, said)) return undefined;
      words = [];
      if (written) said.push(written);
    }
    return this.#take(words, said) ? said : undefined;
  }

  /** What words say one after the other, the longest names first; false where one says nothing. */
  #take(words: readonly string[], said: SaidOfMaterial[]): boolean {
    for (let at = 0; at < words.length;) {
      let length = Math.min(MAX_WORDS, words.length - at);
      let found: SaidOfMaterial | undefined;
      for (; length > 0 && !found; length--) {
        found = this.#said.get(words.slice(at, at + length).join(' '));
      }
      if (!found) return false;
      said.push(found);
      at += length + 1;
    }
    return true;
  }
}

const materialsOf = (said: readonly SaidOfMaterial[]): readonly Material[] => [
  ...new Set(said.flatMap(({ material }) => material ?? [])),
];

/** The one form that words say; none where they say several, or one that the material is not in. */
function formOf(material: Material, said: readonly SaidOfMaterial[]): string | undefined {
  if (said.some(({ isChanged }) => isChanged)) return undefined;
  if (said.some(({ form, of }) => form !== undefined && of && !of.includes(material))) {
    return undefined;
  }
  const all = new Set(said.flatMap(({ form }) => form ?? []));
  // The ore of `scheelite concentrate` is in the mineral's name; `ores and concentrates` are two forms.
  const isWeak = ({ form = '', material: own }: SaidOfMaterial): boolean =>
    WEAK_FORMS.has(form) || (form === 'ore' && own !== undefined);
  const strong = new Set(said.flatMap((each) => (isWeak(each) ? [] : (each.form ?? []))));
  const [form, ...others] = strong.size > 0 ? strong : all;
  return others.length === 0 ? form : undefined;
}
