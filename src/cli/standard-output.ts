import { fstatSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import type { Terminal } from './terminal';

const STDOUT = 1;

/**
 * Standard output. To a file Node's own writes each piece once, and where the disk has room for a part of it only,
 * the rest is lost without an error.
 */
export const standardOutput = (): Terminal['stdout'] =>
  isFile() ? new Writable({ write: writeAll }) : process.stdout;

function isFile(): boolean {
  try {
    return fstatSync(STDOUT).isFile();
  } catch {
    return false;
  }
}

function writeAll(piece: Buffer, _: string, done: (error?: Error) => void): void {
  try {
    for (let at = 0; at < piece.length;) at += writeSync(STDOUT, piece, at);
  } catch (error) {
    done(error as Error);
    return;
  }
  done();
}
