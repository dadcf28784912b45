/**
 * Another commit beside this tree: edits, the whole analysis after them, the cold analysis and the heap, of the same
 * texts. Both are bundled with what is measured (`beside-work.ts`), run in a process each, and take turns of
 * a moment each, so that what else the machine does counts for both; times are of the processor, with the collection
 * of garbage. Prints a table for each size; asserts nothing.
 *
 *     npm run bench:beside -- baf0366      ROUNDS=30 SIZES=10000,100000 by default
 */
import { execFileSync, fork, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { build } from 'esbuild';
import type { Part, Times } from './beside-work';

const [, , commit] = process.argv;
if (commit === undefined) throw new Error('Give the commit to compare with.');
const ROUNDS = Number(process.env['ROUNDS'] ?? 30);
/** Rounds that are not counted: all that is compiled is compiled in the time that is measured. */
const WARM_UP = 60;
const SIZES = (process.env['SIZES'] ?? '10000,100000').split(',').map(Number);

const root = process.cwd();
const work = join(root, 'test', 'bench');

/** Choosing what is shown, as it was before findings were kept by text unit. */
const SHOWN_BEFORE = `
  import { ShownFindings } from './src/analysis/shown-findings';
  export const shownOf = () => {
    const shown = new ShownFindings(1000);
    return ({ findings }) => shown.of(findings, true).findings;
  };`;

/** Takes `src` from a tree, whoever measures it. */
const from = (tree: string): Plugin => ({
  name: 'tree',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\.\/\.\.\/src\// }, ({ path, importer, kind }) =>
      importer.startsWith(work)
        ? bundler.resolve(path.replace('../../', './'), { resolveDir: tree, kind })
        : undefined,
    );
    if (!existsSync(join(tree, 'src/analysis/shown-findings.ts'))) return;
    bundler.onResolve({ filter: /^\.\/shown$/ }, () => ({ path: 'shown', namespace: 'before' }));
    bundler.onLoad({ filter: /.*/, namespace: 'before' }, () => ({
      contents: SHOWN_BEFORE,
      resolveDir: tree,
    }));
  },
});

async function bundled(tree: string, outfile: string): Promise<string> {
  await build({
    entryPoints: [join(work, 'beside-work.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    outfile,
    plugins: [from(tree)],
  });
  return outfile;
}

/** What Node runs with: all work on one thread, so that the time of the process is that of the work. */
const NODE = ['--single-threaded', '--expose-gc', '--max-old-space-size=4000'];

async function turn(child: ChildProcess, part: Part): Promise<Times> {
  child.send(part);
  const [times] = (await once(child, 'message')) as [Times];
  return times;
}

const quantile = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * part)] ?? 0;

const row = (...cells: string[]): void => {
  console.log(cells.map((cell, at) => (at ? cell.padStart(12) : cell.padEnd(34))).join(''));
};

const compare = (name: string, before: number, now: number, unit = 'ms'): void => {
  const digits = before < 10 ? 2 : 0;
  const [one, other] = [before, now].map((each) => `${each.toFixed(digits)} ${unit}`);
  row(name, one ?? '', other ?? '', (now / before).toFixed(2));
};

/** Rounds by turns; who begins changes. */
async function byTurns(children: readonly ChildProcess[], part: Part, rounds: number) {
  const all: [Times[], Times[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    for (const at of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const child = children[at];
      if (child) all[at].push(await turn(child, part));
    }
  }
  return all;
}

async function measure(size: number, bundles: readonly string[]): Promise<void> {
  const children = bundles.map((file) => fork(file, [String(size)], { execArgv: NODE }));
  await Promise.all(children.map((child) => once(child, 'message')));
  row(`${String(size)} sources`, commit ?? '', 'this', 'ratio');
  await byTurns(children, 'edits', WARM_UP);
  const edits = await byTurns(children, 'edits', ROUNDS);
  const [before, now] = edits.map((rounds) => rounds.flat().map(({ ms }) => ms));
  for (const [name, part] of [['an edit, median', 0.5] as const, ['an edit, p95', 0.95] as const]) {
    compare(name, quantile(before ?? [], part), quantile(now ?? [], part));
  }
  for (const [part, name] of [
    ['whole', 'the whole analysis, median'],
    ['cold', 'a cold analysis, median'],
  ] as const) {
    const [one, other] = (await byTurns(children, part, ROUNDS)).map((rounds) =>
      quantile(
        rounds.slice(3).flatMap((times) => times.map(({ ms }) => ms)),
        0.5,
      ),
    );
    compare(name, one ?? 0, other ?? 0);
  }
  for (const child of children) child.kill();
  const [one, other] = bundles.map((file) => {
    const { stdout } = spawnSync(process.execPath, [...NODE, file, String(size), 'heap'], {
      encoding: 'utf8',
    });
    return Number(stdout) / size / 1024;
  });
  compare('heap a source', one ?? 0, other ?? 0, 'KB');
  for (const [name, part] of [['median', 0.5] as const, ['p95', 0.95] as const]) {
    console.log(`\n${name} of a kind of edit`);
    for (const kind of new Set(edits[0].flat().map((each) => each.kind))) {
      const [first, second] = edits.map((rounds) =>
        quantile(
          rounds.flat().flatMap((each) => (each.kind === kind ? each.ms : [])),
          part,
        ),
      );
      compare(`  ${kind}`, first ?? 0, second ?? 0);
    }
  }
  console.log();
}

const folder = mkdtempSync(join(tmpdir(), 'beside-'));
try {
  const beside = join(folder, 'tree');
  const run = (command: string, args: readonly string[], cwd: string): void => {
    execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  run('git', ['clone', '--quiet', '--no-checkout', root, beside], root);
  run('git', ['checkout', '--quiet', '--detach', commit], beside);
  run('npm', ['ci', '--silent', '--ignore-scripts', '--prefer-offline'], beside);
  for (const tree of [beside, root]) run('npm', ['run', '-s', 'generate', '--', '--modules'], tree);
  const bundles = [
    await bundled(beside, join(folder, 'before.cjs')),
    await bundled(root, join(folder, 'now.cjs')),
  ];
  for (const size of SIZES) await measure(size, bundles);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
