import type { Stage } from '../knowledge/types';
import type { Phrase, Words } from '../messages/phrase';
import { phrase } from '../messages/phrase';
import type { Value } from './value';

/** A place of a step, as codes. */
export interface DraftPlace {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 3166-2. */
  readonly region?: string;
  /** As `55%`. */
  readonly share?: string;
}

/** One step of a chain as another file has it, before it gets an id. */
export interface DraftStep {
  /** What the step is known by when the file is imported again: `CMRT:CID001234`. */
  readonly origin: string;
  /** What the origins of all rows of its company, thing and stage begin with, where there may be several; now and before. */
  readonly families?: readonly string[];
  readonly material?: string;
  readonly component?: string;
  /** Undefined: the file does not say it. */
  readonly stage?: Stage;
  readonly supplier: string;
  /** None: not known; one without a share: the country; else what `origins` lists. */
  readonly places: readonly DraftPlace[];
  readonly form?: string;
  /** A number as digits, in the draft's currency. */
  readonly value?: string;
  /** As `60%`. */
  readonly share?: string;
  readonly spec?: string;
  /** Origins of the steps that feed this one. */
  readonly inputs: readonly string[];
  readonly evidence?: readonly DraftEvidence[];
  /** Words that the id is made of, where the supplier does not give it. */
  readonly called?: string;
  /** What was decided, each a line of comment. */
  readonly notes: readonly Words[];
  /** Keys that begin with `x-`: what only the other format has words for. */
  readonly extra?: Readonly<Record<string, Value>>;
}

export interface DraftEvidence {
  readonly title?: string;
  readonly file?: string;
}

/** A company of the directory. */
export interface DraftSupplier {
  readonly id: string;
  readonly name: string;
  readonly country?: string;
  readonly note?: Words;
}

/** What an import found, before it is written as a manifest. */
export interface Draft {
  /** Where it comes from, each a line of comment at the top. */
  readonly about: readonly string[];
  readonly product: string;
  readonly asOf?: { readonly day: string; readonly note: string };
  readonly currency?: string;
  readonly suppliers: readonly DraftSupplier[];
  readonly steps: readonly DraftStep[];
  /** As of a step. */
  readonly extra?: Readonly<Record<string, Value>>;
}

/** A row or cell that was not taken over. */
export interface LeftOut {
  /** `Smelter List!E7`, `line 12`. */
  readonly place: Words;
  /** A sentence without its place. */
  readonly why: Words;
}

const COLUMN = 'column {heading}';

/** The place of what concerns a whole column. */
export const columnPlace = (heading: string): Phrase => phrase(COLUMN, { heading });

export const isColumn = (place: Words): boolean =>
  typeof place === 'object' && place.text === COLUMN;

/** What an import read. */
export interface Imported {
  readonly draft: Draft;
  /** What the file is: `Extended Minerals Reporting Template 2.1`. */
  readonly what: Words;
  readonly rows: number;
  /** Rows that say what another one says already. */
  readonly merged: number;
  readonly leftOut: readonly LeftOut[];
  /** What was taken from something that is less than sure, each a line with its place. */
  readonly readings?: readonly Words[];
}
