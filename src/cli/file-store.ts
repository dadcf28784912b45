import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { resolveImport } from '../manifest/imports';
import { formatOf } from '../manifest/file-names';
import type { Manifest } from '../manifest/model';
import { readManifest } from '../manifest/read';

/** Larger files are no manifests, and reading them would only use up memory. */
const MOST_BYTES = 200_000_000;

export type ReadFile =
  { readonly text: string; readonly manifest: Manifest } | { readonly error: string };

/** Characters of imported manifests that are kept, which take about twenty times as much memory. */
const MOST_KEPT = 4_000_000;

/** Reads each manifest once, whichever file names it, as long as not too much is read in between. */
export class FileStore {
  readonly #read = new Map<string, Promise<ReadFile>>();
  /** Length of the imported ones, those that were read first before the others. */
  readonly #imported = new Map<string, number>();
  #size = 0;

  /** A path that every way of writing it leads to. */
  keyOf(file: string): string {
    return resolve(file).replaceAll('\\', '/');
  }

  /** Text that stands for a file, whatever is on the disk. */
  override(file: string, text: string): void {
    this.#read.set(this.keyOf(file), Promise.resolve(parse(file, text)));
  }

  read(file: string): Promise<ReadFile> {
    const key = this.keyOf(file);
    let read = this.#read.get(key);
    if (!read) {
      read = load(key);
      this.#read.set(key, read);
    }
    return read;
  }

  /** Forgets a file that nothing imports so far, and the oldest imported ones where they are too many. */
  forget(file: string): void {
    const key = this.keyOf(file);
    if (!this.#imported.has(key)) this.#read.delete(key);
    for (const [imported, size] of this.#imported) {
      if (this.#size <= MOST_KEPT) return;
      this.#imported.delete(imported);
      this.#read.delete(imported);
      this.#size -= size;
    }
  }

  /** Every file that imports lead to from here, over any number of files; null: unreadable. */
  async reached(file: string): Promise<Map<string, Manifest | null>> {
    const reached = new Map<string, Manifest | null>();
    const waiting = [this.keyOf(file)];
    const seen = new Set(waiting);
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      const read = await this.read(key);
      const manifest = 'error' in read ? null : read.manifest;
      reached.set(key, manifest);
      if (reached.size > 1 && !this.#imported.has(key)) {
        const size = 'error' in read ? 0 : read.text.length;
        this.#imported.set(key, size);
        this.#size += size;
      }
      for (const { value } of manifest?.imports ?? []) {
        const target = resolveImport(key, value);
        if (!seen.has(target)) {
          seen.add(target);
          waiting.push(target);
        }
      }
    }
    return reached;
  }
}

async function load(path: string): Promise<ReadFile> {
  try {
    const file = await stat(path);
    if (file.isDirectory()) return { error: 'This is a folder.' };
    // A pipe or a device may never end.
    if (!file.isFile()) return { error: 'This is no regular file; - reads standard input.' };
    if (file.size > MOST_BYTES) return { error: 'The file is too large for a manifest.' };
    const bytes = await readFile(path);
    if (bytes.includes(0)) return { error: 'The file is not text.' };
    return parse(path, bytes.toString('utf8'));
  } catch (error) {
    return { error: whyUnreadable(error as NodeJS.ErrnoException) };
  }
}

function parse(file: string, text: string): ReadFile {
  // Lines and columns count from the first character behind a byte order mark, as in the editor.
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return { text: plain, manifest: readManifest(plain, formatOf(file)) };
}

function whyUnreadable({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return 'No such file.';
    case 'EACCES':
    case 'EPERM':
      return 'The file cannot be read: permission denied.';
    case 'ELOOP':
      return 'The file cannot be read: its links go round in a circle.';
    default:
      return `The file cannot be read: ${message}`;
  }
}
