import type { Unit } from '../manifest/model';
import { startOf } from '../manifest/model';
import type { Finding } from '../rules/finding';
import { countWhile } from '../text/search';
import type { Slices } from '../text/slices';
import { inOneGo } from '../text/slices';
import type { Bucket } from './chunk';
import { Chunk, offsetOf, unitOf } from './chunk';
import { inOrder } from './order';

/** Buckets of a chunk when it is made; one that has grown to twice as many is cut. */
const CHUNK_BUCKETS = 128;

/** Buckets that are made before it yields to the event loop. */
const SLICE = 5000;
const CHUNKS_OF_SLICE = 20;

/** A bucket that is being filled. */
type OpenBucket = [Finding, ...Finding[]];

/** Brings findings together by their units. */
export class BucketBuilder {
  /** Those of units each of which stands behind the ones that came before it. */
  readonly #inLine: OpenBucket[] = [];
  /** Those of units that came out of line. */
  readonly #others = new Map<Unit, OpenBucket>();
  #bucket: OpenBucket | undefined;

  add(finding: Finding): void {
    const { unit } = finding.place;
    // What is found at one step comes one after the other.
    if (this.#bucket && unit === unitOf(this.#bucket)) this.#bucket.push(finding);
    else this.#bucket = this.#addTo(unit, finding);
  }

  #addTo(unit: Unit, finding: Finding): OpenBucket {
    const known = this.#known(unit);
    if (known) {
      known.push(finding);
      return known;
    }
    const bucket: OpenBucket = [finding];
    const last = this.#inLine.at(-1);
    if (!last || offsetOf(last) < unit.offset) this.#inLine.push(bucket);
    else this.#others.set(unit, bucket);
    return bucket;
  }

  /** The bucket of a unit that has one. */
  #known(unit: Unit): OpenBucket | undefined {
    const last = this.#inLine.at(-1);
    if (!last || offsetOf(last) < unit.offset) return undefined;
    const bucket = this.#inLine[bucketAt(this.#inLine, unit.offset)];
    return bucket && unitOf(bucket) === unit ? bucket : this.#others.get(unit);
  }

  /** In order of their units; of one rule and place as they came. */
  get buckets(): readonly Bucket[] {
    return inOneGo(this.inSlices());
  }

  /** As `buckets`. */
  *inSlices(): Slices<readonly Bucket[]> {
    const buckets = [...this.#inLine, ...this.#others.values()];
    for (const [index, bucket] of buckets.entries()) {
      if (index % SLICE === 0) yield;
      if (bucket.length > 1) sort(bucket);
    }
    return this.#others.size === 0 ? buckets : buckets.sort((a, b) => offsetOf(a) - offsetOf(b));
  }
}

/** More than so many are sorted by the engine, which takes longer over the few that a unit mostly has. */
const MAX_INSERTED = 16;

function sort(bucket: OpenBucket): void {
  if (bucket.length > MAX_INSERTED) {
    bucket.sort(inOrder);
    return;
  }
  for (let count = 1; count < bucket.length; count++) {
    const finding = bucket[count] ?? bucket[0];
    let at = count;
    for (let before = bucket[at - 1]; before && inOrder(before, finding) > 0;) {
      bucket[at--] = before;
      before = bucket[at - 1];
    }
    bucket[at] = finding;
  }
}

/** Whether all of a bucket stands before the next one's unit. */
export const endsBefore = (bucket: Bucket, next: Bucket): boolean =>
  startOf((bucket.at(-1) ?? bucket[0]).place) < offsetOf(next);

/** Buckets in order, as chunks. */
export const chunksOf = (buckets: readonly Bucket[]): Chunk[] => inOneGo(chunksInSlices(buckets));

/** As `chunksOf`. */
export function* chunksInSlices(buckets: readonly Bucket[]): Slices<Chunk[]> {
  const chunks: Chunk[] = [];
  for (let at = 0; at < buckets.length; at += CHUNK_BUCKETS) {
    if (chunks.length % CHUNKS_OF_SLICE === CHUNKS_OF_SLICE - 1) yield;
    chunks.push(...chunksAsOne(buckets.slice(at, at + CHUNK_BUCKETS)));
  }
  return chunks;
}

/** The chunk that holds the first bucket whose unit starts at an offset or behind it. */
const chunkAt = (chunks: readonly Chunk[], offset: number): number =>
  countWhile(chunks.length, (index) => {
    const last = chunks[index]?.buckets.at(-1);
    return last !== undefined && offsetOf(last) < offset;
  });

/** The first of some buckets whose unit starts at an offset or behind it. */
export const bucketAt = (buckets: readonly Bucket[], offset: number): number =>
  countWhile(buckets.length, (index) => {
    const bucket = buckets[index];
    return bucket !== undefined && offsetOf(bucket) < offset;
  });

/** All but the buckets of some units that follow each other; what stands behind them may have moved. */
export function without(chunks: readonly Chunk[], units: ReadonlySet<Unit>): readonly Chunk[] {
  const offset = [...units].reduce((least, unit) => Math.min(least, unit.offset), Infinity);
  const first = chunkAt(chunks, offset);
  const isBeside = (bucket: Bucket): boolean =>
    offsetOf(bucket) === offset && !units.has(unitOf(bucket));
  const kept: Bucket[] = [];
  let at = first;
  let isBehind = false;
  for (; at < chunks.length && !isBehind; at++) {
    const buckets = chunks[at]?.buckets ?? [];
    let from = at === first ? bucketAt(buckets, offset) : 0;
    // Two may start at one place: the head of a text, and an item that it begins with.
    for (let bucket = buckets[from]; bucket && isBeside(bucket); bucket = buckets[from]) from++;
    let to = from;
    for (let bucket = buckets[to]; bucket && units.has(unitOf(bucket)); bucket = buckets[to]) to++;
    if (to === from) break;
    kept.push(...buckets.slice(0, from), ...buckets.slice(to));
    isBehind = to < buckets.length;
  }
  return at === first ? chunks : chunks.toSpliced(first, at - first, ...chunksOf(kept));
}

/** With more buckets, in order; and those that have another in their midst by then. */
export function withBuckets(
  chunks: readonly Chunk[],
  more: readonly Bucket[],
): { readonly chunks: readonly Chunk[]; readonly across: readonly Bucket[] } {
  const across: Bucket[] = [];
  let now = chunks;
  for (let from = 0; from < more.length;) {
    const first = more[from];
    if (!first) break;
    const offset = offsetOf(first);
    const at = Math.min(chunkAt(now, offset), Math.max(0, now.length - 1));
    const buckets = now[at]?.buckets ?? [];
    const place = bucketAt(buckets, offset);
    const before = place > 0 ? buckets[place - 1] : now[at - 1]?.buckets.at(-1);
    if (before && !endsBefore(before, first)) {
      now = without(now, new Set([unitOf(before)]));
      across.push(before);
      continue;
    }
    const next = buckets[place] ?? now[at + 1]?.buckets[0];
    const to = endOfRun(more, from, next);
    if (to === from) {
      across.push(first);
      from++;
      continue;
    }
    const all = buckets.toSpliced(place, 0, ...more.slice(from, to));
    const fresh = all.length <= 2 * CHUNK_BUCKETS ? chunksAsOne(all) : chunksOf(all);
    now = now.toSpliced(at, 1, ...fresh);
    from = to;
  }
  return { chunks: now, across };
}

/** Up to where some buckets stand in line, one after the other, before the next one that is there. */
function endOfRun(more: readonly Bucket[], from: number, next: Bucket | undefined): number {
  let to = from;
  for (let bucket = more[to]; bucket; bucket = more[to]) {
    const following = more[to + 1];
    const isNextFirst = next && (!following || offsetOf(next) <= offsetOf(following));
    const behind = isNextFirst ? next : following;
    if (behind && !endsBefore(bucket, behind)) break;
    to++;
    if (isNextFirst) break;
  }
  return to;
}

const isFilled = (buckets: readonly Bucket[]): buckets is Chunk['buckets'] => buckets.length > 0;

const chunksAsOne = (buckets: readonly Bucket[]): Chunk[] =>
  isFilled(buckets) ? [new Chunk(buckets)] : [];
