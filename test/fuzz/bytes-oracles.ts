import { decoded } from '../../src/check/read-text';
import { Violation } from './violation';

/**
 * The text of a file as the command line has it; undefined where it is refused.
 *
 * @throws Violation where a character is lost or made up, or where sound text is refused
 */
export function textOfBytes(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const read = decoded(bytes);
  if ('error' in read) {
    if (!/^[A-Z][^\n]*\.$/.test(read.error)) {
      throw new Violation('a file is refused without a sentence', read.error);
    }
    if (isSound(bytes)) throw new Violation('a file of text is refused', read.error);
    return undefined;
  }
  const again = [read.text, `\ufeff${read.text}`].flatMap((text) => {
    const little = Buffer.from(text, 'utf16le');
    return [Buffer.from(text), little, Buffer.from(little).swap16()];
  });
  if (!again.some((each) => each.equals(bytes))) {
    throw new Violation('a file is read as what it is not', JSON.stringify(read.text));
  }
  return read.text;
}

/** By the decoder of the platform, which has no part in reading. */
function isSound(bytes: Buffer): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false;
  }
}
