import Fraction from 'fraction.js';
import type { Severity } from './severity';
import type { Stage } from '../knowledge/types';

/** Countries and suppliers that a team wants, or does not want. */
export interface Partners {
  /** ISO 3166-1 alpha-2. */
  readonly countries: ReadonlySet<string>;
  /** Names as they are compared: see `companyName`. */
  readonly suppliers: ReadonlySet<string>;
}

/** The only suppliers that may do a material's or component's stage. */
export interface Approval {
  /** Id of a material or component. */
  readonly subject: string;
  /** Absent: every stage. */
  readonly stage?: Stage;
  /** As written, for messages; compared as names of companies are. */
  readonly suppliers: readonly string[];
}

/**
 * What becomes of findings that only repeat the cause of another one: `full` like any other, `first` as
 * hints beyond the first consumer of a cause, `off` not at all beyond it.
 */
export type Cascade = 'full' | 'first' | 'off';

/** What a team decides for itself, with the defaults where it decides nothing. */
export interface Policy {
  /** Where it stands, for messages; absent: the built-in defaults. */
  readonly file?: string;
  /** Severity of a rule, by its id, where it is not the default. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** A larger part of a material's stage from one country is too much; part of one. */
  readonly dependence: Fraction;
  /** A supplier held to this part or more from covered nations counts as one of theirs; part of one. */
  readonly ownership: Fraction;
  readonly cascade: Cascade;
  readonly preferred: Partners;
  readonly barred: Partners;
  readonly approved: readonly Approval[];
  /** Ids of regimes for manifests that name none. */
  readonly regimes: readonly string[];
}

const NOBODY: Partners = { countries: new Set(), suppliers: new Set() };

export const DEFAULT_POLICY: Policy = {
  rules: new Map(),
  dependence: new Fraction(1, 2),
  ownership: new Fraction(1, 4),
  cascade: 'first',
  preferred: NOBODY,
  barred: NOBODY,
  approved: [],
  regimes: [],
};
