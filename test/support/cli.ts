/** The built command line as a process of its own. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

let built: string | undefined;

/** The path of the program, built once for all tests. */
export function builtCli(): string {
  if (built === undefined) {
    const tsx = resolve('node_modules/tsx/dist/cli.mjs');
    const { status, stderr } = spawnSync(process.execPath, [tsx, 'build/bundle.ts'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    built = resolve('dist/cli.cjs');
  }
  return built;
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

/** Runs `check` in a folder. */
export function runCheck(
  folder: string,
  args: readonly string[],
  { input = '', preload }: { input?: string | Buffer; preload?: Preload } = {},
): Ran {
  const before = preload ? ['--import', resolve(preload.module)] : [];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...before, builtCli(), 'check', ...args],
    {
      cwd: folder,
      input,
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: { ...process.env, FAULTS: JSON.stringify(preload?.faults ?? {}) },
    },
  );
  return { status, out: stdout, errors: stderr.split('\n').filter((line) => line !== '') };
}
