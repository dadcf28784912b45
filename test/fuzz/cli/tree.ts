import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Entry } from './cli-case';

/** Makes what can be made; two entries of one name, or a name that the system refuses, are left out. */
export function makeTree(
  folder: string,
  entries: readonly Entry[],
  owner: number | undefined,
): void {
  for (const entry of entries) {
    try {
      makeEntry(folder, entry);
    } catch {
      // It is not part of the case then.
    }
  }
  if (owner !== undefined) own(dirname(folder), owner);
  // Last: what has no rights could not be filled.
  for (const { path, mode } of entries) {
    const target = join(folder, path);
    if (mode !== undefined && existsSync(target) && !lstatSync(target).isSymbolicLink()) {
      chmodSync(target, mode);
    }
  }
}

function makeEntry(folder: string, entry: Entry): void {
  const path = join(folder, entry.path);
  mkdirSync(dirname(path), { recursive: true });
  switch (entry.kind) {
    case 'file':
      if (existsSync(path)) return;
      writeFileSync(path, entry.text, { flag: 'wx' });
      for (let copy = 1; copy < (entry.copies ?? 1); copy++) {
        writeFileSync(join(dirname(path), `${String(copy)}.sourcing.yaml`), entry.text);
      }
      return;
    case 'bytes':
      writeFileSync(path, Buffer.from(entry.base64, 'base64'), { flag: 'wx' });
      return;
    case 'sparse':
      writeFileSync(path, '', { flag: 'wx' });
      truncateSync(path, entry.megabytes * 1e6);
      return;
    case 'folder':
      mkdirSync(path, { recursive: true });
      return;
    case 'link':
      // As it is written, from the folder of the link.
      symlinkSync(entry.to.startsWith('..') ? join(folder, entry.to) : entry.to, path);
      return;
    case 'hard-link':
      linkSync(join(folder, entry.to), path);
      return;
    case 'pipe':
      execFileSync('mkfifo', ['--', path], { stdio: 'ignore' });
  }
}

function own(path: string, owner: number): void {
  lchownSync(path, owner, owner);
  const found = lstatSync(path);
  if (!found.isDirectory()) return;
  chownSync(path, owner, owner);
  for (const name of readdirSync(path)) own(join(path, name), owner);
}

/** What everything below a folder is, by its path: for who may read all. */
export function stateOf(
  folder: string,
  path = '',
  found = new Map<string, string>(),
): Map<string, string> {
  for (const name of readdirSync(join(folder, path))) {
    const each = join(path, name);
    const full = join(folder, each);
    const { mode, size } = lstatSync(full);
    const kind = lstatSync(full);
    if (kind.isSymbolicLink()) found.set(each, `link to ${readlinkSync(full)}`);
    else if (kind.isDirectory()) {
      found.set(each, `folder ${String(mode)}`);
      stateOf(folder, each, found);
    } else if (kind.isFile() && size < 1e6) {
      const hash = createHash('sha256').update(readFileSync(full)).digest('hex');
      found.set(each, `file ${String(mode)} ${hash}`);
    } else found.set(each, `other ${String(mode)} ${String(size)}`);
  }
  return found;
}
