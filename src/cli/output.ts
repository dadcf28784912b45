import { once } from 'node:events';
import { constants, existsSync, rmSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import type { FileIdentity } from '../check/file-checker';
import { besideName, keepRights } from '../check/replace-file';
import { systemWords } from '../check/system-words';
import { UsageError } from '../check/usage-error';
import { isManifestName } from '../manifest/file-names';
import { onSignal } from './interrupt';

/** Where results go, piece by piece. */
export interface Output {
  /** Whether it is a file, which stands whole or not at all. */
  readonly isFile: boolean;
  /** The file that is replaced at the end, where there is one already. */
  readonly replaces?: FileIdentity;
  /** Resolves when more may be written. */
  write(text: string | Uint8Array): Promise<void>;
  /** Ends it: what was written stands. */
  close(): Promise<void>;
  /** Ends it where it cannot be finished: a file is left as it was. */
  discard(): Promise<void>;
}

/** Characters or bytes that are gathered before they are written: each write costs memory until the next look. */
const PIECE = 64_000;

/** Gathers small pieces. */
class Gathered {
  #text = '';
  #parts: Uint8Array[] = [];
  #length = 0;
  readonly #send: (text: string | Uint8Array) => Promise<void>;

  constructor(send: (text: string | Uint8Array) => Promise<void>) {
    this.#send = send;
  }

  async write(piece: string | Uint8Array): Promise<void> {
    if (typeof piece === 'string') this.#text += piece;
    else {
      this.#endText();
      this.#parts.push(piece);
    }
    this.#length += piece.length;
    if (this.#length >= PIECE) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.#parts.length === 0 ? this.#text : '';
    if (text === '') this.#endText();
    const parts = this.#parts;
    this.#text = '';
    this.#parts = [];
    this.#length = 0;
    if (text !== '') await this.#send(text);
    else if (parts.length > 0) await this.#send(Buffer.concat(parts));
  }

  #endText(): void {
    if (this.#text !== '') this.#parts.push(Buffer.from(this.#text));
    this.#text = '';
  }
}

/**
 * Writes to a stream, up to where its reader has seen enough, as `head` has.
 *
 * @throws UsageError where it cannot be written for another reason
 */
export function streamOutput(stream: Writable): Output {
  let failure: NodeJS.ErrnoException | undefined;
  stream.on('error', (error) => (failure ??= error));
  const fail = (): void => {
    if (failure && failure.code !== 'EPIPE') {
      throw new UsageError(`The results cannot be written: ${failure.message}.`);
    }
  };
  const gathered = new Gathered(async (text) => {
    fail();
    if (failure || stream.write(text)) return;
    // An error is kept above, whether it comes while this waits or not.
    await once(stream, 'drain').catch(() => undefined);
  });
  return {
    isFile: false,
    write: (text) => gathered.write(text),
    close: async () => {
      await gathered.flush();
      if (!failure) {
        // What was written last may fail last.
        await new Promise<void>((done) => {
          stream.write('', () => {
            done();
          });
        });
      }
      fail();
    },
    discard: () => Promise.resolve(),
  };
}

/** @throws UsageError where results would take the place of a manifest that is there */
export function refuseManifest(name: string): void {
  if (isManifestName(name) && existsSync(name)) {
    throw new UsageError(`${name} is a manifest. Write the results to another file.`);
  }
}

/**
 * Writes to a file: beside it first, so that whoever reads it, and whatever happens, finds the last
 * results whole. A device or a pipe is written as it is.
 *
 * @param isGuarded whether a signal to end takes back here what is not finished; else the caller does
 * @throws UsageError where the file cannot be written
 */
export async function fileOutput(name: string, isGuarded = true): Promise<Output> {
  const refuse = (error: unknown): never => {
    throw new UsageError(`${name} cannot be written: ${systemWords(error)}.`);
  };
  const { access, open, realpath, readlink, rename, rm, stat } = await import('node:fs/promises');
  const found = await stat(name).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? undefined : refuse(error),
  );
  if (found?.isDirectory()) refuse(new Error('it is a folder'));
  if (found && !found.isFile()) {
    return handleOutput(await openSpecial(name, found.isFIFO()).catch(refuse), refuse);
  }
  // Renaming asks for no right to write it: who may not is not to find it another one.
  if (found) await access(name, constants.W_OK).catch(refuse);
  // A link stays one, and the file that it leads to is replaced.
  const target = found
    ? await realpath(name).catch(refuse)
    : await readlink(name).then(
        (link) => resolve(dirname(name), link),
        () => resolve(name),
      );
  const beside = besideName(target);
  const mode = found ? found.mode & 0o777 : 0o666;
  const release = isGuarded
    ? onSignal(() => {
        rmSync(beside, { force: true });
      })
    : undefined;
  const handle = await open(beside, 'wx', mode).catch((error: unknown) => {
    release?.();
    return refuse(error);
  });
  if (found) keepRights(handle.fd, found);
  const output = handleOutput(handle, refuse);
  const remove = async (): Promise<void> => {
    await rm(beside, { force: true });
    release?.();
  };
  return {
    isFile: true,
    ...(found && { replaces: { dev: found.dev, ino: found.ino } }),
    write: (text) => output.write(text),
    close: async () => {
      try {
        await output.close();
        await rename(beside, target).catch(refuse);
        release?.();
      } catch (error) {
        await remove();
        throw error;
      }
    },
    discard: async () => {
      await handle.close().catch(() => undefined);
      await remove();
    },
  };
}

/** Writes a text, and ends; where that fails, all is left as it was. @throws UsageError where it cannot be written */
export async function writeWhole(output: Output, text: string | Uint8Array): Promise<void> {
  try {
    await output.write(text);
    await output.close();
  } catch (error) {
    await output.discard();
    throw error;
  }
}

function handleOutput(handle: FileHandle, refuse: (error: unknown) => never): Output {
  const gathered = new Gathered((text) => handle.appendFile(text).catch(refuse));
  return {
    isFile: false,
    write: (text) => gathered.write(text),
    close: async () => {
      await gathered.flush();
      await handle.close().catch(refuse);
    },
    discard: () => handle.close().catch(() => undefined),
  };
}

/** A pipe without a reader would have this wait for one for ever. */
async function openSpecial(name: string, isPipe: boolean): Promise<FileHandle> {
  const { open } = await import('node:fs/promises');
  if (!isPipe) return open(name, constants.O_WRONLY);
  const probe = await open(name, constants.O_WRONLY | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'ENXIO' ? new Error('it is a pipe that nobody reads') : error;
    },
  );
  const handle = await open(name, constants.O_WRONLY);
  await probe.close();
  return handle;
}
