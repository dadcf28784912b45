/**
 * `check` of a folder of many manifests of 100 sources, as a process, on one core and on all: time and
 * the most memory held. Expects the built command line. Prints the figures; asserts nothing.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkProcess, ONE_CORE } from './check-process';
import { manifestOf } from './manifests';

const FILES = Number(process.env['FILES'] ?? 10_000);
const SOURCES = 100;

const folder = mkdtempSync(join(tmpdir(), 'sc-workspace-'));
try {
  const text = manifestOf(SOURCES);
  for (let index = 0; index < FILES; index++) {
    const inside = join(folder, String(index % 100));
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(inside, `${String(index)}.sourcing.yaml`), text);
  }
  const times: number[] = [];
  for (const [name, command] of [
    ['one core', ONE_CORE],
    [`${String(availableParallelism())} cores`, []],
  ] as const) {
    const { seconds, megabytes, printed } = await checkProcess([folder], command);
    times.push(seconds);
    console.log(
      `${String(FILES)} manifests of ${String(SOURCES)} sources, ${name}: ${seconds.toFixed(1)} s, ${(FILES / seconds).toFixed(0)} manifests a second, ${megabytes.toFixed(0)} MB at most, ${printed.toFixed(0)} MB printed`,
    );
  }
  const [one = 0, all = 0] = times;
  console.log(`All cores are ${(one / all).toFixed(2)} times as fast as one.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
