import type { Finding } from './finding';
import type { Severity } from '../policy/severity';
import type { Problem, Waiver } from '../manifest/model';
import type { Context, HeadContext, StepContext } from './context';
import type { StageGroup, Step } from '../chain/graph';
import type { StepPlace } from '../chain/places';
import type { Slices } from '../text/slices';

/** What a rule says of a place; the rule's id and severity are added to it. */
export interface Report extends Omit<Finding, 'ruleId' | 'severity'> {
  /**
   * Less than the rule's, where not all that it finds is as severe, or where it only repeats what another
   * finding says; a policy may make it less still.
   */
  readonly severity?: Severity;
}

/** What is found, and between it undefined where it yields to the event loop. */
export type Reports = Iterable<Report | undefined>;

/** What is found before the late rules look. */
export interface Found {
  /** Waivers that cover a finding. */
  readonly used: ReadonlySet<Waiver>;
  /** Every rule there is. */
  readonly rules: readonly Rule[];
}

/**
 * How a finding of a rule is fixed; `src/fixes` knows the edits of each.
 *
 * - `spelling`: one of the suggestions in the place of the value, to be chosen
 * - `canonical`: the one suggestion says the very same, and is safe to write
 * - `structure`: what the mistake of structure asks for
 * - `declare-processing`: the processing step that is missing
 * - `second-source`: another source beside the step
 * - `renew-waiver`, `correct-waiver`, `renew-evidence`: a later end, or the suggestion; or it is removed
 * - `record-evidence`: the checksum that the file has now; or the evidence is removed
 */
export type RuleFix =
  | 'spelling'
  | 'canonical'
  | 'structure'
  | 'declare-processing'
  | 'second-source'
  | 'renew-waiver'
  | 'correct-waiver'
  | 'renew-evidence'
  | 'record-evidence'
  | PartnerFix;

/** Another partner in the place of the step's, or a second source beside it. */
export interface PartnerFix {
  /**
   * Where the new partner may be: in another country; in any, where the old partner is what is wrong; in
   * another whose agreement is in force; in another that does not restrict the export.
   */
  readonly partner: 'elsewhere' | 'anywhere' | 'qualifying' | 'unrestricted';
  /** Whose partner changes: the step's own, or that of the one step upstream in China or another covered nation. */
  readonly of?: 'china' | 'other-covered';
}

/**
 * One rule: what it is and what it finds. It looks at a mistake of the text, a place of a step, a step, the
 * head, all steps of one material's stage, or the file; the smallest that will do, so that an edit needs the fewest looks again.
 */
export interface Rule {
  /** Kebab-case, stable for ever. */
  readonly id: string;
  /** What it finds, in a few words. */
  readonly title: string;
  readonly severity: Severity;
  readonly group: 'form' | 'sourcing' | 'regimes' | 'paperwork' | 'policy';
  /** Off until a policy gives it a severity; `severity` is what its page suggests. */
  readonly isOptIn?: true;
  /** Absent: no edit would be sure to fix it. */
  readonly fix?: RuleFix;
  /** What `step` finds may be wrong where other steps are not read yet. */
  readonly needsAll?: true;
  /** Looks at one mistake that was met while the text was read. */
  problem?(problem: Problem, context: Pick<Context, 'knowledge'>): Report | undefined;
  /**
   * Looks at one of the manifest's own steps, and hands over what it finds: most steps have nothing, and
   * a list or a generator for each would cost more than the look. Where a list of the step is long, what is
   * left to be looked at is returned, in slices.
   */
  step?(
    step: Step,
    context: StepContext,
    report: (found: Report) => void,
  ): Slices<void> | undefined | void;
  /** As `step`, at each place of a step that is known: its country, or each of its origins. */
  place?(place: StepPlace, step: Step, context: StepContext, report: (found: Report) => void): void;
  /** Looks at what stands around the steps: the directory, regimes, imports, waivers of the file. */
  head?(context: HeadContext): Reports;
  /** Looks at all steps of one material and stage, imported ones that feed the product included. */
  stage?(group: StageGroup, context: Context): Reports;
  /** Looks at the file as a whole. */
  file?(context: Context): Reports;
  /** Looks at what the other rules have found and which waivers cover it. */
  late?(found: Found, context: Context): Reports;
}

/** Whether what a rule finds depends on many steps, so that it is not looked for at each keystroke. */
export const looksAtMany = (rule: Rule): boolean =>
  !rule.problem && !rule.step && !rule.place && !rule.head;

/** Whether findings of a rule can be accepted: not mistakes of form, nor what is said of waivers. */
export const isWaivable = ({ id, group }: Rule): boolean =>
  group !== 'form' && !id.startsWith('waiver-');
