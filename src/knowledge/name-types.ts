/** The shape of the files of words: what `build/generate/names.ts` compiles each into a module of. */

type Words = Readonly<Record<string, readonly string[]>>;

/** Legal forms of companies, as names are compared: without accents, points and capitals. */
export interface LegalForms {
  readonly behind: readonly string[];
  readonly before: readonly string[];
  /** Written without a blank, in front or behind. */
  readonly joined: readonly string[];
  /** Words for a whole of companies: `group`. */
  readonly groups: readonly string[];
}

/** Words and formulas that say in what form a material is. */
export interface MaterialForms {
  /** By form: `sulfate: [sulfate, sulphate]`. */
  readonly words: Words;
  /** Words of purity and water, which do not change the form. */
  readonly grades: readonly string[];
  /** Words around the name of a material that say nothing of its form, or several forms. */
  readonly vague: readonly string[];
  /** Words that say that something was done to it. */
  readonly changed: readonly string[];
  /** Formulas of two capitals: `WC`. */
  readonly pairs: readonly string[];
  /** Forms by what stands behind the symbol in a formula: `SO4: sulfate`. */
  readonly anions: Readonly<Record<string, string>>;
  /** What is said beside a material in other languages, by the English word. */
  readonly elsewhere: Words;
  /** Words of purity and water in other languages, in front of a name or behind it. */
  readonly gradesElsewhere: readonly string[];
  /** Materials that the catalogue lacks. */
  readonly others: readonly string[];
  /** Names for several materials together. */
  readonly several: readonly {
    readonly names: readonly string[];
    readonly materials: readonly string[];
  }[];
}

/** How names of countries are written. */
export interface CountryWords {
  readonly abbreviations: Readonly<Record<string, string>>;
  /** Words such as `republic`: with one of them, a name is looked for without the form of the state. */
  readonly states: readonly string[];
  readonly formsOfState: readonly string[];
  /** The same in other languages, without accents. */
  readonly elsewhere: {
    readonly states: readonly string[];
    readonly forms: readonly string[];
    /** Words for a state or its form in languages with blanks in words: `cong hoa`. */
    readonly phrases: readonly string[];
    /** Words for islands. */
    readonly islands: readonly string[];
    /** Codes of the countries that are islands. */
    readonly islandCountries: readonly string[];
    /** Names that what stands beside them tells apart, or places in their whole. */
    readonly beside: readonly {
      readonly code: string;
      readonly names: readonly string[];
      readonly words: readonly string[];
    }[];
    /** Small words: `de`, `of`. */
    readonly links: readonly string[];
    /** Behind a name that is written without blanks, and words in front of these. */
    readonly suffixes: readonly string[];
    readonly suffixForms: readonly string[];
    /** Endings behind a state, each with that of the name by itself. */
    readonly genitives: readonly (readonly string[])[];
  };
  /** Codes by abbreviations that are no code of ISO 3166-1. */
  readonly offered: Readonly<Record<string, string>>;
  /** Words in front of a country with which it is only offered, the longest first: `mainly from`. */
  readonly wordsBefore: readonly string[];
  /** Codes of the countries whose regions are known without them. */
  readonly regionsOf: readonly string[];
  /** Codes of the countries whose states are written by their letters. */
  readonly statesByLetters: readonly string[];
  /** Codes of ISO 3166-2 by names that the standard writes otherwise. */
  readonly regions: Readonly<Record<string, string>>;
  /** By a code that ISO 3166-2 had before, what it has in its place. */
  readonly formerRegions: Words;
  /** By the code of a state, those of its parts that have one of their own. */
  readonly partsOf: Words;
  /** `Asia`, `LATAM`: of many countries, so that none is meant. */
  readonly partsOfTheWorld: readonly string[];
}

/** Names of materials in other languages than English. */
export interface NamesOfMaterials {
  /** By material. */
  readonly names: Words;
  /** Those that say the form, by material and form. */
  readonly forms: Readonly<Record<string, Words>>;
}

/** Headings of columns in suppliers' sheets. */
export interface ColumnHeadings {
  /** By what the column says, the surest first. */
  readonly headings: Words;
  /** Words of the step of a mine, `extraction`, and of a smelter, `processing`. */
  readonly steps: Words;
  /** Words of goods: where these are from is no seat of a company. */
  readonly goods: readonly string[];
  /** What is said of a company and is not its name: a `place`, and anything `other`. */
  readonly attributes: Words;
  /** What may stand in a heading that is one word: `behind` the others, and `between` them. */
  readonly joined: Words;
  /** By which words the numbers of a column are in per cent. */
  readonly percent: readonly string[];
  /** What stands for the company in a row that is the sum of others. */
  readonly totals: readonly string[];
  /** What a cell says that repeats the one above it. */
  readonly ditto: readonly string[];
}

/** Headings of customs tariffs. */
export interface CustomsHeadings {
  /** By material, the digits that codes of it begin with. */
  readonly headings: Words;
}

/** Words that are offered as something else, by what is offered. */
export interface OfferedWords {
  readonly stages: Words;
  readonly components: Words;
  readonly regimes: Words;
  /** Words of the field that are none of these. */
  readonly others: { readonly stages: readonly string[]; readonly components: readonly string[] };
  /** By key of a manifest: `vendor` for `supplier`. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** By Latin letter, the letters of other alphabets that look like it. */
  readonly lookAlikes: Readonly<Record<string, string>>;
}
