/**
 * `check` of a folder of many manifests of 100 sources, as a process, on one core and on all: time and
 * the most memory held. Expects the built command line. Prints the figures; asserts nothing.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { manifestOf } from './manifests';

const FILES = Number(process.env['FILES'] ?? 10_000);
const SOURCES = 100;
const cli = resolve('dist/cli.cjs');

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  readonly printed: number;
}

/** @param command what goes before `node`, to bind it to cores */
function check(folder: string, command: readonly string[]): Promise<Run> {
  const [program = '', ...args] = [...command, process.execPath, cli, 'check', folder];
  const start = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = 0;
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.length));
  let kilobytes = 0;
  const look = setInterval(() => {
    const status = statusOf(child.pid ?? 0);
    kilobytes = Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? kilobytes);
  }, 50);
  return new Promise((done) => {
    child.on('close', () => {
      clearInterval(look);
      const seconds = (performance.now() - start) / 1000;
      done({ seconds, megabytes: kilobytes / 1024, printed: printed / 1e6 });
    });
  });
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  } catch {
    return '';
  }
}

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
    ['one core', ['taskset', '-c', '0']],
    [`${String(availableParallelism())} cores`, []],
  ] as const) {
    const { seconds, megabytes, printed } = await check(folder, command);
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
