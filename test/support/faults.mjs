/**
 * Makes the file system fail at a certain moment, for a process that is started with `--import` of this.
 * FAULTS: names of files that vanish once their folder was listed (`listed`) or once they were looked at
 * (`looked`), or are a pipe by then (`piped`), whether a user without rights goes on (`asNobody`), and whether the disk has no place left (`full`).
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';

const NOBODY = 65534;
const {
  listed = [],
  looked = [],
  piped = [],
  asNobody = false,
  full = false,
} = JSON.parse(process.env.FAULTS ?? '{}');
const { readdir, stat } = fs.promises;
const { statSync } = fs;

/** What was found of a file that is gone by now. */
function vanishing(path, found, options) {
  if (looked.includes(basename(String(path)))) fs.rmSync(path, { force: true });
  // Not at the first look, which asks for more, to know a file by.
  if (piped.includes(basename(String(path))) && found?.isFile() && options?.bigint !== true) {
    fs.rmSync(path);
    execFileSync('mkfifo', [path]);
  }
  return found;
}

/** Root may read everything; who is not root need not become somebody else. */
function dropRights() {
  if (!asNobody || process.getuid() !== 0) return;
  process.setgroups([]);
  process.setgid(NOBODY);
  process.setuid(NOBODY);
}

fs.promises.readdir = async (folder, ...rest) => {
  dropRights();
  const entries = await readdir(folder, ...rest);
  for (const name of listed) fs.rmSync(join(folder, name), { force: true });
  return entries;
};

fs.promises.stat = async (path, ...rest) => {
  dropRights();
  return vanishing(path, await stat(path, ...rest));
};

fs.statSync = (path, ...rest) => {
  dropRights();
  return vanishing(path, statSync(path, ...rest), rest[0]);
};

if (full) {
  fs.writeSync = () => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
  };
}

syncBuiltinESMExports();
