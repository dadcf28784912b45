import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { CacheEntry } from './cache-entry';
import { sha256 } from '../sha256';

/** What stands before an entry: its sum, a blank and the beginning of what holds its id. */
const BEFORE_ID = `${'0'.repeat(64)} {"id":"`.length;
const ID_LENGTH = 64;
const LINE_FEED = 0x0a;

/** An entry as a line of a shard: its SHA-256, and itself. */
export function lineOf(entry: CacheEntry): string {
  const { id, ...rest } = entry;
  const text = JSON.stringify({ id, ...rest });
  return `${sha256(text)} ${text}`;
}

/** The entry of a line; undefined where it is not as it was written. */
export function entryOf(line: string): CacheEntry | undefined {
  const end = line.indexOf(' ');
  const text = line.slice(end + 1);
  return line.slice(0, end) === sha256(text) ? (JSON.parse(text) as CacheEntry) : undefined;
}

/** A file of entries, a line each. Where they stand is known; they are read when they are asked for. */
export class Shard {
  /** Of those that have the same id the last counts; those that were added last are at the end. */
  readonly #places = new Map<string, { readonly start: number; readonly length: number }>();
  readonly #file: number | undefined;
  /** Of the file. */
  readonly bytes: number = 0;

  /** @param path of the file; empty where it cannot be read */
  constructor(path: string) {
    try {
      this.#file = openSync(path, 'r');
      const bytes = readFileSync(this.#file);
      this.bytes = bytes.length;
      for (let start = 0; start < bytes.length;) {
        const found = bytes.indexOf(LINE_FEED, start);
        const end = found === -1 ? bytes.length : found;
        const idAt = start + BEFORE_ID;
        if (idAt + ID_LENGTH < end) {
          const id = bytes.toString('latin1', idAt, idAt + ID_LENGTH);
          this.#places.delete(id);
          this.#places.set(id, { start, length: end - start });
        }
        start = end + 1;
      }
    } catch {
      // Not there yet, or not to be read: nothing is known.
    }
  }

  get(id: string): CacheEntry | undefined {
    try {
      const line = this.#line(id);
      const entry = line === undefined ? undefined : entryOf(line);
      return entry?.id === id ? entry : undefined;
    } catch {
      return undefined;
    }
  }

  /** The lines that were added last, the last at the end, in so many bytes. */
  newest(maxBytes: number): string[] {
    const lines: string[] = [];
    let bytes = 0;
    for (const [id, { length }] of [...this.#places].reverse()) {
      bytes += length + 1;
      if (bytes > maxBytes) break;
      const line = this.#line(id);
      if (line !== undefined) lines.push(line);
    }
    return lines.reverse();
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }

  #line(id: string): string | undefined {
    const place = this.#places.get(id);
    if (!place || this.#file === undefined) return undefined;
    const bytes = Buffer.allocUnsafe(place.length);
    const read = readSync(this.#file, bytes, 0, place.length, place.start);
    return bytes.toString('utf8', 0, read);
  }
}
