/** Work that took longer than anything of its size should. */
export interface Slow {
  readonly what: string;
  readonly milliseconds: number;
  readonly characters: number;
}

/** What each kind of work may take: some milliseconds, and so many for a thousand characters. */
const MAY_TAKE: Readonly<Record<string, readonly [number, number]>> = {
  'reading and judging': [300, 4],
  hover: [50, 0.5],
  completion: [100, 0.5],
  hints: [50, 0.5],
  fixes: [100, 1],
};

/** Does some work and notes where it was slow. */
export function timed<T>(what: string, characters: number, slow: Slow[], work: () => T): T {
  const [base, each] = MAY_TAKE[what] ?? [0, 0];
  const most = base + (each * characters) / 1000;
  const once = (): { readonly result: T; readonly milliseconds: number } => {
    const start = performance.now();
    const result = work();
    return { result, milliseconds: Math.round(performance.now() - start) };
  };
  const { result, milliseconds } = once();
  if (milliseconds <= most) return result;
  // What was slow once may have waited for the machine; what is slow is slow again.
  const again = once().milliseconds;
  if (again > most) slow.push({ what, milliseconds: again, characters });
  return result;
}
