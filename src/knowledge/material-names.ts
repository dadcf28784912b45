import { FORMS } from './generated/forms.js';
import { MATERIAL_NAMES } from './generated/material-names.js';
import { MaterialPhrases } from './material-phrases';
import type { SaidOfMaterial } from './material-phrases';
import { lettersIn, normalised } from './normalised';
import type { MoreNames } from './catalogue';
import type { Material } from './types';
import { inEnglish } from './words-elsewhere';

/** A material as a text names it, and the form that the text says it is in. */
interface NamedMaterial {
  readonly entry: Material;
  readonly form?: string;
}

const FORM_WORDS = new Map(
  Object.entries(FORMS.words).flatMap(([form, words]) =>
    words.map((word) => [normalised(word), form] as const),
  ),
);
const GRADES = FORMS.grades.map(normalised);
const GRADES_ELSEWHERE = FORMS.gradesElsewhere.map(lettersIn);
const VAGUE = FORMS.vague.map(normalised);
const SEVERAL = new Map(
  FORMS.several.flatMap(({ names, materials }) =>
    names.map((name) => [lettersIn(name), materials] as const),
  ),
);
/** Symbols that are words, too. */
const WORDS_AS_SYMBOLS = new Set(['In', 'As', 'At', 'Be', 'No', 'He', 'I']);
const OTHERS = new Set(FORMS.others);
/** Anions, the longest first: `SO4` before `S`. */
const ANIONS = Object.keys(FORMS.anions).sort((a, b) => b.length - a.length);

/** `(II)` in `nickel(II) sulfate`. */
const VALENCE = /\s*\((?:I{1,3}|IV|VI?)\)\s*/g;

/** Materials by the names that say more than the material: its form, its mineral, its formula. */
export class MaterialNames implements MoreNames<Material> {
  /** By every name without a form: `cobalt`, `wolfram`. */
  readonly #names = new Map<string, Material>();
  readonly #symbols = new Map<string, Material>();
  /** By names that say the form: `bauxite`, `nickel matte`. */
  readonly #forms = new Map<string, NamedMaterial>();
  readonly #written = new Map<string, NamedMaterial>();

  #phrases: MaterialPhrases | undefined;
  /** Names in other languages. */
  readonly #elsewhere = new Map<string, NamedMaterial>();
  /** Ids by names without their blanks, as they are joined to a form in other languages. */
  #letters: Map<string, string> | undefined;

  constructor(materials: readonly Material[]) {
    for (const material of materials) {
      const { id, name, aliases, symbol, forms } = material;
      for (const each of [id, name, ...aliases]) this.#names.set(normalised(each), material);
      if (symbol !== undefined) this.#symbols.set(symbol, material);
      for (const each of MATERIAL_NAMES.names[id] ?? []) {
        this.#elsewhere.set(lettersIn(each), { entry: material });
      }
      for (const [form, names] of Object.entries(MATERIAL_NAMES.forms[id] ?? {})) {
        for (const each of names) this.#elsewhere.set(lettersIn(each), { entry: material, form });
      }
      for (const [form, names] of Object.entries(forms ?? {})) {
        for (const each of names) {
          this.#forms.set(normalised(each), { entry: material, form });
          this.#written.set(each, { entry: material, form });
        }
      }
    }
  }

  /** A formula that would be another material's name without its capitals. */
  written(text: string): NamedMaterial | undefined {
    return /^[A-Z][a-z][A-Z]$/.test(text) ? this.#formula(text) : undefined;
  }

  /** What a text names that is no plain name of a material; undefined where it is not surely one. */
  find(written: string): NamedMaterial | undefined {
    const text = written.replace(VALENCE, ' ');
    const [outer = '', inner] = text.split(/[([{]([^()[\]{}]*)[)\]}]\s*$/);
    const whole =
      this.#written.get(text.trim()) ??
      this.#formula(text) ??
      this.#read(text) ??
      this.#saidElsewhere(text);
    if (whole || inner === undefined) return whole;
    const [a, b] = [this.#any(outer), this.#any(inner)];
    if (!a || !b || a.entry !== b.entry) return undefined;
    if (a.form !== undefined && b.form !== undefined && a.form !== b.form) return undefined;
    const form = a.form ?? b.form;
    return { entry: a.entry, ...(form !== undefined && { form }) };
  }

  /** What a text says in another language: `Kupfer`, `Nickelsulfat`, `锂辉石`, `电池级碳酸锂`. */
  #saidElsewhere(text: string): NamedMaterial | undefined {
    const known = this.#elsewhere.get(lettersIn(text)) ?? this.#joinedElsewhere(text);
    if (known) return known;
    const bare = withoutGradeElsewhere(text);
    const graded = bare === undefined ? undefined : this.#saidElsewhere(bare);
    // As in English, a grade alone makes no other material certain: `高纯石墨`.
    return graded?.form === undefined ? undefined : graded;
  }

  /** A material and its form in another language, joined: `Nickelsulfat`, `碳酸锂`. */
  #joinedElsewhere(text: string): NamedMaterial | undefined {
    if (!this.#letters) {
      this.#letters = new Map();
      for (const [name, { entry, form }] of this.#elsewhere) {
        if (form === undefined) this.#letters.set(name.replaceAll(' ', ''), entry.id);
      }
      for (const [name, { id }] of this.#names) this.#letters.set(name.replaceAll(' ', ''), id);
    }
    const english = inEnglish(text, (letters) => this.#letters?.get(letters));
    return english === undefined ? undefined : this.#read(english);
  }

  /** The form of a material that a text says: `metal powder`, `APT`, `Metallpulver`; undefined: none that is known. */
  formOf(text: string, material: Material): string | undefined {
    const words = normalised(text);
    const known = this.#formOf(material, words) ?? this.#forms.get(words)?.form;
    if (known !== undefined) return known;
    const named = [text, `${material.name} ${text}`].map((each) => this.find(each));
    return named.find((each) => each?.entry === material)?.form;
  }

  /** Names with a form, for what is misspelt: `syntetic graphite`; of what the catalogue lacks, without an id. */
  get near(): (readonly [string, string])[] {
    return [
      ...[...this.#written].map(([name, { entry }]) => [name, entry.id] as const),
      ...[...OTHERS].map((name) => [name, ''] as const),
    ];
  }

  /** Materials that a name stands for together (`NdPr`), and symbols in other capitals (`LI`). */
  offer(
    text: string,
  ): { nearest: readonly string[]; form?: string; isTogether?: true } | undefined {
    if (OTHERS.has(normalised(text))) return { nearest: [] };
    const together = several(text);
    if (together.length > 0) return { nearest: together, isTogether: true };
    const phrase = this.#inPhrase(text);
    if (phrase) {
      const { materials, form } = phrase;
      const nearest = materials.map(({ id }) => id);
      if (nearest.length > 1) return { nearest, isTogether: true };
      return { nearest, ...(form !== undefined && { form }) };
    }
    const compound = COMPOUND.test(text) ? this.#miswritten(text) : undefined;
    // One letter of a formula makes it another substance: TiB2 is no TiO2.
    if (compound) {
      const { entry, form } = compound;
      return { nearest: [entry.id], ...(form !== undefined && { form }) };
    }
    if (COMPOUND.test(text)) return { nearest: [] };
    if (!/^[A-Za-z]{1,2}$/.test(text) || isFormula(text)) return undefined;
    const symbol = text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
    const entry = this.#symbols.get(symbol);
    return entry && { nearest: [entry.id] };
  }

  /** The materials of a heading of statistics or a line of trade: `Copper, mine`, `spodumene concentrate (6%)`. */
  #inPhrase(text: string): ReturnType<MaterialPhrases['read']> {
    this.#phrases ??= new MaterialPhrases(this.#saidByWords(), (word) =>
      this.#saidByCapitals(word),
    );
    return this.#phrases.read(text);
  }

  #saidByWords(): ReadonlyMap<string, SaidOfMaterial> {
    const said = new Map<string, SaidOfMaterial>();
    const add = (words: string, says: SaidOfMaterial): void => {
      if (words !== '' && !said.has(words)) said.set(words, says);
    };
    for (const [name, { entry, form }] of this.#forms) {
      add(name, { material: entry, ...(form !== undefined && { form }) });
    }
    for (const [name, material] of this.#names) add(name, { material });
    for (const [words, form] of FORM_WORDS) add(words, { form });
    const own = new Map<string, Material[]>();
    for (const material of new Set(this.#names.values())) {
      for (const form of Object.keys(material.forms ?? {})) {
        own.set(form, [...(own.get(form) ?? []), material]);
      }
    }
    for (const [form, of] of own) add(normalised(form), { form, of });
    for (const words of [...GRADES, ...VAGUE]) add(words, {});
    for (const words of FORMS.changed) add(normalised(words), { isChanged: true });
    return said;
  }

  /** A formula, a symbol or an abbreviation as it is written: `TiO2`, `Ga`, `FeV80`. */
  #saidByCapitals(word: string): SaidOfMaterial | undefined {
    const named =
      this.#written.get(word) ??
      this.#written.get(word.replace(/\d\d$/, '')) ??
      this.#formula(word);
    if (named) {
      return { material: named.entry, ...(named.form !== undefined && { form: named.form }) };
    }
    const material = word.length > 1 && !WORDS_AS_SYMBOLS.has(word) && this.#symbols.get(word);
    return material ? { material } : undefined;
  }

  /** What a formula says with a zero for the letter O, or a symbol all in capitals: `Li2C03`, `COSO4`. */
  #miswritten(text: string): NamedMaterial | undefined {
    const letters = text.replaceAll('0', 'O');
    const small = letters.charAt(0) + letters.charAt(1).toLowerCase() + letters.slice(2);
    return this.#formula(letters) ?? this.#formula(small);
  }

  #any(text: string): NamedMaterial | undefined {
    const plain = this.#names.get(normalised(text)) ?? this.#symbols.get(text.trim());
    return plain
      ? { entry: plain }
      : (this.#formula(text) ?? this.#read(text) ?? this.#elsewhere.get(lettersIn(text)));
  }

  /** Words: the name of a material and what says its form, in any order. */
  #read(text: string): NamedMaterial | undefined {
    const words = withoutGrades(normalised(text));
    const named = this.#forms.get(normalised(text)) ?? this.#forms.get(words);
    if (named) return named;
    const all = words.split(' ').filter((word) => word !== 'of' && word !== 'and');
    for (let length = Math.min(4, all.length - 1); length > 0; length--) {
      for (let at = 0; at + length <= all.length; at++) {
        const name = all.slice(at, at + length).join(' ');
        const rest = [...all.slice(0, at), ...all.slice(at + length)].join(' ');
        const found = this.#names.get(name) ?? this.#symbolOf(name, text);
        if (!found) continue;
        const form = this.#formOf(found, rest);
        if (form !== undefined) return { entry: found, form };
      }
    }
    return undefined;
  }

  /** A symbol as it is written: `Ni matte`, not `NI matte`. */
  #symbolOf(word: string, text: string): Material | undefined {
    if (word.length > 2) return undefined;
    const symbol = word.charAt(0).toUpperCase() + word.slice(1);
    return new RegExp(`(?<!\\p{L})${symbol}(?!\\p{L})`, 'u').test(text)
      ? this.#symbols.get(symbol)
      : undefined;
  }

  /** The form that words beside a material's name say: one of its own, else one of any material. */
  #formOf(material: Material, words: string): string | undefined {
    const own = Object.keys(material.forms ?? {}).find((form) => normalised(form) === words);
    return own ?? FORM_WORDS.get(words);
  }

  /** A formula of one element of the catalogue: `NiSO4·6H2O`, `Co(OH)2`, `V2O5`. */
  #formula(text: string): NamedMaterial | undefined {
    const written = text
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/[·•*.⋅∙]\d*H2O$/, '');
    if (/^[A-Z]{2}$/.test(written) && !FORMS.pairs.includes(written)) return undefined;
    const symbol = /^(?:[A-Z][a-z]?)/.exec(written)?.[0] ?? '';
    for (const element of [symbol, symbol.charAt(0)]) {
      const material = this.#symbols.get(element);
      // Carbon with oxygen or hydrogen is not graphite.
      if (!material || element === 'C') continue;
      const rest = written.slice(element.length);
      const anion = ANIONS.find((each) => isAnion(rest, each));
      const form = anion === undefined ? undefined : FORMS.anions[anion];
      if (form !== undefined) return { entry: material, form };
    }
    return undefined;
  }
}

/** Whether what stands behind the symbol in a formula is so many of an anion. */
function isAnion(rest: string, anion: string): boolean {
  const match = /^(?:[1-9]\d?)?(?:\(([A-Za-z0-9]+)\)(?:[1-9]\d?)?|(.+))$/.exec(rest);
  const [, bracketed, plain = ''] = match ?? [];
  if (bracketed !== undefined) return bracketed === anion;
  return (
    plain === anion || (plain.startsWith(anion) && /^[1-9]\d?$/.test(plain.slice(anion.length)))
  );
}

/** What a grade of another language stands in front of, or behind; undefined where there is none. */
function withoutGradeElsewhere(text: string): string | undefined {
  const letters = lettersIn(text);
  const grade = GRADES_ELSEWHERE.find((each) => letters.startsWith(each));
  if (grade !== undefined) return letters.slice(grade.length);
  const behind = GRADES_ELSEWHERE.find((each) => letters.endsWith(each));
  return behind === undefined ? undefined : letters.slice(0, -behind.length);
}

const withoutGrades = (words: string): string => without(GRADES, words);

/** Words without some of them, wherever they stand. */
function without(some: readonly string[], words: string): string {
  let left = words;
  for (const each of some) left = left.replace(new RegExp(`(?<=^| )${each}(?= |$)`, 'g'), ' ');
  return left.replace(/ +/g, ' ').trim();
}

/** The materials that a name stands for together: `NdPr`, `didymium oxide`. */
function several(text: string): readonly string[] {
  const words = withoutGrades(normalised(text));
  const own = SEVERAL.get(words) ?? SEVERAL.get(lettersIn(text));
  if (own) return own;
  const form = [...FORM_WORDS.keys()].find((each) => words.endsWith(` ${each}`));
  return (form !== undefined && SEVERAL.get(words.slice(0, -form.length - 1))) || [];
}

/** A formula of two elements or more, with a number. */
const COMPOUND = /^(?=.*\d)(?=(?:.*[A-Z]){2})(?:[A-Z][a-z]?\d{0,2}|[()])+\d{0,2}$/;

/** Whether two capitals are symbols of two elements, as in carbon monoxide, CO. */
const isFormula = (text: string): boolean => /^[BCFHIKNOPSUVWY]{2}$/.test(text);
