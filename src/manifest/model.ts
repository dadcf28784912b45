/**
 * The manifest as read: every value with the place where it stands. A source is a unit of its own,
 * with offsets relative to the unit's start, so that an edit elsewhere leaves it untouched.
 */
import type Fraction from 'fraction.js';
import type { SyntaxProblem } from '../text/node';
import type { Stretch } from '../text/stretch';

/** A stretch of text that is read by itself: one item of `sources`, or what stands around them. */
export interface Unit {
  /** Offset of the unit's first character in the text, in UTF-16 units. */
  offset: number;
  /** An edit has taken it out of the text: whatever still points into it points nowhere. */
  isRemoved?: true;
}

/** Half-open range of UTF-16 offsets, relative to the start of its unit. */
export interface Place {
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
}

/**
 * A value and where it stands. One that comes from an alias or a merge stands at the alias or the `<<`.
 */
export interface Located<T> extends Place {
  readonly value: T;
}

export interface Ownership {
  readonly owner?: Located<string>;
  readonly country?: Located<string>;
  /** Part of one, 0 to 1. */
  readonly share?: Located<Fraction>;
  readonly kind: 'equity' | 'votes' | 'board' | 'debt';
  readonly government: boolean;
  /** The whole entry. */
  readonly place: Place;
}

export interface Supplier {
  readonly id: Located<string>;
  readonly name?: Located<string>;
  readonly country?: Located<string>;
  readonly ownership: readonly Ownership[];
  readonly waivers: readonly Waiver[];
  /** The whole value of the entry. */
  readonly place: Place;
}

export interface Waiver {
  readonly rule?: Located<string>;
  readonly reason?: Located<string>;
  readonly approvedBy?: Located<string>;
  readonly expires?: Located<string>;
  readonly ticket?: Located<string>;
  /** What it was given for. */
  readonly for?: WaivedFor;
  readonly place: Place;
}

/** The supplier and the country that a waiver was given for, as written. */
export interface WaivedFor {
  readonly supplier?: Located<string>;
  readonly country?: Located<string>;
  readonly place: Place;
}

export interface Evidence {
  readonly title?: Located<string>;
  readonly file?: Located<string>;
  /** Of the file, 64 hexadecimal digits in upper or lower case. */
  readonly sha256?: Located<string>;
  readonly date?: Located<string>;
  readonly expires?: Located<string>;
  readonly place: Place;
}

/** One of the places that a step is split among, or one of the candidates for its only place. */
export interface Origin {
  readonly country?: Located<string>;
  readonly region?: Located<string>;
  /** Part of the step by value, 0 to 1, exact; absent in candidates. */
  readonly share?: Located<Fraction>;
  readonly place: Place;
}

/**
 * One step of a procurement chain. Fields that are missing or of a wrong type are undefined; every
 * source has every field: there may be very many of them, and those of one shape are read faster.
 */
export interface Source {
  readonly unit: Unit;
  /** The mapping itself, without the `- ` before it. */
  readonly place: Place;
  readonly id: Located<string> | undefined;
  readonly material: Located<string> | undefined;
  readonly component: Located<string> | undefined;
  /** As written; only a stage of the format passes `asStage`. */
  readonly stage: Located<string> | undefined;
  readonly supplier: Located<string> | undefined;
  /** As written; `unknown` if it is not known. */
  readonly country: Located<string> | undefined;
  readonly region: Located<string> | undefined;
  /** In place of `country`; undefined where there is no list of them. */
  readonly origins: readonly Origin[] | undefined;
  /** Form of the material, as written. */
  readonly form: Located<string> | undefined;
  readonly spec: Located<string> | undefined;
  readonly cots: Located<boolean> | undefined;
  readonly electronicDevice: Located<boolean> | undefined;
  /** Zero or more, in the manifest's currency. */
  readonly value: Located<Fraction> | undefined;
  /** Part of one, 0 to 1, exact. */
  readonly share: Located<Fraction> | undefined;
  readonly inputs: readonly Located<string>[];
  readonly evidence: readonly Evidence[];
  readonly waivers: readonly Waiver[];
  /** Where each key of the mapping stands, by its name, in the order of the text. */
  readonly keys: ReadonlyMap<string, Place>;
}

/** A mistake of syntax or structure, found while reading. */
export interface Problem {
  /** Text that is not YAML or JSON, or what it says. */
  readonly of: 'syntax' | 'structure';
  readonly place: Place;
  readonly problem: StructureProblem;
  /** The source that it is in. */
  readonly source?: Source;
}

/** A number that is written as text: `5`, `1,200`, `$5`. */
export interface NumberMeant {
  /** As YAML and JSON have it. */
  readonly text: string;
  /** The sign or code of a currency beside it, which `currency` says of the whole manifest. */
  readonly currency?: string;
}

/** An origin that is written as a country with its share: `CN: 60%`. Offsets are in the unit. */
export interface OriginByKey extends Stretch {
  readonly country: string;
  readonly share: string;
}

/** What is wrong, in terms that a message and a fix can be made of. */
export type StructureProblem =
  /** Offsets of its fix are in the unit of the problem's place. */
  | ({ readonly kind: 'syntax' } & SyntaxProblem)
  | { readonly kind: 'duplicate-key'; readonly key: string }
  | { readonly kind: 'second-document' }
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'too-large'; readonly limit: string }
  | {
      readonly kind: 'too-many';
      readonly what: 'sources' | 'mistakes';
      readonly limit: number;
    }
  | { readonly kind: 'missing-key'; readonly key: string; readonly of: string }
  | { readonly kind: 'missing-subject' }
  | { readonly kind: 'both-subjects' }
  /** `key`, a country or a region, beside `origins`. */
  | { readonly kind: 'beside-origins'; readonly key: string }
  /** A key for steps of a material on one of a component, or the other way round. */
  | { readonly kind: 'of-other-subject'; readonly key: string; readonly subject: string }
  /** The countries of origins as the keys of their shares; `list` where they are keys of `origins` itself. */
  | {
      readonly kind: 'country-as-key';
      readonly origins: readonly OriginByKey[];
      readonly list?: Stretch;
    }
  /** Some origins have a share and this one has not. */
  | { readonly kind: 'origin-without-share' }
  /** Shares of origins make another total than 100 %. */
  | { readonly kind: 'origins-total'; readonly total: Fraction }
  | {
      readonly kind: 'unknown-key';
      readonly key: string;
      readonly of: string;
      readonly nearest?: string;
      /** A character in it that is not what it looks like, as it is named. */
      readonly odd?: string;
    }
  | {
      readonly kind: 'wrong-type';
      /** The number that is meant by text. */
      readonly meant?: NumberMeant;
      readonly key: string;
      readonly expected: string;
      readonly found: string;
      /** It is an entry of the list: the first, for all of them. */
      readonly isItem?: true;
    }
  /** A number that is none: `.inf`, `.nan`, `1e400`. */
  | { readonly kind: 'not-finite'; readonly key: string; readonly value: string }
  | { readonly kind: 'empty-value'; readonly key: string }
  | {
      readonly kind: 'not-one-of';
      readonly key: string;
      readonly value: string;
      readonly allowed: readonly string[];
      readonly nearest?: string;
    }
  | {
      readonly kind: 'bad-format';
      readonly key: string;
      readonly value: string;
      readonly expected: string;
      /** What it surely means, as the format has it. */
      readonly nearest?: string;
    }
  | { readonly kind: 'too-few'; readonly key: string };

export interface Manifest {
  /** `yaml` or `json`. */
  readonly format: 'yaml' | 'json';
  readonly product?: Located<string>;
  /** As written; see `validDay`. */
  readonly asOf?: Located<string>;
  readonly regimes: readonly Located<string>[];
  readonly currency?: Located<string>;
  readonly imports: readonly Located<string>[];
  /** By id, in the order of the text. */
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly sources: readonly Source[];
  readonly waivers: readonly Waiver[];
  readonly problems: readonly Problem[];
  /** Where each top-level key stands. */
  readonly keys: ReadonlyMap<string, Place>;
  /** Where the list of sources ends: a new one goes here. Absent without one. */
  readonly sourcesEnd?: number;
}

/** Offset in the text, in UTF-16 units. */
export const startOf = (place: Place): number => place.unit.offset + place.start;

/** Offset in the text, in UTF-16 units, exclusive. */
export const endOf = (place: Place): number => place.unit.offset + place.end;

export const stretchOf = (place: Place): Stretch => ({ start: startOf(place), end: endOf(place) });
