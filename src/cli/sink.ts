import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { UsageError } from '../check/usage-error';

/** Where results go, piece by piece. */
export interface Sink {
  /** Resolves when more may be written. */
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Writes to a stream, up to where its reader has seen enough, as `head` has.
 *
 * @throws UsageError where it cannot be written for another reason
 */
export function streamSink(stream: Writable): Sink {
  let failure: NodeJS.ErrnoException | undefined;
  stream.on('error', (error) => (failure ??= error));
  const fail = (): void => {
    if (failure && failure.code !== 'EPIPE') {
      throw new UsageError(`The results cannot be written: ${failure.message}.`);
    }
  };
  return {
    write: async (text) => {
      fail();
      if (text === '' || failure || stream.write(text)) return;
      // An error is kept above, whether it comes while this waits or not.
      await once(stream, 'drain').catch(() => undefined);
    },
    close: async () => {
      if (!failure) {
        // What was written last may fail last.
        await new Promise<void>((resolve) => {
          stream.write('', () => {
            resolve();
          });
        });
      }
      fail();
    },
  };
}

/** @throws UsageError where the file cannot be written */
export async function fileSink(name: string): Promise<Sink> {
  const { open } = await import('node:fs/promises');
  const refuse = (error: unknown): never => {
    throw new UsageError(`${name} cannot be written: ${(error as Error).message}.`);
  };
  const file = await open(name, 'w').catch(refuse);
  return {
    write: (text) => file.appendFile(text).catch(refuse),
    close: () => file.close().catch(refuse),
  };
}
