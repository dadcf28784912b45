/** The built command line as a process of its own. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

let built: string | undefined;

/** The path of the program, built once for all tests and the state of the sources. */
export function builtCli(): string {
  return join(builtFolder(), 'cli.cjs');
}

/** The folder of all that is built. */
export function builtFolder(): string {
  built ??= build();
  return built;
}

function build(): string {
  const folder = resolve('out', 'built', String(newest(['src', 'build', 'README.md', 'docs'])));
  if (existsSync(folder)) return folder;
  // Tests that run at the same time build it each, and the first one stays.
  const partial = `${folder}.partial-${String(process.pid)}`;
  mkdirSync(resolve('out', 'built'), { recursive: true });
  const tsx = resolve('node_modules/tsx/dist/cli.mjs');
  const { status, stderr } = spawnSync(process.execPath, [tsx, 'build/bundle.ts', partial], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  for (const name of readdirSync(resolve('out', 'built'))) {
    const isOld = !name.includes('.partial-') && resolve('out', 'built', name) !== folder;
    if (isOld) rmSync(resolve('out', 'built', name), { recursive: true, force: true });
  }
  if (!existsSync(folder)) renameSync(partial, folder);
  return folder;
}

/** Milliseconds of the latest change below some paths. */
function newest(paths: readonly string[]): number {
  const files = paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
      : [path],
  );
  return Math.max(...files.map((file) => Math.ceil(statSync(file).mtimeMs)));
}

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  /** Lines of standard error. */
  readonly errors: readonly string[];
}

/** A module that is loaded first, and what it is told. */
export interface Preload {
  readonly module: string;
  readonly faults: unknown;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly preload?: Preload;
  readonly env?: NodeJS.ProcessEnv;
  /** Arguments of Node itself. */
  readonly node?: readonly string[];
}

/** Runs `check` in a folder. */
export function runCheck(folder: string, args: readonly string[], options: RunOptions = {}): Ran {
  return runCli(folder, ['check', ...args], options);
}

/** Runs any command in a folder. */
export function runCli(
  folder: string,
  args: readonly string[],
  { input = '', preload, env, node = [] }: RunOptions = {},
): Ran {
  const before = preload ? ['--import', resolve(preload.module)] : [];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...node, ...before, builtCli(), ...args],
    {
      cwd: folder,
      input,
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: { ...process.env, ...env, FAULTS: JSON.stringify(preload?.faults ?? {}) },
    },
  );
  return { status, out: stdout, errors: stderr.split('\n').filter((line) => line !== '') };
}
