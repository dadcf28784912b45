/**
 * The memory and time of `check` as the number of files grows, on one core and on two, and over imports: many in
 * one manifest, manifests that all import each other, and a large one that many share. Expects the built
 * command line, and Linux. Prints the figures; asserts nothing. Over files each is run `RUNS` times, and the run in
 * the middle counts: what a run holds at most depends on when garbage happens to be collected.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckRun } from './check-process';
import { checkProcess, ONE_CORE } from './check-process';
import { manifestOf } from './manifests';

const FILES = [1000, 3000, 10_000];
const SOURCES = [40, 100];
const RUNS = 3;
const MANY_IMPORTS = 20_000;
const MUTUAL = 300;
const SHARED_CHARACTERS = 40e6;
const SHARING = 20;

const folder = mkdtempSync(join(tmpdir(), 'sc-memory-'));
/** What the user has kept is neither used nor added to, and what one size has kept is not looked at by another. */
function useCache(name: string): void {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache', name);
}
useCache('imports');

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

/** A manifest that imports others. */
const importing = (names: readonly string[], sources = 'sources: []\n'): string =>
  `manifest: 1\nproduct: x\nasOf: 2024-06-30\nimports:\n${names.map((name) => `  - ${name}\n`).join('')}${sources}`;

const say = (what: string, { megabytes, seconds, processorSeconds }: CheckRun): void => {
  console.log(
    `${what}: ${megabytes.toFixed(0)} MB at most, ${seconds.toFixed(2)} s, of the processor ${processorSeconds.toFixed(2)} s`,
  );
};

/** Without kept results, then the first run that keeps them, then one that finds them all. */
const WAYS = ['nothing kept', 'first run', 'nothing changed'] as const;

async function overFiles(sources: number): Promise<void> {
  const text = manifestOf(sources);
  const below = (count: number): string => join(String(sources), String(count));
  for (const count of FILES) {
    for (let index = 0; index < count; index++) {
      write(join(below(count), String(index % 100), `${String(index)}.sourcing.yaml`), text);
    }
  }
  for (const [name, command] of [
    ['one core', ONE_CORE],
    ['all cores', []],
  ] as const) {
    for (const way of WAYS) {
      const most: number[] = [];
      for (const count of FILES) {
        const options = way === 'nothing kept' ? ['--no-cache'] : [];
        const runs: CheckRun[] = [];
        for (let run = 0; run < RUNS; run++) {
          useCache(`${name}, ${below(count)}, ${String(run)}`);
          runs.push(await checkProcess([join(folder, below(count)), ...options], command));
        }
        runs.sort((a, b) => a.megabytes - b.megabytes);
        const middle = runs[RUNS >> 1];
        if (!middle) continue;
        say(`${String(count)} files of ${String(sources)} sources, ${name}, ${way}`, middle);
        console.log(`  from ${runs.map(({ megabytes }) => megabytes.toFixed(0)).join(', ')} MB`);
        most.push(middle.megabytes);
      }
      console.log(`last / first: ${((most.at(-1) ?? 0) / (most[0] ?? 1)).toFixed(2)}`);
    }
  }
}

async function overImports(): Promise<void> {
  const named = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${String(index)}.sourcing.yaml`);
  const many = named(MANY_IMPORTS);
  for (const name of many) write(join('many', name), importing([]).replace('imports:\n', ''));
  write('many/all.sourcing.yaml', importing(many));
  say(
    `one manifest with ${String(MANY_IMPORTS)} imports`,
    await checkProcess([join(folder, 'many/all.sourcing.yaml')]),
  );
  const mutual = named(MUTUAL);
  for (const name of mutual) write(join('mutual', name), importing(mutual));
  say(
    `${String(MUTUAL)} manifests that all import each other`,
    await checkProcess([join(folder, 'mutual')], ONE_CORE),
  );
  const [head = ''] = manifestOf(0).split('sources:\n');
  const source = manifestOf(2).split('sources:\n')[1] ?? '';
  const count = Math.floor(SHARED_CHARACTERS / source.length);
  const items = Array.from({ length: count }, (_, index) =>
    source.replaceAll('step-', `s${String(index)}-`),
  );
  write('shared/large.sourcing.yaml', `${head}sources:\n${items.join('')}`);
  const sharing = named(SHARING);
  for (const name of sharing) write(join('shared', name), importing(['large.sourcing.yaml']));
  const paths = sharing.map((name) => join(folder, 'shared', name));
  say(
    `one manifest that imports one of ${String(SHARED_CHARACTERS / 1e6)} MB`,
    await checkProcess(paths.slice(0, 1)),
  );
  say(`${String(SHARING)} that share it`, await checkProcess(paths));
}

try {
  for (const sources of SOURCES) await overFiles(sources);
  await overImports();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
