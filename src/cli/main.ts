import { run } from './program';
import { complain } from './terminal';

// Who reads may have seen enough, as `head` has: what is found still decides the exit status.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

void run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  get stdin() {
    return process.stdin;
  },
  now: () => new Date(),
}).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    // A mistake of the program, or a part of it that is missing: 1 would say that it ran.
    const [first = ''] = String(error).split('\n');
    complain(process, `sourcing-compliance: It failed (${first}).`);
    process.exitCode = 2;
  },
);
