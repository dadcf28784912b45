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
  fixes: [100, 1],
};

/** Does some work and notes where it was slow. */
export function timed<T>(what: string, characters: number, slow: Slow[], work: () => T): T {
  const start = performance.now();
  const result = work();
  const milliseconds = Math.round(performance.now() - start);
  const [base, each] = MAY_TAKE[what] ?? [0, 0];
  if (milliseconds > base + (each * characters) / 1000)
    slow.push({ what, milliseconds, characters });
  return result;
}
