import type { Unit } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { TextChange } from '../manifest/reread';
import { moveOf } from '../manifest/reread';
import type { Severity } from '../policy/severity';
import type { Finding } from '../rules/finding';
import { countWhile } from '../text/search';
import type { Slices } from '../text/slices';
import { inOneGo } from '../text/slices';
import type { Bucket, Chunk, Counts } from './buckets';
import {
  before,
  BucketBuilder,
  chunksInSlices,
  endsBefore,
  from,
  isOfSyntax,
  isOpen,
  offsetOf,
  SEVERITY_BITS,
  unitOf,
  withBucket,
  without,
} from './buckets';
import { inOrder } from './order';

/** Buckets that are looked at between two points where others may have their turn. */
const SLICE = 5000;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A range of offsets in the text. */
interface Range {
  readonly start: number;
  readonly end: number;
}

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
  readonly near?: readonly Range[];
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

  /** How many are open of each severity: those that no waiver covers. */
  counts(): Counts {
    const counts = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const { open } of this.#chunks) {
      for (const severity of SEVERITIES) counts[severity] += open[severity];
    }
    for (const finding of this.#across) if (isOpen(finding)) counts[finding.severity]++;
    return counts;
  }

  /** Those whose place touches a range, in order. */
  between(range: Range): Finding[] {
    const found = this.#across.filter((finding) => touches(finding, range));
    for (const bucket of this.#bucketsIn(range)) {
      for (const finding of bucket) if (touches(finding, range)) found.push(finding);
    }
    return this.#across.length === 0 ? found : found.sort(inOrder);
  }

  /** The buckets that may reach into a range. */
  *#bucketsIn({ start, end }: Range): Iterable<Bucket> {
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
    for (const bucket of builder.buckets) {
      const next = withBucket(chunks, bucket);
      chunks = next.chunks;
      for (const other of next.across) for (const finding of other) across.push(finding);
    }
    return new Findings(chunks, across.sort(inOrder));
  }

  /**
   * What was found outside an edit and outside a range of the new text, moved to where it stands now.
   *
   * @param head units of what stands around the sources: it is left out
   */
  around(change: TextChange, range: Range, head: ReadonlySet<Unit>): Findings {
    let chunks = this.#chunks;
    for (const unit of head) chunks = without(chunks, new Set([unit]));
    const above = before(chunks, Math.min(change.start, range.start));
    const below = from(chunks, change.end);
    for (const { buckets } of below) {
      for (const bucket of buckets) unitOf(bucket).offset += moveOf(change);
    }
    return new Findings([...above, ...from(below, range.end)], []);
  }

  /**
   * Chooses what is shown: what is near, then the most severe, and of one severity the first in the text.
   * Those that a waiver covers are not shown.
   */
  shown({ limit, withSyntax, near = [] }: ShownOptions): Shown {
    const isWanted = (finding: Finding): boolean =>
      isOpen(finding) && (withSyntax || !isOfSyntax(finding));
    const countIn = ({ open, ofSyntax }: Chunk, severity: Severity): number =>
      withSyntax ? open[severity] : open[severity] - ofSyntax[severity];
    const total = (severity: Severity): number =>
      this.#chunks.reduce((sum, chunk) => sum + countIn(chunk, severity), 0);
    const across = this.#across.filter(isWanted).length;
    const count = SEVERITIES.reduce((sum, severity) => sum + total(severity), across);
    const wanted = count > limit ? limit - 1 : count;
    const chosen = new Set<Finding>();
    const touched = new Set<Bucket>();
    const take = (bucket: Bucket, severity: Severity, range?: Range): void => {
      for (const finding of bucket) {
        if (chosen.size === wanted) return;
        if (finding.severity !== severity || !isWanted(finding)) continue;
        if (range && !touches(finding, range)) continue;
        chosen.add(finding);
        touched.add(bucket);
      }
    };
    // A text where units stand in the midst of others is seldom long.
    const all: readonly Bucket[] = across > 0 ? this.list.map((finding): Bucket => [finding]) : [];
    if (count > limit) {
      const ranges = [...near].sort((a, b) => a.start - b.start);
      for (const severity of SEVERITIES) {
        for (const range of ranges) {
          for (const bucket of across > 0 ? all : this.#bucketsIn(range))
            take(bucket, severity, range);
        }
      }
    }
    for (const severity of SEVERITIES) {
      for (const bucket of all) take(bucket, severity);
      if (across > 0) continue;
      for (const chunk of this.#chunks) {
        if (chosen.size === wanted) break;
        if (countIn(chunk, severity) === 0) continue;
        const { buckets, severities } = chunk;
        for (let index = 0; index < buckets.length; index++) {
          if (((severities[index] ?? 0) & SEVERITY_BITS[severity]) === 0) continue;
          const bucket = buckets[index];
          if (bucket) take(bucket, severity);
        }
      }
    }
    const buckets = across > 0 ? all : [...touched].sort((a, b) => offsetOf(a) - offsetOf(b));
    const findings = buckets.flatMap((bucket) => bucket.filter((each) => chosen.has(each)));
    return { findings, more: count - wanted };
  }
}

const touches = ({ place }: Finding, { start, end }: Range): boolean =>
  startOf(place) <= end && endOf(place) >= start;
