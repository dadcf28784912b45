/** Child processes that never outlive this one. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/**
 * Runs a command to its end with its output on ours.
 * @throws Error when it cannot start or ends with another status than 0.
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<void> {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} ended with ${String(code ?? signal)}`));
    });
  });
}

/** Kills a child that leads its own process group, with everything it started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group has already ended.
  }
}
