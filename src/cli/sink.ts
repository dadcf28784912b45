import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { UsageError } from './terminal';

/** Where results go, piece by piece. */
export interface Sink {
  /** Resolves when more may be written. */
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

export function streamSink(stream: Writable): Sink {
  return {
    write: async (text) => {
      if (text !== '' && !stream.write(text)) await once(stream, 'drain');
    },
    close: () => Promise.resolve(),
  };
}

/** @throws UsageError where the file cannot be written */
export async function fileSink(name: string): Promise<Sink> {
  const { open } = await import('node:fs/promises');
  const refuse = (error: unknown): never => {
    throw new UsageError(`${name} cannot be written: ${(error as Error).message}`);
  };
  const file = await open(name, 'w').catch(refuse);
  return {
    write: (text) => file.appendFile(text).catch(refuse),
    close: () => file.close(),
  };
}
