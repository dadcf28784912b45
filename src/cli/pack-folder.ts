import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { mkdir, readdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { identityOf } from '../check/files';
import { besideName } from '../check/replace-file';
import { realPath } from '../check/tree';
import { systemWords } from '../check/system-words';
import { UsageError } from '../check/usage-error';

/** By these a folder is known as an earlier pack. */
const CHECKSUMS = 'checksums.txt';
const INDEX = 'index.html';

/** What is there where a pack is to be. */
type Found = 'nothing' | 'empty' | 'pack' | 'other';

/**
 * A folder that is written whole or not at all: beside its place first, then renamed. What it takes the place of
 * is lost only where it is an earlier pack.
 */
export class PackFolder {
  readonly #name: string;
  readonly #target: string;
  readonly #beside: string;
  readonly #found: Found;
  /** By path from the folder. */
  readonly #sums = new Map<string, string>();

  private constructor(name: string, target: string, found: Found) {
    this.#name = name;
    this.#target = target;
    this.#found = found;
    this.#beside = besideName(target);
  }

  /**
   * @param reads files that the pack is made from: it may not take their place
   * @throws UsageError where it may not be written
   */
  static async open(name: string, force: boolean, reads: readonly string[]): Promise<PackFolder> {
    const refuse = refusing(name);
    const target = await realpath(name).catch(() => resolve(name));
    if ([process.cwd(), ...reads].some((path) => isHeldBy(target, realPath(path)))) {
      throw new UsageError(`${name} holds what the pack is made from. Choose another folder.`);
    }
    const found = await foundAt(target).catch(refuse);
    if ((found === 'pack' || found === 'other') && !force) {
      throw new UsageError(`${name} is not empty. Use --force to replace what is there.`);
    }
    const folder = new PackFolder(name, target, found);
    await mkdir(dirname(target), { recursive: true }).catch(refuse);
    await mkdir(folder.#beside).catch(refuse);
    return folder;
  }

  /** Writes a file in one piece. */
  async text(path: string, text: string): Promise<void> {
    const bytes = Buffer.from(text, 'utf8');
    await this.file(path, (write) => {
      write(bytes);
      return createHash('sha256').update(bytes).digest('hex');
    });
  }

  /**
   * Writes a file piece by piece.
   *
   * @param make writes the pieces, and returns their checksum; undefined: there shall be no such file
   */
  async file(
    path: string,
    make: (write: (piece: Buffer) => void) => string | undefined,
  ): Promise<void> {
    const whole = join(this.#beside, ...path.split('/'));
    try {
      await mkdir(dirname(whole), { recursive: true });
      const file = openSync(whole, 'wx');
      let sum: string | undefined;
      try {
        sum = make((piece) => {
          for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
        });
      } finally {
        closeSync(file);
      }
      if (sum === undefined) await rm(whole);
      else this.#sums.set(path, sum);
    } catch (error) {
      refusing(this.#name)(error);
    }
  }

  /**
   * Puts the whole in its place.
   *
   * @returns where that is now which was there before, if it was no pack
   */
  async close(): Promise<string | undefined> {
    const refuse = refusing(this.#name);
    const sums = [...this.#sums].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = sums.map(([path, sum]) => `${sum}  ${path}\n`).join('');
    await this.text(CHECKSUMS, text);
    if (this.#found === 'empty') await rmdir(this.#target).catch(refuse);
    if (this.#found !== 'pack' && this.#found !== 'other') {
      await rename(this.#beside, this.#target).catch(refuse);
      return undefined;
    }
    const aside = await freeName(`${this.#target}.before`);
    await rename(this.#target, aside).catch(refuse);
    await rename(this.#beside, this.#target).catch(async (error: unknown) => {
      await rename(aside, this.#target);
      refuse(error);
    });
    if (this.#found === 'other') return relative(process.cwd(), aside);
    await rm(aside, { recursive: true, force: true }).catch(refuse);
    return undefined;
  }

  /** Leaves all as it was. */
  async discard(): Promise<void> {
    await rm(this.#beside, { recursive: true, force: true });
  }
}

/** Whether a path is a folder or below it, by what they are: where case does not count, a name has many spellings. */
function isHeldBy(folder: string, path: string): boolean {
  const own = identityOf(folder);
  let at = path;
  while (identityOf(at) !== own) {
    if (dirname(at) === at) return false;
    at = dirname(at);
  }
  return true;
}

const refusing =
  (name: string) =>
  (error: unknown): never => {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${name} cannot be written: ${systemWords(error)}.`);
  };

async function foundAt(target: string): Promise<Found> {
  const found = await stat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!found) return 'nothing';
  if (!found.isDirectory()) throw new Error('it is not a folder');
  const names = await readdir(target);
  if (names.length === 0) return 'empty';
  // What is below another folder is not looked through: there may be very much of it.
  if (!names.includes(CHECKSUMS) || !names.includes(INDEX)) return 'other';
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  return isPack(target, entries) ? 'pack' : 'other';
}

/** Whether a folder has nothing but what its checksums name. */
function isPack(target: string, entries: readonly Dirent[]): boolean {
  const files = entries.filter((entry) => !entry.isDirectory());
  const paths = files.map(({ parentPath, name }) =>
    relative(target, join(parentPath, name)).replaceAll('\\', '/'),
  );
  const listed = new Set(
    readFileSync(join(target, CHECKSUMS), 'utf8')
      .split('\n')
      .map((line) => line.slice(66)),
  );
  return (
    files.every((file) => file.isFile()) &&
    paths.every((path) => path === CHECKSUMS || listed.has(path))
  );
}

async function freeName(name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name}-${String(number)}`;
    const isThere = await stat(free).then(
      () => true,
      () => false,
    );
    if (!isThere) return free;
  }
}
