/**
 * Puts made-up command lines over made-up trees of files through the built command line, each as a process
 * of its own: see `fuzz.ts`. What must hold of any stands in `run-cli-case.ts`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedOf } from '../cases';
import { Random } from '../random';
import { kindOf } from '../violation';
import { anyCliCase } from './any-cli-case';
import type { CliCase } from './cli-case';
import { checkCliCase } from './run-cli-case';

const FOLDER = 'out/fuzz';
const KEPT = 'test/fuzz/kept/cli';
const MAX_KINDS = 20;
/** Runs to make a case smaller. */
const MAX_TRIES = 60;

/** Cases that failed once, by the name of their file. */
export function keptCliCases(): ReadonlyMap<string, CliCase> {
  const names = readdirSync(KEPT).sort();
  return new Map(
    names.map((name) => [name, JSON.parse(readFileSync(join(KEPT, name), 'utf8')) as CliCase]),
  );
}

/** What a case breaks; undefined where all holds. */
export async function failureOf(cli: string, cliCase: CliCase): Promise<unknown> {
  try {
    await checkCliCase(cli, cliCase);
    return undefined;
  } catch (error) {
    return error;
  }
}

/**
 * Runs for some seconds; returns whether nothing was found.
 *
 * @param file one case again, as it was written
 */
export async function fuzzCli(
  cli: string,
  seconds: number,
  seed: number,
  file?: string,
): Promise<boolean> {
  if (file !== undefined) {
    const failure = await failureOf(cli, JSON.parse(readFileSync(file, 'utf8')) as CliCase);
    console.log(failure ?? 'It holds.');
    return failure === undefined;
  }
  const kinds = new Map<string, number>();
  for (const [name, cliCase] of keptCliCases()) {
    const failure = await failureOf(cli, cliCase);
    if (failure === undefined) continue;
    kinds.set(kindOf(failure), 1);
    console.log(`✖ ${KEPT}/${name} fails again:`, failure);
  }
  const end = performance.now() + seconds * 1000;
  let index = 0;
  for (; performance.now() < end && kinds.size < MAX_KINDS; index++) {
    const cliCase = anyCliCase(new Random(seedOf(seed, index)));
    const failure = await failureOf(cli, cliCase);
    if (failure === undefined) continue;
    const kind = kindOf(failure);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kinds.get(kind) === 1) await report(cli, cliCase, seedOf(seed, index), failure);
  }
  for (const [kind, count] of kinds) console.log(`✖ ${String(count)} × ${kind}`);
  console.log(
    `${String(index)} command lines, seed ${String(seed)}: ${String(kinds.size)} kinds of failure`,
  );
  return kinds.size === 0;
}

async function report(
  cli: string,
  cliCase: CliCase,
  seed: number,
  failure: unknown,
): Promise<void> {
  const kind = kindOf(failure);
  const smallest = await smaller(cliCase, async (each) => {
    const other = await failureOf(cli, each);
    return other !== undefined && kindOf(other) === kind;
  });
  const file = `${FOLDER}/cli-${kind.replaceAll(/[^\w]+/g, '-').slice(0, 60)}-${String(seed)}.json`;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, JSON.stringify(smallest, undefined, 2));
  console.log(`\n✖ ${kind}, written to ${file}\n  ${JSON.stringify(smallest).slice(0, 1500)}`);
  console.log(`  ${String((await failureOf(cli, smallest)) ?? failure).slice(0, 1500)}`);
}

/** Leaves out entries and arguments as long as it fails in the same way. */
async function smaller(
  cliCase: CliCase,
  fails: (cliCase: CliCase) => Promise<boolean>,
): Promise<CliCase> {
  let smallest = cliCase;
  let tries = 0;
  for (const key of ['entries', 'args'] as const) {
    for (let at = smallest[key].length - 1; at >= 0 && tries < MAX_TRIES; at--, tries++) {
      const without = { ...smallest, [key]: smallest[key].toSpliced(at, 1) };
      if (await fails(without)) smallest = without;
    }
  }
  return smallest;
}
