import type { Unit } from '../manifest/model';
import type { Severity } from '../policy/severity';
import type { Finding } from '../rules/finding';

/** The findings of one text unit, in order; never empty. */
export type Bucket = readonly [Finding, ...Finding[]];

/** Open findings of each severity: those that no waiver covers. */
export type Counts = Readonly<Record<Severity, number>>;

/** The most severe first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A bit for each severity; some of them together are a set. */
export const SEVERITY_BITS: Counts = { error: 1, warning: 2, information: 4, hint: 8 };

/** Beside the bits of severities: without what any reader of YAML or JSON finds. */
const WITHOUT_SYNTAX = 16;

const NONE: readonly never[] = [];

export const unitOf = (bucket: Bucket): Unit => bucket[0].place.unit;

export const offsetOf = (bucket: Bucket): number => unitOf(bucket).offset;

export const isOpen = ({ waiver }: Finding): boolean => waiver === undefined;

export const isOfSyntax = ({ problem }: Finding): boolean =>
  problem?.kind === 'syntax' || problem?.kind === 'duplicate-key';

/** Buckets that follow each other in the text; never empty. An edit changes one or two chunks. */
export class Chunk {
  readonly buckets: readonly [Bucket, ...Bucket[]];
  /** Made when it is first asked for: some chunks are only on the way to others. */
  #counted: { readonly all: Counts; readonly ofSyntax: Counts } | undefined;
  /** What was picked, by the bits that say what. */
  readonly #picked = new Map<number, readonly Finding[]>();

  constructor(buckets: readonly [Bucket, ...Bucket[]]) {
    this.buckets = buckets;
  }

  /** Offset of its first unit. */
  get start(): number {
    return offsetOf(this.buckets[0]);
  }

  /** Offset of its last unit. */
  get end(): number {
    return offsetOf(this.buckets.at(-1) ?? this.buckets[0]);
  }

  /** How many findings of a severity are open. */
  count(severity: Severity, withSyntax = true): number {
    this.#counted ??= openIn(this.buckets);
    const { all, ofSyntax } = this.#counted;
    return all[severity] - (withSyntax ? 0 : ofSyntax[severity]);
  }

  /**
   * The open findings of some severities, in order. They are kept: nearly all chunks are the same at the
   * next keystroke.
   *
   * @param severities their bits
   */
  pick(severities: number, withSyntax: boolean): readonly Finding[] {
    const wanted = severities | (withSyntax ? 0 : WITHOUT_SYNTAX);
    let picked = this.#picked.get(wanted);
    if (!picked) {
      picked = this.#look(severities, withSyntax);
      this.#picked.set(wanted, picked);
    }
    return picked;
  }

  #look(severities: number, withSyntax: boolean): readonly Finding[] {
    const isThere = (severity: Severity): boolean =>
      (severities & SEVERITY_BITS[severity]) !== 0 && this.count(severity, withSyntax) > 0;
    if (!SEVERITIES.some(isThere)) return NONE;
    const picked: Finding[] = [];
    for (const bucket of this.buckets) {
      for (const finding of bucket) {
        if ((severities & SEVERITY_BITS[finding.severity]) === 0 || !isOpen(finding)) continue;
        if (withSyntax || !isOfSyntax(finding)) picked.push(finding);
      }
    }
    return picked;
  }
}

/** Open findings of some buckets, and of those what any reader of YAML or JSON finds. */
function openIn(buckets: readonly Bucket[]): { readonly all: Counts; readonly ofSyntax: Counts } {
  const all = { error: 0, warning: 0, information: 0, hint: 0 };
  const ofSyntax = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const bucket of buckets) {
    for (const finding of bucket) {
      if (!isOpen(finding)) continue;
      all[finding.severity]++;
      if (isOfSyntax(finding)) ofSyntax[finding.severity]++;
    }
  }
  return { all, ofSyntax };
}
