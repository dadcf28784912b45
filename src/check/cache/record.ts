import type { CheckedFile } from '../../report/result';
import { sha256 } from '../sha256';
import type { CacheEntry } from './cache-entry';

/** Bytes of what is kept of one file; what is more is found again. */
export const MAX_RECORD_BYTES = 1_000_000;

/** What a record begins with: its id, the bytes of its entry and of its body, and a checksum of each. */
export interface RecordHead {
  readonly id: string;
  readonly entryBytes: number;
  readonly bodyBytes: number;
  readonly entrySum: number;
  readonly bodySum: number;
}

const LINE_FEED = 0x0a;
const ID_LENGTH = 64;
/** Of a number. */
const DIGITS = 8;
/** A line feed before, so that whatever stands there, torn or not, it begins on a line of its own. */
export const HEAD_BYTES = 1 + ID_LENGTH + 4 * (1 + DIGITS) + 1;

/** CRC-32: it is there against what was torn, not against who would write what is false. */
const sumOf = (bytes: Uint8Array): number => process.getBuiltinModule('node:zlib').crc32(bytes);

/** What is kept of a result, as bytes of its own; undefined where that is too much. */
export function recordOf(entry: CacheEntry, body: Uint8Array): Uint8Array | undefined {
  const { id, ...rest } = entry;
  const of = Buffer.from(JSON.stringify(rest));
  if (of.length + body.length > MAX_RECORD_BYTES) return undefined;
  const numbers = [of.length, body.length, sumOf(of), sumOf(body)];
  const words = [id, ...numbers.map((number) => number.toString(16).padStart(DIGITS, '0'))];
  // Not of the pool that small ones share: it is handed over between threads.
  const record = new Uint8Array(HEAD_BYTES + of.length + body.length);
  record.set(Buffer.from(`\n${words.join(' ')}\n`, 'latin1'));
  record.set(of, HEAD_BYTES);
  record.set(body, HEAD_BYTES + of.length);
  return record;
}

/** What follows a place of a shard; undefined where no record begins there. */
export function headOf(bytes: Buffer): RecordHead | undefined {
  if (bytes.length < HEAD_BYTES || bytes[0] !== LINE_FEED) return undefined;
  const [, id = '', ...numbers] = HEAD.exec(bytes.toString('latin1', 1, HEAD_BYTES)) ?? [];
  if (id === '') return undefined;
  const [entryBytes = 0, bodyBytes = 0, entrySum = 0, bodySum = 0] = numbers.map((number) =>
    parseInt(number, 16),
  );
  return { id, entryBytes, bodyBytes, entrySum, bodySum };
}

const HEAD = /^([0-9a-f]{64}) ([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9a-f]{8})\n$/;

export const idOfRecord = (record: Uint8Array): string =>
  Buffer.from(record.buffer, record.byteOffset + 1, ID_LENGTH).toString('latin1');

/** The entry of a record; undefined where its bytes are not as they were written. */
export const entryOf = ({ id, entrySum }: RecordHead, bytes: Buffer): CacheEntry | undefined =>
  sumOf(bytes) === entrySum
    ? { ...(JSON.parse(bytes.toString()) as Omit<CacheEntry, 'id'>), id }
    : undefined;

export const isBody = ({ bodySum }: RecordHead, bytes: Uint8Array): boolean =>
  sumOf(bytes) === bodySum;

/** A result as it is kept; undefined where it is too much. */
export function resultRecord(entry: CacheEntry, result: CheckedFile): Uint8Array | undefined {
  let length = 0;
  for (const { message } of result.findings) length += message.length;
  return length > MAX_RECORD_BYTES
    ? undefined
    : recordOf(entry, Buffer.from(JSON.stringify(result)));
}

/** The id of the text of a result, as it is printed. */
export const printedId = (id: string, printedAs: string, file: string): string =>
  sha256(id, printedAs, file);

/**
 * The text of a result as it is kept: its pieces are gathered, up to where that is too much, and are handed out again.
 *
 * @param id from `printedId`
 */
export function printedRecord(
  entry: CacheEntry,
  id: string,
  pieces: Iterable<string>,
): { readonly record?: Uint8Array; readonly pieces: Iterable<string | Uint8Array> } {
  const gathered: string[] = [];
  let length = 0;
  const waiting = pieces[Symbol.iterator]();
  for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
    gathered.push(next.value);
    length += next.value.length;
    if (length > MAX_RECORD_BYTES) return { pieces: followed(gathered, waiting) };
  }
  const body = Buffer.from(gathered.join(''));
  const record = recordOf({ ...entry, id }, body);
  return record
    ? { record, pieces: body.length > 0 ? [record.subarray(record.length - body.length)] : [] }
    : { pieces: gathered };
}

function* followed(gathered: readonly string[], rest: Iterator<string>): Iterable<string> {
  yield* gathered;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}
