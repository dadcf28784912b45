import { run } from './program';
import { complain } from './terminal';

/** Who reads may have seen enough, as `head` has: what is found still decides the exit status. */
const patient = (stream: NodeJS.WriteStream): NodeJS.WriteStream =>
  stream.listenerCount('error', ignored) > 0 ? stream : stream.on('error', ignored);
const ignored = (): void => undefined;

// Each is made by Node when it is asked for, which takes a while.
void run(process.argv.slice(2), {
  get stdout() {
    return patient(process.stdout);
  },
  get stderr() {
    return patient(process.stderr);
  },
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
