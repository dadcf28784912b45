import type { NotImported } from '../manifest/imports';
import type { Unreadable } from '../text/unreadable';

/** What is wrong with a file that cannot be read, behind a colon, and what fixes it. */
export const WHY_UNREADABLE: Readonly<Record<Unreadable, string>> = {
  missing: 'there is no such file',
  dangling: 'it is a link to a file that is not there',
  denied: 'permission denied',
  folder: 'it is a folder',
  special: 'it is not a regular file',
  circle: 'its links form a circle',
  outside: 'it is outside the workspace. Open a folder that holds both',
  large: 'it is too large for a manifest',
  binary: 'it is not text',
  encoding: 'it is not UTF-8. Save it with that encoding',
  failed: 'the system reports an error',
};

/** Likewise of an import, which may also be readable and of no use. */
export const WHY_NOT_IMPORTED: Readonly<Record<NotImported, string>> = {
  ...WHY_UNREADABLE,
  'no-manifest': 'it is no manifest. Name a file that begins with “manifest: 1”',
  itself: 'it is this file. Remove the entry',
};

/** Likewise of a file of evidence, which may be of any kind. */
export const WHY_EVIDENCE_UNREAD: Readonly<Record<Unreadable | 'pointer', string>> = {
  ...WHY_UNREADABLE,
  outside: 'it is outside the folders that are read',
  large: 'it is larger than 100 MB',
  pointer: 'it is a pointer of Git LFS: fetch the file',
};
