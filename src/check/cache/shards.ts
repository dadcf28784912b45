import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { idOfRecord } from './record';
import type { Kept } from './shard';
import { openShard, Shard } from './shard';

/** Bytes of one shard, of 64. One that would have more is made anew of what was added last, in fewer. */
const MAX_SHARD_BYTES = 8_000_000;
const RENEWED_BYTES = 6_000_000;
/** Of what waits to be written, so that memory does not grow with the number of files. */
const MAX_WAITING_BYTES = 4_000_000;
/** Folders of other builds that are kept, and for how many days after they were used last. */
const MAX_BUILDS = 4;
const MAX_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Results on the disk, in 64 files by their id. What is added goes to the end, and each record has sums of its own:
 * one that another process, or a crash, has torn counts as not there, and what it had is found again.
 */
export class Shards {
  readonly #folder: string;
  readonly #build: string;
  readonly #shards = new Map<string, Shard>();
  /** By the shard's name. */
  readonly #waiting = new Map<string, Uint8Array[]>();
  #waitingBytes = 0;
  #isChanged = false;

  /**
   * @param folder of the cache; what other builds have left there is beside
   * @param build of the program: records of another are not looked at
   */
  constructor(folder: string, build: string) {
    this.#folder = join(folder, 'results', build);
    this.#build = build;
  }

  /** Whether it lies where it says: a link would have others written and removed. */
  get isInPlace(): boolean {
    try {
      return [join(this.#folder, '..'), this.#folder].every((folder) => {
        const found = lstatSync(folder, { throwIfNoEntry: false });
        return !found || found.isDirectory();
      });
    } catch {
      return false;
    }
  }

  get(id: string): Kept | undefined {
    return this.#shard(nameOf(id)).get(id);
  }

  /** Adds a record, which is there from the next run on. */
  add(record: Uint8Array): void {
    const name = nameOf(idOfRecord(record));
    const waiting = this.#waiting.get(name);
    if (waiting) waiting.push(record);
    else this.#waiting.set(name, [record]);
    this.#waitingBytes += record.length;
    if (this.#waitingBytes > MAX_WAITING_BYTES) this.#write();
  }

  /** Writes what was added. A cache that cannot be written is no fault of a check. */
  close(): void {
    this.#write();
    for (const shard of this.#shards.values()) shard.close();
    this.#shards.clear();
    if (!this.#isChanged) return;
    try {
      this.#prune();
    } catch {
      // No rights any more: the next run tries again.
    }
  }

  #shard(name: string): Shard {
    let shard = this.#shards.get(name);
    if (!shard) this.#shards.set(name, (shard = new Shard(join(this.#folder, name))));
    return shard;
  }

  #write(): void {
    try {
      if (this.#waiting.size > 0) mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      for (const [name, records] of this.#waiting) this.#append(name, records);
      this.#isChanged ||= this.#waiting.size > 0;
    } catch {
      // No rights, no space: the next run finds it all again.
    }
    this.#waiting.clear();
    this.#waitingBytes = 0;
  }

  #append(name: string, records: readonly Uint8Array[]): void {
    const path = join(this.#folder, name);
    const added = Buffer.concat(records);
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size + added.length <= MAX_SHARD_BYTES) {
      // What is known of it stays where it is.
      append(path, added);
      return;
    }
    const shard = this.#shard(name);
    const all = [...shard.newest(RENEWED_BYTES - added.length), added];
    // An open file cannot be replaced everywhere, and what it has is another thing then.
    shard.close();
    this.#shards.delete(name);
    this.#renew(path, Buffer.concat(all));
  }

  #renew(path: string, bytes: Uint8Array): void {
    const beside = `${path}.${String(process.pid)}.tmp`;
    try {
      writeFileSync(beside, bytes, { mode: 0o600, flag: 'wx' });
      renameSync(beside, path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  }

  /** Removes what other builds have left and nobody used for long. */
  #prune(): void {
    const now = new Date();
    utimesSync(this.#folder, now, now);
    const above = join(this.#folder, '..');
    const others = readdirSync(above)
      .filter((name) => name !== this.#build && /^[0-9a-f]{16}$/.test(name))
      .map((name) => ({ name, used: statSync(join(above, name)).mtimeMs }))
      .sort((a, b) => b.used - a.used);
    for (const [index, { name, used }] of others.entries()) {
      if (index < MAX_BUILDS && now.getTime() - used < MAX_DAYS * DAY_MS) continue;
      rmSync(join(above, name), { recursive: true, force: true });
    }
  }
}

function append(path: string, bytes: Uint8Array): void {
  const file = openShard(path, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND);
  try {
    writeFileSync(file, bytes);
  } finally {
    closeSync(file);
  }
}

const nameOf = (id: string): string =>
  (parseInt(id.slice(0, 2), 16) >> 2).toString(16).padStart(2, '0');
