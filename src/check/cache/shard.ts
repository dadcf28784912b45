import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { CacheEntry } from './cache-entry';
import type { RecordHead } from './record';
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

interface Place extends RecordHead {
  readonly start: number;
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
  readonly #places = new Map<string, Place>();
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
    const { start, entryBytes, bodyBytes } = place;
    try {
      const bytes = this.#read(start + HEAD_BYTES, entryBytes + bodyBytes);
      const entry = bytes && entryOf(place, bytes.subarray(0, entryBytes));
      if (!entry) return undefined;
      const body = bytes.subarray(entryBytes);
      return { entry, body: () => (isBody(place, body) ? body : undefined) };
    } catch {
      return undefined;
    }
  }

  /** The records that were added last, the last at the end, in so many bytes. */
  newest(maxBytes: number): Uint8Array[] {
    const records: Uint8Array[] = [];
    let bytes = 0;
    for (const { start, entryBytes, bodyBytes } of [...this.#places.values()].reverse()) {
      const length = HEAD_BYTES + entryBytes + bodyBytes;
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
    let last: Place | undefined;
    for (let start = 0; start < this.bytes;) {
      const bytes = this.#read(start, Math.min(HEAD_BYTES, this.bytes - start));
      const head = bytes && headOf(bytes);
      const end = start + HEAD_BYTES + (head ? head.entryBytes + head.bodyBytes : 0);
      if (head && end <= this.bytes) {
        last = { ...head, start };
        this.#places.delete(head.id);
        this.#places.set(head.id, last);
        start = end;
        continue;
      }
      // One that does not end where it says was torn, and what follows it begins before.
      const isTorn = last !== undefined && bytes?.[0] !== LINE_FEED;
      if (isTorn && last) this.#places.delete(last.id);
      start = this.#lineFeed((isTorn ? last?.start : undefined) ?? start);
      last = undefined;
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
