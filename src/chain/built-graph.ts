import type { Manifest } from '../manifest/model';
import type { Graph, StageGroup, Step, Upstream } from './graph';
import type { Lookup } from './lookup';
import { Overlay } from './lookup';
import { placeIn } from './places';
import type { SplicedList } from '../text/spliced-list';
import { NearNames } from '../knowledge/near-names';
import { StageGroups } from './stage-groups';

/** What is put together while the steps are connected. */
interface Parts {
  readonly manifest: Manifest;
  readonly own: SplicedList<Step>;
  /** The same where nothing is imported. */
  readonly all: SplicedList<Step>;
  readonly byId: Lookup<string, Step>;
  readonly idsRepeat: boolean;
  readonly china: Lookup<Step, Upstream>;
  readonly otherCovered: Lookup<Step, Upstream>;
  /** Absent: they are brought together when they are asked for. */
  readonly stages?: readonly StageGroup[];
  /** Of one that stands for a moment only, until it is built anew: what it follows from. */
  readonly built?: BuiltGraph;
  readonly since?: readonly Step[];
}

/** A graph whose steps are connected; what few rules ask for is made when it is asked for. */
export class BuiltGraph implements Graph {
  readonly manifest: Manifest;
  readonly byId: Lookup<string, Step>;
  readonly idsRepeat: boolean;
  readonly built: BuiltGraph;
  readonly since: readonly Step[];
  readonly #own: SplicedList<Step>;
  readonly #all: SplicedList<Step>;
  readonly #china: Lookup<Step, Upstream>;
  readonly #otherCovered: Lookup<Step, Upstream>;
  #stages: readonly StageGroup[] | undefined;
  #nearIds: NearNames | undefined;

  constructor(parts: Parts) {
    const { manifest, own, all, byId, idsRepeat, china, otherCovered, stages } = parts;
    this.manifest = manifest;
    this.#own = own;
    this.#all = all;
    this.byId = byId;
    this.idsRepeat = idsRepeat;
    this.#china = china;
    this.#otherCovered = otherCovered;
    this.#stages = stages;
    this.built = parts.built ?? this;
    this.since = parts.since ?? [];
  }

  get own(): readonly Step[] {
    return this.#own.array;
  }

  get all(): readonly Step[] {
    return this.#all.array;
  }

  /** Some of the own steps; the others are not put together for it. */
  ownBetween(start: number, end: number): readonly Step[] {
    return this.#own.slice(start, end);
  }

  /**
   * The graph with some own steps in the place of others: what is near an edit, until it is built
   * anew. The new steps rest on what their inputs rest on; what they feed does not know them yet.
   */
  withSteps(manifest: Manifest, at: number, removed: number, added: readonly Step[]): BuiltGraph {
    const ids = new Map<string, Step | undefined>();
    for (const step of this.#own.slice(at, at + removed)) {
      const id = step.source.id?.value;
      if (id !== undefined && this.byId.get(id) === step) ids.set(id, undefined);
    }
    for (const step of added) {
      const id = step.source.id?.value;
      if (id !== undefined && (ids.has(id) ? ids.get(id) : this.byId.get(id)) === undefined) {
        ids.set(id, step);
      }
    }
    const own = this.#own.spliced(at, removed, added);
    const since = this.since.filter(({ source }) => source.place.unit.isRemoved !== true);
    return new BuiltGraph({
      manifest,
      own,
      all: this.#all === this.#own ? own : this.#all.spliced(at, removed, added),
      byId: new Overlay(this.byId, ids),
      idsRepeat: true,
      china: this.#upstreamWith(added, 'china'),
      otherCovered: this.#upstreamWith(added, 'other-covered'),
      built: this.built,
      since: [...since, ...added],
    });
  }

  #upstreamWith(added: readonly Step[], of: 'china' | 'other-covered'): Lookup<Step, Upstream> {
    const ways = this.upstream(of);
    const own = new Map<Step, Upstream>();
    for (const step of added) {
      const way = placeIn(step, of) ? { origin: step, distance: 0 } : wayOver(step, ways);
      if (way) own.set(step, way);
    }
    return own.size === 0 ? ways : new Overlay(ways, own);
  }

  get stages(): readonly StageGroup[] {
    if (!this.#stages) {
      const stages = new StageGroups();
      for (const step of this.all) stages.add(step);
      this.#stages = stages.groups;
    }
    return this.#stages;
  }

  nearestId(text: string): string | undefined {
    // All ids would have to be looked through for it.
    if (this.built !== this) return undefined;
    this.#nearIds ??= new NearNames(Array.from(this.byId.keys(), (id) => [id, id] as const));
    return this.#nearIds.nearest(text)?.means;
  }

  upstream(of: 'china' | 'other-covered'): Lookup<Step, Upstream> {
    return of === 'china' ? this.#china : this.#otherCovered;
  }
}

/** The shortest way up over one of a step's inputs. */
function wayOver({ inputs }: Step, ways: Lookup<Step, Upstream>): Upstream | undefined {
  let best: Upstream | undefined;
  for (const { step: next } of inputs) {
    const way = next && ways.get(next);
    if (!way || (best && best.distance <= way.distance + 1)) continue;
    best = { next, origin: way.origin, distance: way.distance + 1 };
  }
  return best;
}
