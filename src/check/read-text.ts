import { isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Unreadable } from '../text/unreadable';

/** The text of a file without its byte order mark, or why there is none, in a sentence. */
export type ReadText =
  { readonly text: string } | { readonly error: string; readonly why: Unreadable };

/** Larger files are no manifests; the editor hands over no larger ones. */
const MAX_MEGABYTES = 50;

/**
 * Reads a file of text from the disk. Never throws. It waits for the disk: whoever checks files has
 * nothing else to do meanwhile, and a turn for each step of each file took a third of the time.
 */
export function readText(path: string): ReadText {
  try {
    const file = statSync(path);
    if (file.isDirectory()) {
      // A folder stands here as itself, or because it could not be looked through.
      readdirSync(path);
      return { why: 'folder', error: 'This is a folder.' };
    }
    // A pipe or a device may never end.
    if (!file.isFile()) {
      return { why: 'special', error: 'This is no regular file, but a pipe or a device.' };
    }
    if (file.size > MAX_MEGABYTES * 1e6) {
      const error = `The file is too large: it has more than ${String(MAX_MEGABYTES)} MB.`;
      return { why: 'large', error };
    }
    return decoded(readFileSync(path));
  } catch (error) {
    return unreadable(error as NodeJS.ErrnoException, path);
  }
}

/** The text of bytes: UTF-8, or UTF-16 where its byte order mark says so. */
export function decoded(bytes: Buffer): ReadText {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be';
  const isUtf16 = utf16 === 'utf-16le' || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) {
    try {
      return text(new TextDecoder(utf16, { fatal: true, ignoreBOM: true }).decode(bytes));
    } catch {
      return { why: 'encoding', error: 'The file is not sound UTF-16. Save it as UTF-8.' };
    }
  }
  if (isUtf8(bytes)) return text(bytes.toString('utf8'));
  if (bytes.includes(0)) return NOT_TEXT;
  const line = String(firstBrokenLine(bytes));
  const error = `The file is not UTF-8: line ${line} has bytes that are no characters. Save it as UTF-8.`;
  return { why: 'encoding', error };
}

const NOT_TEXT: ReadText = { why: 'binary', error: 'The file is not text.' };

/** Lines and columns count from the first character behind a byte order mark, as in the editor. */
function text(whole: string): ReadText {
  if (whole.includes('\0')) return NOT_TEXT;
  return { text: whole.charCodeAt(0) === 0xfeff ? whole.slice(1) : whole };
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

function unreadable(error: NodeJS.ErrnoException, path: string): ReadText {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return isLink(path)
        ? { why: 'dangling', error: 'This is a link to a file that is not there.' }
        : { why: 'missing', error: 'No such file.' };
    case 'EACCES':
    case 'EPERM':
      return { why: 'denied', error: 'It cannot be read: permission denied.' };
    case 'ELOOP':
      return { why: 'circle', error: 'It cannot be read: its links go round in a circle.' };
    default:
      return { why: 'failed', error: `It cannot be read: ${error.message}.` };
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
