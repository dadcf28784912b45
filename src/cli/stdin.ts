import { fstatSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { ReadText } from '../check/read-text';
import { decoded } from '../check/read-text';
import { MAX_FILE_MEGABYTES } from '../text/unreadable';

/** Reads the manifest on standard input, or says why there is none. */
export async function standardInput(stdin: () => Readable): Promise<ReadText> {
  const read = await standardBytes(stdin);
  return 'bytes' in read ? decoded(read.bytes) : read;
}

/** Reads standard input as it is, or says why there is nothing. */
export async function standardBytes(
  stdin: () => Readable,
): Promise<{ readonly bytes: Buffer } | Extract<ReadText, { readonly error: string }>> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of stdin() as AsyncIterable<Buffer | string>) {
      const bytes = Buffer.from(piece);
      size += bytes.length;
      if (size > MAX_FILE_MEGABYTES * 1e6) {
        const error = `Standard input is too large: it has more than ${String(MAX_FILE_MEGABYTES)} MB.`;
        return { why: 'large', error };
      }
      pieces.push(bytes);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { why: 'failed', error: `Standard input cannot be read: ${why}.` };
  }
  if (size === 0 && kindOfInput() === 'folder') {
    return { why: 'folder', error: 'Standard input is a folder.' };
  }
  // Node puts the null device in the place of a standard input that is closed.
  if (size === 0 && kindOfInput() === 'device') {
    return { why: 'missing', error: 'There is nothing on standard input: it is closed.' };
  }
  return { bytes: Buffer.concat(pieces) };
}

function kindOfInput(): 'device' | 'folder' | undefined {
  try {
    const input = fstatSync(0);
    if (input.isDirectory()) return 'folder';
    return input.isCharacterDevice() ? 'device' : undefined;
  } catch {
    return 'device';
  }
}
