import type { Unit } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Severity } from '../policy/severity';
import type { Finding } from '../rules/finding';
import { countWhile } from '../text/search';
import type { Slices } from '../text/slices';
import { inOneGo } from '../text/slices';
import { BucketBuilder, chunksInSlices, endsBefore, withBuckets, without } from './buckets';
import type { Bucket, Chunk, Counts } from './chunk';
import { isOfSyntax, isOpen, offsetOf, SEVERITIES, SEVERITY_BITS, unitOf } from './chunk';
import { inOrder } from './order';
import type { Stretch } from '../text/stretch';

/** Buckets that are looked at before it yields to the event loop. */
const SLICE = 5000;

/** What is shown of many findings. */
export interface Shown {
  /** In order. */
  readonly findings: readonly Finding[];
  /** How many others are open. */
  readonly more: number;
}

export interface ShownOptions {
  /** If more are open, one less is shown: a note on the rest has the last place. */
  readonly limit: number;
  /** Whether mistakes that any reader of YAML or JSON finds are shown, too. */
  readonly withSyntax: boolean;
  /** What stands here comes first: the screen and the cursor. */
  readonly near?: readonly Stretch[];
}

/**
 * All findings of a manifest, kept by the text unit that they stand in. The units move with the text, and
 * an edit exchanges only those that it touches; what is near, at a place, in order or most severe is
 * looked up. Nothing of it changes once it is made.
 */
export class Findings {
  /** All of a bucket stands before all of the next. */
  readonly #chunks: readonly Chunk[];
  /** Those of units in the midst of which others stand, in order. */
  readonly #across: readonly Finding[];
  #list: readonly Finding[] | undefined;

  private constructor(chunks: readonly Chunk[], across: readonly Finding[]) {
    this.#chunks = chunks;
    this.#across = across;
  }

  static of(findings: Iterable<Finding>): Findings {
    const builder = new BucketBuilder();
    for (const finding of findings) builder.add(finding);
    return inOneGo(Findings.inSlices(builder));
  }

  static *inSlices(builder: BucketBuilder): Slices<Findings> {
    const buckets = yield* builder.inSlices();
    const across: Bucket[] = [];
    const inLine: Bucket[] = [];
    for (const [index, bucket] of buckets.entries()) {
      if (index % SLICE === 0) yield;
      const next = buckets[index + 1];
      const list = !next || endsBefore(bucket, next) ? inLine : across;
      list.push(bucket);
    }
    return new Findings(yield* chunksInSlices(inLine), across.flat().sort(inOrder));
  }

  /**
   * All of them in order of place; at one place in the order of the rules. Put together when it is first
   * asked for: some milliseconds where there are hundreds of thousands.
   */
  get list(): readonly Finding[] {
    if (!this.#list) {
      const list: Finding[] = [];
      // One by one: one unit may have more than a call takes arguments.
      for (const { buckets } of this.#chunks) {
        for (const bucket of buckets) for (const finding of bucket) list.push(finding);
      }
      this.#list = this.#across.length === 0 ? list : list.concat(this.#across).sort(inOrder);
    }
    return this.#list;
  }

  /**
   * How many are open of each severity: those that no waiver covers.
   *
   * @param withSyntax whether mistakes that any reader of YAML or JSON finds count, too
   */
  counts(withSyntax = true): Counts {
    const counts = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const chunk of this.#chunks) {
      for (const severity of SEVERITIES) counts[severity] += chunk.count(severity, withSyntax);
    }
    for (const finding of this.#across) {
      if (isOpen(finding) && (withSyntax || !isOfSyntax(finding))) counts[finding.severity]++;
    }
    return counts;
  }

  /** Those whose place touches a range, in order. */
  between(range: Stretch): Finding[] {
    const found = this.#across.filter((finding) => touches(finding, range));
    for (const bucket of this.#bucketsIn(range)) {
      for (const finding of bucket) if (touches(finding, range)) found.push(finding);
    }
    return this.#across.length === 0 ? found : found.sort(inOrder);
  }

  /** The buckets that may reach into a range. */
  *#bucketsIn({ start, end }: Stretch): Iterable<Bucket> {
    for (const bucket of this.#bucketsFrom(start)) {
      if (offsetOf(bucket) > end) break;
      yield bucket;
    }
  }

  /** The buckets that may reach to an offset or stand behind it. */
  *#bucketsFrom(offset: number): Iterable<Bucket> {
    const chunks = this.#chunks;
    const startsBy = (bucket: Bucket | undefined): boolean =>
      bucket !== undefined && offsetOf(bucket) < offset;
    // The bucket before may end where the range begins.
    const first = Math.max(
      0,
      countWhile(chunks.length, (at) => startsBy(chunks[at]?.buckets[0])) - 1,
    );
    for (let at = first; at < chunks.length; at++) {
      const buckets = chunks[at]?.buckets ?? [];
      const skipped = countWhile(buckets.length, (index) => startsBy(buckets[index])) - 1;
      for (let index = Math.max(0, skipped); index < buckets.length; index++) {
        const bucket = buckets[index];
        if (bucket) yield bucket;
      }
    }
  }

  /** Those of some units that follow each other in the text. */
  inUnits(units: ReadonlySet<Unit>): Finding[] {
    const found = this.#across.filter(({ place }) => units.has(place.unit));
    const offset = Math.min(...[...units].map((unit) => unit.offset));
    for (const bucket of this.#bucketsFrom(offset)) {
      if (units.has(unitOf(bucket))) for (const finding of bucket) found.push(finding);
      else if (offsetOf(bucket) > offset) break;
    }
    return found;
  }

  /**
   * With others in the place of those of some units.
   *
   * @param units each set follows in the text without another unit in between
   */
  exchanged(units: readonly ReadonlySet<Unit>[], fresh: Iterable<Finding>): Findings {
    let chunks = this.#chunks;
    for (const each of units) chunks = without(chunks, each);
    const isKept = ({ place }: Finding): boolean => !units.some((each) => each.has(place.unit));
    const across = this.#across.filter(isKept);
    const builder = new BucketBuilder();
    for (const finding of fresh) builder.add(finding);
    const next = withBuckets(chunks, builder.buckets);
    for (const bucket of next.across) for (const finding of bucket) across.push(finding);
    return new Findings(next.chunks, across.sort(inOrder));
  }

  /**
   * Chooses what is shown: what is near, then the most severe, and of one severity the first in the text.
   * Those that a waiver covers are not shown.
   */
  shown({ limit, withSyntax, near = [] }: ShownOptions): Shown {
    const isWanted = (finding: Finding): boolean =>
      isOpen(finding) && (withSyntax || !isOfSyntax(finding));
    const totals = this.counts(withSyntax);
    const count = SEVERITIES.reduce((sum, severity) => sum + totals[severity], 0);
    if (count <= limit) return { findings: this.#pick(ALL, withSyntax), more: 0 };
    const wanted = limit - 1;
    const first = this.#nearest(near, wanted, isWanted);
    let left = wanted - first.size;
    let whole = 0;
    /** Of this severity only the first `left` are shown. */
    let part: Severity | undefined;
    for (const severity of SEVERITIES) {
      let others = totals[severity];
      for (const finding of first) if (finding.severity === severity) others--;
      if (others > left) {
        part = severity;
        break;
      }
      left -= others;
      whole |= SEVERITY_BITS[severity];
    }
    const findings: Finding[] = [];
    const choose = (among: Iterable<Finding>): void => {
      for (const finding of among) {
        if (!isWanted(finding)) continue;
        let isChosen = first.has(finding) || (SEVERITY_BITS[finding.severity] & whole) !== 0;
        if (!isChosen && finding.severity === part && left > 0) {
          isChosen = true;
          left--;
        }
        if (isChosen) findings.push(finding);
      }
    };
    if (this.#across.length > 0) {
      // A text where units stand in the midst of others is seldom long.
      choose(this.list);
      return { findings, more: count - wanted };
    }
    /** Offsets of the first and the last unit that some of them stand in. */
    let from = Infinity;
    let to = -1;
    for (const { place } of first) {
      from = Math.min(from, place.unit.offset);
      to = Math.max(to, place.unit.offset);
    }
    for (const chunk of this.#chunks) {
      const ofPart = part && left > 0 ? chunk.count(part, withSyntax) : 0;
      const hasNear = chunk.start <= to && chunk.end >= from;
      if (hasNear || ofPart > left) {
        for (const bucket of chunk.buckets) choose(bucket);
      } else {
        left -= ofPart;
        const picked = chunk.pick(
          ofPart > 0 && part ? whole | SEVERITY_BITS[part] : whole,
          withSyntax,
        );
        for (const finding of picked) findings.push(finding);
      }
    }
    return { findings, more: count - wanted };
  }

  /** All open findings of some severities, in order. */
  #pick(severities: number, withSyntax: boolean): Finding[] {
    const findings: Finding[] = [];
    for (const chunk of this.#chunks) {
      for (const finding of chunk.pick(severities, withSyntax)) findings.push(finding);
    }
    if (this.#across.length === 0) return findings;
    const isWanted = (finding: Finding): boolean =>
      isOpen(finding) && (withSyntax || !isOfSyntax(finding));
    return [...findings, ...this.#across.filter(isWanted)].sort(inOrder);
  }

  /** Those that touch one of some ranges, the most severe first. */
  #nearest(
    near: readonly Stretch[],
    limit: number,
    isWanted: (finding: Finding) => boolean,
  ): ReadonlySet<Finding> {
    const ranges = [...near].sort((a, b) => a.start - b.start);
    const all = ranges.flatMap((range) => this.between(range)).filter(isWanted);
    const first = new Set<Finding>();
    for (const severity of SEVERITIES) {
      for (const finding of all) {
        if (finding.severity === severity && first.size < limit) first.add(finding);
      }
    }
    return first;
  }
}

/** The bits of every severity. */
const ALL = SEVERITIES.reduce((bits, severity) => bits | SEVERITY_BITS[severity], 0);

const touches = ({ place }: Finding, { start, end }: Stretch): boolean =>
  startOf(place) <= end && endOf(place) >= start;
