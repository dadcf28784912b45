import type { Readable, Writable } from 'node:stream';

/** What the command line reads from and writes to, so that tests can stand in for it. */
export interface Terminal {
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly stdin: Readable;
  now(): Date;
}
