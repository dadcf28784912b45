import { isUtf8 } from 'node:buffer';
import type { Stats } from 'node:fs';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import type { Unreadable } from '../text/unreadable';
import { MAX_FILE_MEGABYTES } from '../text/unreadable';

/** The text of a file without its byte order mark, or why there is none, in a sentence. */
export type ReadText =
  | { readonly text: string; readonly encoding: Encoding }
  | { readonly error: string; readonly why: Unreadable };

/** How a text is written as bytes. */
export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Whether a byte order mark stands before it. */
  readonly mark: boolean;
}

/** A text as the bytes of a file. */
export function encoded(text: string, { name, mark }: Encoding): Buffer {
  const whole = mark ? `\ufeff${text}` : text;
  if (name === 'utf-8') return Buffer.from(whole, 'utf8');
  const bytes = Buffer.from(whole, 'utf16le');
  return name === 'utf-16le' ? bytes : bytes.swap16();
}

/**
 * Reads a file of text from the disk. Never throws. It waits for the disk: whoever checks files has
 * nothing else to do meanwhile, and a turn for each step of each file took a third of the time.
 *
 * @param look is handed what the system knows of the file
 */
export function readText(path: string, look?: (file: Stats) => void): ReadText {
  const read = readBytes(path, look);
  return 'error' in read ? read : decoded(read.bytes);
}

/** As `readText`, whatever the bytes are. */
export function readBytes(
  path: string,
  look?: (file: Stats) => void,
): { readonly bytes: Buffer } | { readonly error: string; readonly why: Unreadable } {
  try {
    // An error costs more than the answer, and very many imports may not be there.
    const file = statSync(path, { throwIfNoEntry: false });
    if (!file) return notThere(path);
    look?.(file);
    // A folder stands here as itself, or because it could not be looked through.
    if (file.isDirectory()) readdirSync(path);
    const why = whyNot(file, MAX_FILE_MEGABYTES);
    if (why) return { why, error: ERRORS[why] };
    return bytesOf(path);
  } catch (error) {
    return unreadable(error as NodeJS.ErrnoException, path);
  }
}

function notThere(path: string): { readonly error: string; readonly why: Unreadable } {
  const why = isLink(path) ? 'dangling' : 'missing';
  return { why, error: ERRORS[why] };
}

function bytesOf(
  path: string,
): { readonly bytes: Buffer } | { readonly error: string; readonly why: Unreadable } {
  // It may be a pipe by now, which would have this wait for ever.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const why = whyNot(fstatSync(file), MAX_FILE_MEGABYTES);
    if (why) return { why, error: ERRORS[why] };
    const bytes = readFileSync(file);
    // It grew meanwhile, or its size is not known.
    const isLarge = bytes.length > MAX_FILE_MEGABYTES * 1e6;
    return isLarge ? { why: 'large', error: ERRORS.large } : { bytes };
  } finally {
    closeSync(file);
  }
}

/** The text of bytes: UTF-8, or UTF-16 where its byte order mark says so. */
export function decoded(bytes: Buffer): ReadText {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be';
  const isUtf16 = utf16 === 'utf-16le' || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) {
    try {
      return text(new TextDecoder(utf16, { fatal: true, ignoreBOM: true }).decode(bytes), utf16);
    } catch {
      return { why: 'encoding', error: 'The file is not sound UTF-16. Save it as UTF-8.' };
    }
  }
  if (isUtf8(bytes)) return text(bytes.toString('utf8'), 'utf-8');
  if (bytes.includes(0)) return NOT_TEXT;
  const line = String(firstBrokenLine(bytes));
  const error = `The file is not UTF-8: line ${line} has bytes that are no characters. Save it as UTF-8.`;
  return { why: 'encoding', error };
}

const NOT_TEXT: ReadText = { why: 'binary', error: 'The file is not text.' };

/** Lines and columns count from the first character behind a byte order mark, as in the editor. */
function text(whole: string, name: Encoding['name']): ReadText {
  if (whole.includes('\0')) return NOT_TEXT;
  const mark = whole.charCodeAt(0) === 0xfeff;
  return { text: mark ? whole.slice(1) : whole, encoding: { name, mark } };
}

/** No character of UTF-8 goes on over the end of a line. */
function firstBrokenLine(bytes: Buffer): number {
  for (let line = 1, start = 0; ; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    if (newline === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end;
  }
}

const ERRORS = {
  dangling: 'This is a link to a file that is not there.',
  missing: 'No such file.',
  denied: 'It cannot be read: permission denied.',
  circle: 'It cannot be read: its links form a circle.',
  folder: 'This is a folder.',
  special: 'This is no regular file, but a pipe or a device.',
  large: `The file is too large: it has more than ${String(MAX_FILE_MEGABYTES)} MB.`,
} as const;

function unreadable(
  error: NodeJS.ErrnoException,
  path: string,
): { readonly error: string; readonly why: Unreadable } {
  const why = whyUnreadable(error, path);
  return { why, error: why === 'failed' ? `It cannot be read: ${error.message}.` : ERRORS[why] };
}

/** Why something that is there is not read, by what it is: a pipe or a device may never end. */
export function whyNot(
  file: Stats,
  maxMegabytes: number,
): 'folder' | 'special' | 'large' | undefined {
  if (file.isDirectory()) return 'folder';
  if (!file.isFile()) return 'special';
  return file.size > maxMegabytes * 1e6 ? 'large' : undefined;
}

/** What an error of the system says of a file. */
export function whyUnreadable(
  { code }: NodeJS.ErrnoException,
  path: string,
): 'missing' | 'dangling' | 'denied' | 'circle' | 'failed' {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return isLink(path) ? 'dangling' : 'missing';
    case 'EACCES':
    case 'EPERM':
      return 'denied';
    case 'ELOOP':
      return 'circle';
    default:
      return 'failed';
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}
