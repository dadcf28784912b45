import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { CacheEntry } from './cache-entry';
import { Places } from './places';
import { entryOf, HEAD_BYTES, headOf, isBody } from './record';

const LINE_FEED = 0x0a;
/** Bytes that are looked through at once for where a record may begin. */
const LOOK_BYTES = 64_000;

/** What is known of a result. */
export interface Kept {
  readonly entry: CacheEntry;
  /** The result, or its text; undefined where its bytes are not as they were written. */
  body(): Uint8Array | undefined;
}

/**
 * Opens a shard to be read (`O_RDONLY`), or to be added to (`O_APPEND` and others).
 *
 * @throws Error where it is a link, a pipe or anything else but a file
 */
export function openShard(path: string, flags: number): number {
  // A link would lead to whatever file of the user somebody likes, and a pipe have this wait for ever.
  const safe = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = openSync(path, flags | safe, 0o600);
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw new Error('It is no file.');
}

/** A file of records. Where they stand is known; they are read when they are asked for. */
export class Shard {
  /** Of those that have the same id the last counts; those that were added last are at the end. */
  readonly #places = new Places();
  #file: number | undefined;
  /** Of the file. */
  readonly bytes: number = 0;

  /** @param path of the file; empty where it cannot be read */
  constructor(path: string) {
    try {
      this.#file = openShard(path, constants.O_RDONLY);
      this.bytes = fstatSync(this.#file).size;
      this.#look();
    } catch {
      // Not there yet, or not to be read: nothing is known.
    }
  }

  get(id: string): Kept | undefined {
    const place = this.#places.get(id);
    if (!place) return undefined;
    try {
      const bytes = this.#read(place.start, place.length);
      if (!bytes) return undefined;
      const head = headOf(bytes);
      if (head?.id !== id) return undefined;
      const end = HEAD_BYTES + head.entryBytes;
      const entry = entryOf(head, bytes.subarray(HEAD_BYTES, end));
      if (!entry) return undefined;
      const body = bytes.subarray(end);
      return { entry, body: () => (isBody(head, body) ? body : undefined) };
    } catch {
      return undefined;
    }
  }

  /** The records that were added last, the last at the end, in so many bytes. */
  newest(maxBytes: number): Uint8Array[] {
    const records: Uint8Array[] = [];
    let bytes = 0;
    for (const { start, length } of this.#places.fromEnd()) {
      bytes += length;
      if (bytes > maxBytes) break;
      const record = this.#read(start, length);
      if (record) records.push(record);
    }
    return records.reverse();
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  /** Goes from head to head; what lies between them is not read. */
  #look(): void {
    let isWhole = false;
    for (let start = 0; start < this.bytes;) {
      const bytes = this.#read(start, Math.min(HEAD_BYTES, this.bytes - start));
      const head = bytes && headOf(bytes);
      const length = HEAD_BYTES + (head ? head.entryBytes + head.bodyBytes : 0);
      if (head && start + length <= this.bytes) {
        this.#places.add(head.id, start, length);
        start += length;
        isWhole = true;
        continue;
      }
      // One that does not end where it says was torn, and what follows it begins before.
      const isTorn = isWhole && bytes?.[0] !== LINE_FEED;
      start = this.#lineFeed(isTorn ? this.#places.dropLast() : start);
      isWhole = false;
    }
  }

  /** The first line feed behind a place, or the end. */
  #lineFeed(place: number): number {
    for (let start = place + 1; start < this.bytes; start += LOOK_BYTES) {
      const found = this.#read(start, Math.min(LOOK_BYTES, this.bytes - start))?.indexOf(LINE_FEED);
      if (found !== undefined && found >= 0) return start + found;
    }
    return this.bytes;
  }

  #read(start: number, length: number): Buffer | undefined {
    if (this.#file === undefined) return undefined;
    const bytes = roomFor(length);
    return readSync(this.#file, bytes, 0, length, start) === length ? bytes : undefined;
  }
}

/** Bytes that are taken at once, for many records: one by one, the engine counts and collects each of them. */
const ROOM_BYTES = 500_000;
let room = Buffer.alloc(0);

function roomFor(length: number): Buffer {
  if (length > ROOM_BYTES / 4) return Buffer.allocUnsafeSlow(length);
  if (room.length < length) room = Buffer.allocUnsafeSlow(ROOM_BYTES);
  const own = room.subarray(0, length);
  room = room.subarray(length);
  return own;
}
