import type { DraftStep } from './draft';

/** Steps along the chain: what is of one material or component together, what feeds a step before it. */
export function alongChain(steps: readonly DraftStep[]): DraftStep[] {
  const byOrigin = new Map(steps.map((step) => [step.origin, step]));
  const placed = new Set<DraftStep>();
  const ordered: DraftStep[] = [];
  const place = (first: DraftStep): void => {
    // Each step waits for those that feed it; a circle is cut where it closes.
    const open: { step: DraftStep; next: number }[] = [{ step: first, next: 0 }];
    placed.add(first);
    for (let last = open.at(-1); last; last = open.at(-1)) {
      const origin = last.step.inputs[last.next++];
      if (origin === undefined) {
        ordered.push(last.step);
        open.pop();
        continue;
      }
      const input = byOrigin.get(origin);
      if (!input || placed.has(input)) continue;
      placed.add(input);
      open.push({ step: input, next: 0 });
    }
  };
  const groups = new Map<string, DraftStep[]>();
  for (const step of steps) {
    const key = step.material === undefined ? `component ${step.component ?? ''}` : step.material;
    const group = groups.get(key);
    if (group) group.push(step);
    else groups.set(key, [step]);
  }
  const all = [...groups.values()].flat();
  const materials = all.filter(({ material }) => material !== undefined);
  const components = all.filter(({ material }) => material === undefined);
  for (const step of [...materials, ...components]) if (!placed.has(step)) place(step);
  return ordered;
}
