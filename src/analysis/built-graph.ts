import type { Knowledge } from '../knowledge/knowledge';
import { replaceRange } from '../manifest/live-manifest';
import type { Manifest } from '../manifest/model';
import type { Graph, StageGroup, Step, Upstream } from './graph';
import { NearNames } from './near-names';
import { findUpstream } from './upstream';

/** A graph whose steps are connected; what few rules ask for is made when it is asked for. */
export class BuiltGraph implements Graph {
  readonly manifest: Manifest;
  readonly own: readonly Step[];
  readonly all: readonly Step[];
  readonly byId: ReadonlyMap<string, Step>;
  readonly #knowledge: Knowledge;
  #stages: readonly StageGroup[] | undefined;
  #nearIds: NearNames | undefined;
  readonly #upstream = new Map<string, ReadonlyMap<Step, Upstream>>();

  constructor(
    manifest: Manifest,
    own: readonly Step[],
    all: readonly Step[],
    byId: ReadonlyMap<string, Step>,
    knowledge: Knowledge,
  ) {
    this.manifest = manifest;
    this.own = own;
    this.all = all;
    this.byId = byId;
    this.#knowledge = knowledge;
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
    const graph = new BuiltGraph(manifest, own, all, byId, this.#knowledge);
    for (const [of, found] of this.#upstream) {
      const ways = found as Map<Step, Upstream>;
      for (const step of added) {
        const way = this.#isIn(step, of) ? { origin: step, distance: 0 } : wayOver(step, ways);
        if (way) ways.set(step, way);
      }
      graph.#upstream.set(of, ways);
    }
    return graph;
  }

  get stages(): readonly StageGroup[] {
    this.#stages ??= groupStages(this.all);
    return this.#stages;
  }

  nearestId(text: string): string | undefined {
    this.#nearIds ??= new NearNames(this.byId.keys());
    return this.#nearIds.nearest(text, Math.min(3, Math.max(1, text.length >> 2)));
  }

  upstream(of: 'china' | 'other-covered'): ReadonlyMap<Step, Upstream> {
    let found = this.#upstream.get(of);
    if (!found) {
      found = findUpstream(this.all, (step) => this.#isIn(step, of));
      this.#upstream.set(of, found);
    }
    return found;
  }

  #isIn({ country }: Step, of: string): boolean {
    const nation = country && this.#knowledge.coveredNation(country.code);
    return nation !== undefined && (nation === 'CN') === (of === 'china');
  }
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

function groupStages(steps: readonly Step[]): StageGroup[] {
  const groups = new Map<string, { material: string; stage: StageGroup['stage']; steps: Step[] }>();
  for (const step of steps) {
    if (step.material === undefined || step.stage === undefined) continue;
    if (step.stage === 'manufacturing' || step.stage === 'assembly') continue;
    const stage = step.stage === 'recycling' ? 'extraction' : step.stage;
    const key = `${step.material} ${stage}`;
    const group = groups.get(key);
    if (group) group.steps.push(step);
    else groups.set(key, { material: step.material, stage, steps: [step] });
  }
  return [...groups.values()];
}
