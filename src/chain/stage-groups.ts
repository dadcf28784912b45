import type { StageGroup, Step } from './graph';

interface OpenGroup extends StageGroup {
  readonly steps: Step[];
}

/** Brings steps together by material and stage, in the order in which they come. */
export class StageGroups {
  readonly #groups: OpenGroup[] = [];
  readonly #extraction = new Map<string, OpenGroup>();
  readonly #processing = new Map<string, OpenGroup>();

  get groups(): readonly StageGroup[] {
    return this.#groups;
  }

  add(step: Step): void {
    const { material, stage } = step;
    if (material === undefined || stage === undefined) return;
    if (stage === 'manufacturing' || stage === 'assembly') return;
    const known = stage === 'processing' ? this.#processing : this.#extraction;
    const group = known.get(material);
    if (group) {
      group.steps.push(step);
      return;
    }
    const opened: OpenGroup = {
      material,
      stage: stage === 'processing' ? 'processing' : 'extraction',
      steps: [step],
    };
    known.set(material, opened);
    this.#groups.push(opened);
  }
}
