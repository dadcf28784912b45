import { grouped } from '../text/groups';

/**
 * Steps along the chain: those of one group together, what feeds a step before it. Groups and what is not
 * connected keep the order in which they come.
 *
 * @param groupOf steps of one group stand together where the chain lets them
 * @param isLast steps that come after all others: components after materials
 */
export function orderAlongChain<T>(
  steps: readonly T[],
  inputsOf: (step: T) => readonly (T | undefined)[],
  groupOf: (step: T) => string,
  isLast: (step: T) => boolean,
): T[] {
  const all = [...grouped(steps, groupOf).values()].flat();
  const placed = new Set<T>();
  const ordered: T[] = [];
  const place = (first: T): void => {
    // Each step waits for those that feed it; a circle is cut where it closes.
    const open = [{ step: first, inputs: inputsOf(first), next: 0 }];
    placed.add(first);
    for (let last = open.at(-1); last; last = open.at(-1)) {
      if (last.next === last.inputs.length) {
        ordered.push(last.step);
        open.pop();
        continue;
      }
      const input = last.inputs[last.next++];
      if (input === undefined || placed.has(input)) continue;
      placed.add(input);
      open.push({ step: input, inputs: inputsOf(input), next: 0 });
    }
  };
  const lastOnes = all.filter(isLast);
  const firstOnes = all.filter((step) => !isLast(step));
  for (const step of [...firstOnes, ...lastOnes]) if (!placed.has(step)) place(step);
  return ordered;
}
