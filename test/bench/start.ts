/**
 * The start of the command line: `check` of one small file, process included, beside `node -e 0`.
 * Prints the figures; asserts nothing.
 */
import { spawnSync } from 'node:child_process';

const RUNS = 21;

function median(args: readonly string[]): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    spawnSync(process.execPath, args);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? 0;
}

const empty = median(['-e', '0']);
const check = median(['dist/cli.cjs', 'check', 'examples/wind-turbine-magnet.sourcing.yaml']);
console.log(
  `node -e 0: ${empty.toFixed(0)} ms; check of one file: ${check.toFixed(0)} ms; ratio ${(check / empty).toFixed(2)}`,
);
