import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CacheEntry } from './cache-entry';
import { sha256 } from '../sha256';

/** Bytes of one shard, of 256; what was added last is kept. */
const MAX_SHARD_BYTES = 2_000_000;
/** Folders of other builds that are kept, and for how many days after they were used last. */
const MAX_BUILDS = 4;
const MAX_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Results on the disk, in 256 files by their id. Each is replaced whole, and one that is not as it was written counts
 * as empty: of two processes the later one wins, and what the other had found is found again.
 */
export class Shards {
  readonly #folder: string;
  readonly #build: string;
  readonly #read = new Map<string, Map<string, CacheEntry>>();
  readonly #changed = new Set<string>();

  /**
   * @param folder of the cache; what other builds have left there is beside
   * @param build of the program: entries of another are not looked at
   */
  constructor(folder: string, build: string) {
    this.#folder = join(folder, 'results', build);
    this.#build = build;
  }

  get(id: string): CacheEntry | undefined {
    return this.#shard(id).get(id);
  }

  set(entry: CacheEntry): void {
    const shard = this.#shard(entry.id);
    // To the end: what was added last is kept.
    shard.delete(entry.id);
    shard.set(entry.id, entry);
    this.#changed.add(nameOf(entry.id));
  }

  /** Writes what was added. A cache that cannot be written is no fault of a check. */
  close(): void {
    try {
      if (this.#changed.size === 0) return;
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      for (const name of this.#changed) this.#write(name);
      this.#changed.clear();
      this.#prune();
    } catch {
      // No rights, no space: the next run finds it all again.
    }
  }

  #shard(id: string): Map<string, CacheEntry> {
    const name = nameOf(id);
    let shard = this.#read.get(name);
    if (!shard) this.#read.set(name, (shard = readShard(join(this.#folder, name))));
    return shard;
  }

  #write(name: string): void {
    const lines: string[] = [];
    let bytes = 0;
    for (const entry of [...(this.#read.get(name)?.values() ?? [])].reverse()) {
      const line = JSON.stringify(entry);
      bytes += Buffer.byteLength(line) + 1;
      if (bytes > MAX_SHARD_BYTES) break;
      lines.push(line);
    }
    const body = lines.reverse().join('\n');
    const beside = join(this.#folder, `.${name}.${String(process.pid)}.tmp`);
    try {
      writeFileSync(beside, `${sha256(body)}\n${body}`, { mode: 0o600, flag: 'wx' });
      renameSync(beside, join(this.#folder, name));
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

function readShard(path: string): Map<string, CacheEntry> {
  const entries = new Map<string, CacheEntry>();
  try {
    const text = readFileSync(path, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    if (text.slice(0, end) !== sha256(body)) return entries;
    for (const line of body.split('\n')) {
      const entry = JSON.parse(line) as CacheEntry;
      entries.set(entry.id, entry);
    }
    return entries;
  } catch {
    return new Map();
  }
}
