/**
 * Puts made-up and broken manifests through the whole core and checks what must hold of any input.
 *
 *     npm run fuzz -- --seconds 300 --seed 7
 *     npm run fuzz -- --case out/fuzz/<file>     one case again, as it was written
 *     npm run fuzz -- --mode cli                 command lines over trees of files, and interrupts
 *
 * A failing case is shrunk, printed and written to out/fuzz; the exit status is 1 then. Once it is
 * fixed its file is moved to test/fuzz/kept, whose cases every run and every test begins with. Every
 * case has a seed of its own, made from the run's seed and its number, so that a run can be repeated.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { builtCli } from '../support/cli';
import { anyCase, seedOf } from './cases';
import { fuzzCli } from './cli/fuzz-cli';
import type { FuzzCase } from './fuzz-case';
import { HOSTILE_NAMES, hostile } from './hostile';
import { keptCases, readCase } from './kept';
import { checkCase } from './oracles';
import { Random } from './random';
import { shrink } from './shrink';
import type { Slow } from './slow';
import { kindOf } from './violation';

const FOLDER = 'out/fuzz';
/** As many different bugs are enough for one run. */
const MAX_KINDS = 20;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    case: { type: 'string' },
    mode: { type: 'string', default: 'core' },
  },
});

/** The hostile ones at their largest take this much of a run, and between them whatever comes. */
const MAX_HOSTILE_SHARE = 0.2;

function failureOf(fuzzCase: FuzzCase, seed: number): unknown {
  try {
    checkCase(fuzzCase, seed);
    return undefined;
  } catch (error) {
    return error;
  }
}

function report(fuzzCase: FuzzCase, seed: number, error: unknown): void {
  const kind = kindOf(error);
  const deadline = performance.now() + 20_000;
  const smallest = shrink(fuzzCase, (smaller) => {
    if (performance.now() > deadline) return false;
    const failure = failureOf(smaller, seed);
    return failure !== undefined && kindOf(failure) === kind;
  });
  const failure = failureOf(smallest, seed) ?? error;
  const file = `${FOLDER}/${kind.replaceAll(/[^\w]+/g, '-').slice(0, 60)}-${String(seed)}.json`;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, JSON.stringify({ seed, kind, ...smallest }, undefined, 2));
  console.log(`\n✖ ${kind}\n  ${smallest.origin}, seed ${String(seed)}, written to ${file}`);
  console.log(
    `  ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`,
  );
  console.log(`  ${JSON.stringify(smallest.text.slice(0, 1000))}`);
}

function run(seconds: number, seed: number): boolean {
  const kinds = new Map<string, number>();
  const slow = new Map<string, Slow>();
  const start = performance.now();
  const spent = (): number => performance.now() - start;
  let [hostileOnes, others, hostileMilliseconds, characters] = [0, 0, 0, 0];
  while (spent() < seconds * 1000 && kinds.size < MAX_KINDS) {
    const isTurn = hostileMilliseconds <= spent() * MAX_HOSTILE_SHARE;
    const name = isTurn ? HOSTILE_NAMES[hostileOnes] : undefined;
    // Numbered each for itself: the cases of a seed do not depend on how fast the machine is.
    const number = name === undefined ? HOSTILE_NAMES.length + others++ : hostileOnes++;
    const own = seedOf(seed, number);
    const random = new Random(own);
    const before = spent();
    const fuzzCase = name === undefined ? anyCase(random) : hostile(random, name, 10_000);
    characters += fuzzCase.text.length;
    try {
      for (const each of checkCase(fuzzCase, own)) {
        const key = `${each.what} of ${fuzzCase.origin.replace(/, size.*/, '')}`;
        if ((slow.get(key)?.milliseconds ?? 0) < each.milliseconds) slow.set(key, each);
      }
    } catch (error) {
      const kind = kindOf(error);
      const count = (kinds.get(kind) ?? 0) + 1;
      kinds.set(kind, count);
      if (count === 1) report(fuzzCase, own, error);
    }
    if (name !== undefined) hostileMilliseconds += spent() - before;
  }
  for (const [what, { milliseconds, characters: size }] of slow) {
    console.log(`slow: ${what}: ${String(milliseconds)} ms for ${String(size)} characters`);
  }
  for (const [kind, count] of kinds) console.log(`✖ ${String(count)} × ${kind}`);
  console.log(
    `${String(hostileOnes + others)} cases (${String(hostileOnes)} of ${String(HOSTILE_NAMES.length)} hostile ones ` +
      `at their largest), ${(characters / 1e6).toFixed(1)} million characters, seed ${String(seed)}: ` +
      `${String(kinds.size)} kinds of failure, ${String(slow.size)} slow`,
  );
  return kinds.size === 0;
}

function again(file: string): boolean {
  const { seed, ...fuzzCase } = readCase(file);
  const failure = failureOf(fuzzCase, seed);
  console.log(failure ?? 'It holds.');
  return failure === undefined;
}

/** What failed once goes first. */
function keptHold(): boolean {
  const broken = [...keptCases()].filter(([name, { seed, ...fuzzCase }]) => {
    const failure = failureOf(fuzzCase, seed);
    if (failure !== undefined) console.log(`✖ test/fuzz/kept/${name} fails again:`, failure);
    return failure !== undefined;
  });
  return broken.length === 0;
}

const seconds = Number(values.seconds);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const passed =
  values.mode === 'cli'
    ? await fuzzCli(builtCli(), seconds, seed, values.case)
    : values.case === undefined
      ? [keptHold(), run(seconds, seed)].every(Boolean)
      : again(values.case);
process.exitCode = passed ? 0 : 1;
