import type { Finding } from './finding';
import type { Severity } from '../policy/severity';
import type { Waiver } from '../manifest/model';
import type { Context } from './context';
import type { StageGroup, Step } from '../chain/graph';

/** What a rule says of a place; the rule's id and severity are added to it. */
export type Report = Omit<Finding, 'ruleId' | 'severity'>;

/** What is found, and between it undefined where others may have their turn. */
export type Reports = Iterable<Report | undefined>;

/** What is found before the late rules look. */
export interface Found {
  /** Waivers that cover a finding. */
  readonly used: ReadonlySet<Waiver>;
  /** Every rule there is. */
  readonly rules: readonly Rule[];
}

/**
 * One rule: what it is and what it finds. It looks at a step, at all steps of one material's stage, or
 * at the file; the smallest that will do, so that an edit needs the fewest looks again.
 */
export interface Rule {
  /** Kebab-case, stable for ever. */
  readonly id: string;
  /** What it finds, in a few words. */
  readonly title: string;
  readonly severity: Severity;
  readonly group: 'form' | 'sourcing' | 'regimes' | 'paperwork' | 'policy';
  /** What `file` finds at a step depends on that step alone, so that it can be asked for a few of them. */
  readonly isLocal?: true;
  /** What `step` finds may be wrong where other steps are not read yet. */
  readonly needsAll?: true;
  /**
   * Looks at one of the manifest's own steps, and hands over what it finds: most steps have nothing, and
   * a list or a generator for each would cost more than the look.
   */
  step?(step: Step, context: Context, report: (found: Report) => void): void;
  /** Looks at all steps of one material and stage, imported ones that feed the product included. */
  stage?(group: StageGroup, context: Context): Reports;
  /** Looks at what stands outside the steps, or at the file as a whole. */
  file?(context: Context): Reports;
  /** Looks at what the other rules have found and which waivers cover it. */
  late?(found: Found, context: Context): Reports;
}
