import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What the built command line took. */
export interface CheckRun {
  readonly seconds: number;
  /** Of the processor, on all cores. */
  readonly processorSeconds: number;
  /** The most that was resident at once. */
  readonly megabytes: number;
  /** Megabytes on standard output. */
  readonly printed: number;
}

/** Binds what follows to one core, on Linux. */
export const ONE_CORE: readonly string[] = ['taskset', '-c', '0'];

/** Clock ticks in which Linux counts processor time. */
const TICKS_A_SECOND = 100;

const cli = resolve('dist/cli.cjs');

/** Checks, as `processRun`. */
export const checkProcess = (
  paths: readonly string[],
  command: readonly string[] = [],
): Promise<CheckRun> => processRun(['check', ...paths], command);

/**
 * Runs the command line as a process of its own, with its memory and time as `/proc` has them: on Linux.
 *
 * @param command what goes before `node`, to bind it to cores
 */
export const processRun = (
  given: readonly string[],
  command: readonly string[] = [],
): Promise<CheckRun> => programRun([...command, process.execPath, cli, ...given]);

/** Runs any program, as `processRun`. `folder`: where it is run. */
export function programRun(
  [program = '', ...args]: readonly string[],
  folder = process.cwd(),
): Promise<CheckRun> {
  const start = performance.now();
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = 0;
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.length));
  let kilobytes = 0;
  let ticks = 0;
  const look = setInterval(() => {
    const pid = String(child.pid);
    kilobytes = Number(/VmHWM:\s*(\d+)/.exec(ofProcess(pid, 'status'))?.[1] ?? kilobytes);
    // Of what stands after the name in brackets, the 12th and 13th: in the program, and in the system for it.
    const fields = ofProcess(pid, 'stat').split(') ')[1]?.split(' ') ?? [];
    ticks = Number(fields[11] ?? 0) + Number(fields[12] ?? 0) || ticks;
  }, 20);
  return new Promise((done) => {
    child.on('close', () => {
      clearInterval(look);
      const seconds = (performance.now() - start) / 1000;
      const processorSeconds = ticks / TICKS_A_SECOND;
      done({ seconds, processorSeconds, megabytes: kilobytes / 1024, printed: printed / 1e6 });
    });
  });
}

function ofProcess(pid: string, file: 'status' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
