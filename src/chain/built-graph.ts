import { replaceRange } from '../manifest/live-manifest';
import type { Manifest } from '../manifest/model';
import type { Graph, StageGroup, Step, Upstream } from './graph';
import { NearNames } from '../knowledge/near-names';
import { StageGroups } from './stage-groups';

/** What is put together while the steps are connected. */
interface Parts {
  readonly manifest: Manifest;
  readonly own: readonly Step[];
  readonly all: readonly Step[];
  readonly byId: ReadonlyMap<string, Step>;
  readonly idsRepeat: boolean;
  readonly china: ReadonlyMap<Step, Upstream>;
  readonly otherCovered: ReadonlyMap<Step, Upstream>;
  /** Absent: they are brought together when they are asked for. */
  readonly stages?: readonly StageGroup[];
}

/** A graph whose steps are connected; what few rules ask for is made when it is asked for. */
export class BuiltGraph implements Graph {
  readonly manifest: Manifest;
  readonly own: readonly Step[];
  readonly all: readonly Step[];
  readonly byId: ReadonlyMap<string, Step>;
  readonly idsRepeat: boolean;
  readonly #china: ReadonlyMap<Step, Upstream>;
  readonly #otherCovered: ReadonlyMap<Step, Upstream>;
  #stages: readonly StageGroup[] | undefined;
  #nearIds: NearNames | undefined;

  constructor({ manifest, own, all, byId, idsRepeat, china, otherCovered, stages }: Parts) {
    this.manifest = manifest;
    this.own = own;
    this.all = all;
    this.byId = byId;
    this.idsRepeat = idsRepeat;
    this.#china = china;
    this.#otherCovered = otherCovered;
    this.#stages = stages;
  }

  /**
   * The graph with some own steps in the place of others: what is near an edit, until it is built
   * anew. The new steps rest on what their inputs rest on; what they feed does not know them yet.
   */
  withSteps(manifest: Manifest, at: number, removed: number, added: readonly Step[]): BuiltGraph {
    // This graph is not asked any more: its lists and indexes are the new one's.
    const byId = this.byId as Map<string, Step>;
    for (const step of this.own.slice(at, at + removed)) {
      const id = step.source.id?.value;
      if (id !== undefined && byId.get(id) === step) byId.delete(id);
    }
    for (const step of added) {
      const id = step.source.id?.value;
      if (id !== undefined && !byId.has(id)) byId.set(id, step);
    }
    const [own, all] = [this.own as Step[], this.all as Step[]];
    replaceRange(own, at, removed, added);
    if (all !== own) replaceRange(all, at, removed, added);
    for (const of of ['china', 'other-covered'] as const) {
      const ways = this.upstream(of) as Map<Step, Upstream>;
      for (const step of added) {
        const way = isIn(step, of) ? { origin: step, distance: 0 } : wayOver(step, ways);
        if (way) ways.set(step, way);
      }
    }
    const [china, otherCovered] = [this.#china, this.#otherCovered];
    return new BuiltGraph({ manifest, own, all, byId, idsRepeat: true, china, otherCovered });
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
    this.#nearIds ??= new NearNames(this.byId.keys());
    return this.#nearIds.nearest(text, Math.min(3, Math.max(1, text.length >> 2)));
  }

  upstream(of: 'china' | 'other-covered'): ReadonlyMap<Step, Upstream> {
    return of === 'china' ? this.#china : this.#otherCovered;
  }
}

function isIn({ country }: Step, of: 'china' | 'other-covered'): boolean {
  const nation = country?.coveredNation;
  return nation !== undefined && (nation === 'CN') === (of === 'china');
}

/** The shortest way up over one of a step's inputs. */
function wayOver({ inputs }: Step, ways: ReadonlyMap<Step, Upstream>): Upstream | undefined {
  let best: Upstream | undefined;
  for (const { step: next } of inputs) {
    const way = next && ways.get(next);
    if (!way || (best && best.distance <= way.distance + 1)) continue;
    best = { next, origin: way.origin, distance: way.distance + 1 };
  }
  return best;
}
