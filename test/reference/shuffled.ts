import type { Random } from '../fuzz/random';

/** The same in another order, half the time. */
export function shuffled<T>(all: readonly T[], random: Random): T[] {
  const mixed = [...all];
  if (random.chance(0.5)) return mixed;
  for (let at = mixed.length - 1; at > 0; at--) {
    const [one] = mixed.splice(random.below(at + 1), 1);
    if (one !== undefined) mixed.push(one);
  }
  return mixed;
}
