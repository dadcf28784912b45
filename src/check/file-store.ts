import { resolve, sep } from 'node:path';
import { importsOf } from '../manifest/imports';
import { formatOf } from '../manifest/file-names';
import type { Manifest } from '../manifest/model';
import { readManifest } from '../manifest/read';
import type { Unreadable } from '../text/unreadable';
import type { FilePortAtOnce } from './file-port';
import type { Imported, Reached } from './reached';
import { reachedFrom } from './reached';
import type { ReadText } from './read-text';

export type ReadFile =
  | { readonly text: string; readonly manifest: Manifest }
  | { readonly error: string; readonly why: Unreadable };

/**
 * Characters of imported manifests that are kept, which take about twenty times as much memory. One that
 * is larger by itself is kept until another takes its place: many files may share it.
 */
const MAX_KEPT_CHARACTERS = 4_000_000;

/** Reads each manifest once, whichever file names it, as long as not too much is read in between. */
export class FileStore {
  readonly #read = new Map<string, ReadFile>();
  /** Length of the imported ones, those that were used last at the end. */
  readonly #imported = new Map<string, number>();
  readonly #targets = new WeakMap<Manifest, readonly string[]>();
  readonly #port: FilePortAtOnce;
  readonly #forgotten: (key: string) => void;
  #size = 0;

  /** @param forgotten is told of each file that is not kept any more */
  constructor(port: FilePortAtOnce, forgotten: (key: string) => void = () => undefined) {
    this.#port = port;
    this.#forgotten = forgotten;
  }

  /** A path that every way of writing it leads to. */
  keyOf(file: string): string {
    const path = resolve(file);
    // Elsewhere it is a character of a name.
    return sep === '\\' ? path.replaceAll('\\', '/') : path;
  }

  /** What stands for a file, whatever is on the disk. */
  override(file: string, read: ReadText): void {
    const stands = 'error' in read ? read : parse(file, read.text);
    this.#read.set(this.keyOf(file), stands);
  }

  read(file: string): ReadFile {
    const key = this.keyOf(file);
    let read = this.#read.get(key);
    if (!read) {
      read = this.#load(key);
      this.#read.set(key, read);
    }
    return read;
  }

  /** A file is another one now. */
  replace(file: string, text: string): void {
    const key = this.keyOf(file);
    this.#read.set(key, parse(file, text));
    const size = this.#imported.get(key);
    if (size === undefined) return;
    this.#size += text.length - size;
    this.#imported.set(key, text.length);
  }

  /** Forgets a file that nothing imports so far, and the oldest imported ones where they are too many. */
  forget(file: string): void {
    const key = this.keyOf(file);
    if (!this.#imported.has(key)) this.#drop(key);
    for (const [imported, size] of this.#imported) {
      if (this.#size <= MAX_KEPT_CHARACTERS || this.#imported.size === 1) return;
      this.#imported.delete(imported);
      this.#drop(imported);
      this.#size -= size;
    }
  }

  #drop(key: string): void {
    this.#read.delete(key);
    this.#forgotten(key);
  }

  has(key: string): boolean {
    return this.#read.has(key);
  }

  /**
   * The file, and every file that imports lead to from there, over any number of files; null: unreadable, and why
   * is said beside them.
   */
  async reached(file: string, manifest: Manifest): Promise<Reached<Manifest>> {
    const key = this.keyOf(file);
    const targets = this.#targetsOf(key, manifest);
    const { files, unreadable } = await reachedFrom(key, targets, (each) => this.#imports(each));
    return { files: files.set(key, manifest), unreadable };
  }

  #imports(key: string): Imported<Manifest> {
    const read = this.read(key);
    // What was used last is the last to be forgotten.
    const size = 'error' in read ? 0 : read.text.length;
    if (!this.#imported.delete(key)) this.#size += size;
    this.#imported.set(key, size);
    return 'error' in read
      ? { why: read.why }
      : { file: read.manifest, imports: this.#targetsOf(key, read.manifest) };
  }

  /** Resolved once a file: many that import each other would ask for each of them again and again. */
  #targetsOf(key: string, manifest: Manifest): readonly string[] {
    let targets = this.#targets.get(manifest);
    if (!targets) {
      targets = importsOf(key, manifest);
      this.#targets.set(manifest, targets);
    }
    return targets;
  }

  #load(path: string): ReadFile {
    const read = this.#port.read(path);
    return 'error' in read ? read : parse(path, read.text);
  }
}

/** Read as a manifest once that is asked for: who only compares texts need not wait for it. */
class ManifestFile {
  readonly text: string;
  readonly #format: 'yaml' | 'json';
  #manifest: Manifest | undefined;

  constructor(file: string, text: string) {
    this.text = text;
    this.#format = formatOf(file);
  }

  get manifest(): Manifest {
    return (this.#manifest ??= readManifest(this.text, this.#format));
  }
}

const parse = (file: string, text: string): ReadFile => new ManifestFile(file, text);
