/**
 * What an import of a full reporting template takes: 2,500 smelters and as many mines, in the shape of the
 * tests' template, every cell a formula as in real ones. Expects the built command line, and Linux. Prints the
 * figures; asserts nothing.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workbookOf } from '../support/workbook';
import type { CheckRun } from './check-process';
import { ONE_CORE, processRun } from './check-process';
import { fullTemplate, ROWS } from './full-template';

const RUNS = 5;

const folder = mkdtempSync(join(tmpdir(), 'sc-import-bench-'));
try {
  const [file, output] = [join(folder, 'emrt.xlsx'), join(folder, 'emrt.sourcing.yaml')];
  writeFileSync(file, workbookOf(fullTemplate()));
  console.log(`${String(ROWS)} smelters and mines, ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  for (const [name, command] of [
    ['one core', ONE_CORE],
    ['all cores', []],
  ] as const) {
    const runs: CheckRun[] = [];
    for (let left = RUNS; left > 0; left--) {
      rmSync(output, { force: true });
      runs.push(await processRun(['import', file, '--output', output], command));
    }
    const least = (pick: (run: CheckRun) => number): number => Math.min(...runs.map(pick));
    const most = Math.max(...runs.map(({ megabytes }) => megabytes));
    console.log(
      `${name}: ${least(({ seconds }) => seconds).toFixed(2)} s, of the processor ` +
        `${least(({ processorSeconds }) => processorSeconds).toFixed(2)} s (the least of ${String(RUNS)}), ` +
        `${most.toFixed(0)} MB at most`,
    );
  }
  console.log(`written: ${(statSync(output).size / 1e6).toFixed(1)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
