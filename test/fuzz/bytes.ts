import type { FuzzCase } from './fuzz-case';
import type { Random } from './random';

type Encode = (text: string, random: Random) => Buffer;

const utf16le = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

const damaged = (bytes: Buffer, random: Random): Buffer => {
  for (let count = 1 + random.below(4); count > 0 && bytes.length > 0; count--) {
    bytes[random.below(bytes.length)] = random.pick([0, 0x80, 0xbf, 0xc0, 0xed, 0xf5, 0xfe, 0xff]);
  }
  return bytes;
};

const ENCODINGS: readonly Encode[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(text, 'latin1'),
  utf16le,
  (text) => {
    const bytes = utf16le(text);
    return (bytes.length % 2 === 0 ? bytes : bytes.subarray(1)).swap16();
  },
  // Without a mark it is no text that anybody could tell.
  (text) => Buffer.from(text, 'utf16le'),
  (text, random) => damaged(Buffer.from(text), random),
  (text, random) => damaged(utf16le(text), random),
  // Cut in the middle of a character.
  (text) => Buffer.from(`${text}電`).subarray(0, -1),
  (text) => utf16le(`${text}𝒜`).subarray(0, -2),
  (text) => utf16le(text).subarray(0, -1),
  // A surrogate as three bytes, an overlong slash, a character beyond the last one.
  (text, random) => {
    const extra = random.pick([
      [0xed, 0xa0, 0x80],
      [0xc0, 0xaf],
      [0xf4, 0x90, 0x80, 0x80],
      [0xef, 0xbb, 0xbf],
    ]);
    const bytes = Buffer.from(text);
    const at = random.below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(extra), bytes.subarray(at)]);
  },
  (_, random) => Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256))),
];

/** The case as a file, in some encoding, sound or not. */
export function asBytes(fuzzCase: FuzzCase, random: Random): FuzzCase {
  const bytes = random.pick(ENCODINGS)(fuzzCase.text.slice(0, 50_000), random);
  return {
    ...fuzzCase,
    origin: `${fuzzCase.origin}, as bytes`,
    text: '',
    bytes: bytes.toString('base64'),
  };
}
