import { Inflate } from 'fflate';
import { phrase } from '../../messages/phrase';
import { ConvertError } from '../convert-error';

/** What all parts of a workbook that are read may have together when they are unpacked. */
export const MAX_INFLATED_MEGABYTES = 64;
/** Compressed bytes that are unpacked before the size is looked at: they become 16 MB at the most. */
const STEP = 16_384;

const DAMAGED = phrase(
  'The workbook is damaged or cut off: it cannot be unpacked. Ask for the file again.',
);
const LOCKED = phrase(
  'The workbook is protected by a password. Save it without one, or save the sheet as CSV.',
);

interface Entry {
  readonly start: number;
  readonly size: number;
  readonly isDeflated: boolean;
}

/** The parts of a packed file (ZIP), unpacked when they are asked for and never beyond a limit. */
export class Archive {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();
  #left = MAX_INFLATED_MEGABYTES * 1e6;

  /** @throws ConvertError where it is no such file, or one with a password */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.#readDirectory();
    } catch (error) {
      throw error instanceof RangeError ? new ConvertError(DAMAGED) : error;
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /**
   * The text of a part, handed over in pieces.
   *
   * @throws ConvertError where it is missing, damaged or too large
   */
  read(name: string, take: (piece: string) => void): void {
    const entry = this.#entries.get(name);
    if (!entry) {
      throw new ConvertError(
        phrase('The workbook has no part {name}. Ask for the file again.', { name }),
      );
    }
    const decoder = new TextDecoder('utf-8');
    const text = (bytes: Uint8Array, isLast: boolean): void => {
      this.#left -= bytes.length;
      if (this.#left < 0) {
        throw new ConvertError(
          phrase('The workbook is too large: unpacked it has more than {limit} MB.', {
            limit: MAX_INFLATED_MEGABYTES,
          }),
        );
      }
      take(decoder.decode(bytes, { stream: !isLast }));
    };
    const end = entry.start + entry.size;
    if (end > this.#bytes.length) throw new ConvertError(DAMAGED);
    if (!entry.isDeflated) {
      text(this.#bytes.subarray(entry.start, end), true);
      return;
    }
    let isWhole = false;
    const inflate = new Inflate((bytes, isLast) => {
      isWhole ||= isLast;
      text(bytes, isLast);
    });
    try {
      for (let at = entry.start; at < end; at += STEP) {
        const to = Math.min(at + STEP, end);
        inflate.push(this.#bytes.subarray(at, to), to === end);
      }
    } catch (error) {
      // The library's own errors carry a number.
      if (error instanceof Error && 'code' in error) throw new ConvertError(DAMAGED);
      throw error;
    }
    if (!isWhole) throw new ConvertError(DAMAGED);
  }

  /** The directory at the end: local headers may leave sizes open. */
  #readDirectory(): void {
    const view = this.#view;
    let end = view.byteLength - 22;
    while (view.getUint32(end, true) !== 0x06054b50) end--;
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    const names = new TextDecoder('utf-8');
    for (let index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new RangeError();
      const flags = view.getUint16(at + 8, true);
      const method = view.getUint16(at + 10, true);
      if ((flags & 1) !== 0) throw new ConvertError(LOCKED);
      if (method !== 0 && method !== 8) throw new ConvertError(DAMAGED);
      const nameLength = view.getUint16(at + 28, true);
      const name = names.decode(this.#bytes.subarray(at + 46, at + 46 + nameLength));
      const local = view.getUint32(at + 42, true);
      const start =
        local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const size = view.getUint32(at + 20, true);
      this.#entries.set(name, { start, size, isDeflated: method === 8 });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  }
}

/** Whether bytes are a workbook with a password, or one of before 2007: both are in the older container. */
export const isOldOffice = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);

export const OLD_OFFICE = phrase(
  'The workbook is protected by a password, or older than .xlsx. Save it as .xlsx without a password.',
);

/** Whether bytes begin as a packed file does. */
export const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
