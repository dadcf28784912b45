import { run } from './program';
import { standardOutput } from './standard-output';
import type { Terminal } from './terminal';
import { complain } from './terminal';

let stdout: Terminal['stdout'] | undefined;
let stderr: NodeJS.WriteStream | undefined;
/** What standard output could not be written for. */
let failure: NodeJS.ErrnoException | undefined;

/** Who reads may have seen enough, as `head` has: what is found still decides the exit status. */
const failed = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') failure ??= error;
};
const ignored = (): void => undefined;

/** The exit status once all is written, whichever command wrote it. */
async function statusOf(status: number): Promise<number> {
  // What was written last may fail last.
  await new Promise<void>((done) => {
    if (!stdout) done();
    else
      stdout.write('', () => {
        done();
      });
  });
  if (!failure || status === 2) return status;
  complain(process, `sourcing-compliance: The results cannot be written: ${failure.message}.`);
  return 2;
}

// Each is made by Node when it is asked for, which takes a while.
void run(process.argv.slice(2), {
  get stdout() {
    return (stdout ??= standardOutput().on('error', failed));
  },
  get stderr() {
    return (stderr ??= process.stderr.on('error', ignored));
  },
  get stdin() {
    return process.stdin;
  },
  now: () => new Date(),
})
  .then(statusOf)
  .then((status) => {
    process.exitCode = status;
  })
  .catch((error: unknown) => {
    // A mistake of the program, or a part of it that is missing: 1 would say that it ran.
    const [first = ''] = String(error).split('\n');
    const isGone = (error as NodeJS.ErrnoException).syscall === 'uv_cwd';
    const why = isGone
      ? 'The folder that it runs in is not there any more.'
      : `It failed (${first}).`;
    complain(process, `sourcing-compliance: ${why}`);
    process.exitCode = 2;
  });
