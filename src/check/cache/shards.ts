import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CacheEntry } from './cache-entry';
import { entryOf, lineOf, Shard } from './shard';

/** Bytes of one shard, of 256. One that would have more is made anew of what was added last, in fewer. */
const MAX_SHARD_BYTES = 2_000_000;
const RENEWED_BYTES = 1_500_000;
/** Of what waits to be written, so that memory does not grow with the number of files. */
const MAX_WAITING_CHARACTERS = 4_000_000;
/** Folders of other builds that are kept, and for how many days after they were used last. */
const MAX_BUILDS = 4;
const MAX_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Results on the disk, in 256 files by their id. What is added goes to the end, and each entry has a sum of its own:
 * one that another process, or a crash, has torn counts as not there, and what it had is found again.
 */
export class Shards {
  readonly #folder: string;
  readonly #build: string;
  readonly #shards = new Map<string, Shard>();
  /** Lines by id, by the shard's name. */
  readonly #waiting = new Map<string, Map<string, string>>();
  #waitingCharacters = 0;
  #isChanged = false;

  /**
   * @param folder of the cache; what other builds have left there is beside
   * @param build of the program: entries of another are not looked at
   */
  constructor(folder: string, build: string) {
    this.#folder = join(folder, 'results', build);
    this.#build = build;
  }

  get(id: string): CacheEntry | undefined {
    const name = nameOf(id);
    const waiting = this.#waiting.get(name)?.get(id);
    return waiting === undefined ? this.#shard(name).get(id) : entryOf(waiting);
  }

  set(entry: CacheEntry): void {
    const line = lineOf(entry);
    // One that would take the place of most others is not worth it.
    if (line.length > RENEWED_BYTES / 2) return;
    const name = nameOf(entry.id);
    let waiting = this.#waiting.get(name);
    if (!waiting) this.#waiting.set(name, (waiting = new Map<string, string>()));
    this.#waitingCharacters += line.length - (waiting.get(entry.id)?.length ?? 0);
    waiting.set(entry.id, line);
    if (this.#waitingCharacters > MAX_WAITING_CHARACTERS) this.#write();
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
      for (const [name, lines] of this.#waiting) this.#append(name, [...lines.values()]);
      this.#isChanged ||= this.#waiting.size > 0;
    } catch {
      // No rights, no space: the next run finds it all again.
    }
    this.#waiting.clear();
    this.#waitingCharacters = 0;
  }

  #append(name: string, lines: readonly string[]): void {
    const shard = this.#shard(name);
    const path = join(this.#folder, name);
    // Whatever stands before it, torn or not, it begins on a line of its own.
    const added = `\n${lines.join('\n')}\n`;
    const isFull = shard.bytes + Buffer.byteLength(added) > MAX_SHARD_BYTES;
    const all = isFull ? [...shard.newest(RENEWED_BYTES), ...lines] : [];
    // An open file cannot be replaced everywhere, and what it has is another thing then.
    shard.close();
    this.#shards.delete(name);
    if (isFull) this.#renew(path, newestOf(all));
    else appendFileSync(path, added, { mode: 0o600 });
  }

  #renew(path: string, lines: readonly string[]): void {
    const beside = `${path}.${String(process.pid)}.tmp`;
    try {
      writeFileSync(beside, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
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

const nameOf = (id: string): string => id.slice(0, 2);

/** The last of some lines, as many as a shard is renewed with. */
function newestOf(lines: readonly string[]): readonly string[] {
  let bytes = 0;
  const first = lines.findLastIndex(
    (line) => (bytes += Buffer.byteLength(line) + 1) > RENEWED_BYTES,
  );
  return lines.slice(first + 1);
}
