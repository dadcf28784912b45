import fc from 'fast-check';

/**
 * How properties are drawn, in every test: mocha loads this first. By default each draws the same cases at
 * every run. `SEED=7` draws others, `SEED=random` new ones each time; `TIMES=30` draws thirty times as many.
 */
const { SEED = '1', TIMES = '1' } = process.env;

/** How often a property is tried that is usually tried so many times. */
export const runs = (usual: number): number => Math.ceil(usual * Number(TIMES));

fc.configureGlobal({
  numRuns: runs(100),
  ...(SEED !== 'random' && { seed: Number(SEED) }),
});
