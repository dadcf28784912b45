import type { Readable, Writable } from 'node:stream';
import { logLine } from '../report/printable';

/** What the command line reads from and writes to, so that tests can stand in for it. */
export interface Terminal {
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly stdin: Readable;
  now(): Date;
}

/** Says something on standard error, in one line whatever is in it. */
export const complain = ({ stderr }: Pick<Terminal, 'stderr'>, line: string): void => {
  stderr.write(`${logLine(line)}\n`);
};
