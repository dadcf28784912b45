import type { Knowledge } from '../knowledge/knowledge';
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
      found = findUpstream(this.all, (step) => {
        const nation = step.country && this.#knowledge.coveredNation(step.country.code);
        return nation !== undefined && (nation === 'CN') === (of === 'china');
      });
      this.#upstream.set(of, found);
    }
    return found;
  }
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
