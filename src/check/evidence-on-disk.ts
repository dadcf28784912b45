import type { Stats } from 'node:fs';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { EvidenceState } from '../manifest/evidence-files';
import { lfsSum, MAX_EVIDENCE_MEGABYTES } from '../manifest/evidence-files';
import type { Unreadable } from '../text/unreadable';
import { seenOf } from './cache/cache-entry';
import { whyNot, whyUnreadable } from './read-text';
import { sha256Hash } from './sha256';
import type { Trees } from './tree';
import { isWithin, realPath } from './tree';

/** Bytes that are read at a time. */
const PIECE = 1 << 20;

/** Checksums that are kept for who looks again in the same process, and what of the file they were made from. */
const SUMS = new Map<string, { readonly seen: string; readonly sha256: string }>();
const MAX_SUMS = 20_000;

/**
 * Looks at a file of evidence on the disk. Only one in the manifest's own tree is opened, links counting as
 * where they lead; of another not even is said whether it is there.
 *
 * @param seen is handed what the system knows of one that is opened, before it is read
 */
export const evidenceOnDisk = (
  path: string,
  manifest: string,
  hasSum: boolean,
  trees: Trees,
  seen: (path: string, file: Stats) => void,
): EvidenceState =>
  opened(path, manifest, trees, (file, stats, place) => {
    seen(path, stats);
    return hasSum ? { sha256: knownSum(place, file, stats) } : {};
  });

/**
 * Copies a file of evidence, under the same bounds.
 *
 * @param target handed the bytes, piece by piece
 * @returns the checksum of what was copied; `pointer`: of one of Git LFS, nothing is
 */
export const copyEvidence = (
  path: string,
  manifest: string,
  trees: Trees,
  target: (piece: Buffer) => void,
): { readonly sha256: string } | { readonly why: Unreadable | 'pointer' } =>
  opened<{ readonly sha256: string } | { readonly why: Unreadable | 'pointer' }>(
    path,
    manifest,
    trees,
    (file) => {
      const hash = sha256Hash();
      let isFirst = true;
      for (const piece of piecesOf(file)) {
        if (isFirst && lfsSum(piece) !== undefined) return { why: 'pointer' };
        isFirst = false;
        hash.update(piece);
        target(piece);
      }
      return { sha256: hash.digest('hex') };
    },
  );

function opened<T>(
  path: string,
  manifest: string,
  trees: Trees,
  look: (file: number, stats: Stats, place: string) => T,
): T | { readonly why: Unreadable } {
  const top = trees.topOf(realPath(dirname(manifest)));
  const real = realPath(path);
  // Of a file that is not there, where it would be.
  const place = real === path ? join(realPath(dirname(path)), basename(path)) : real;
  if (!isWithin(place, top)) return { why: 'outside' };
  let file: number | undefined;
  try {
    // A pipe would wait for who writes it.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(file);
    const why = whyNot(stats, MAX_EVIDENCE_MEGABYTES);
    return why ? { why } : look(file, stats, place);
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    return { why: whyUnreadable(error, path) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Whether the system, or Node before it, refuses: what has a NUL is no path. */
const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && ('syscall' in error || 'code' in error);

/** The bytes of an open file; each piece is overwritten by the next. */
function* piecesOf(file: number): Iterable<Buffer> {
  const piece = Buffer.allocUnsafe(PIECE);
  for (let count = readSync(file, piece); count > 0; count = readSync(file, piece)) {
    yield piece.subarray(0, count);
  }
}

/** As `sumOf`; a file of the same size and times on the same inode is not read again. */
function knownSum(path: string, file: number, stats: Stats): string {
  const seen = seenOf(stats, Date.now());
  const known = SUMS.get(path);
  if (seen !== undefined && known?.seen === seen) return known.sha256;
  const sha256 = sumOf(file, stats);
  if (SUMS.size >= MAX_SUMS) SUMS.clear();
  if (seen !== undefined) SUMS.set(path, { seen, sha256 });
  return sha256;
}

/** The checksum of an open file; of a pointer of Git LFS, that of the file that it stands for. */
function sumOf(file: number, { size }: Stats): string {
  const hash = sha256Hash();
  for (const piece of piecesOf(file)) {
    const pointed = piece.length === size ? lfsSum(piece) : undefined;
    if (pointed !== undefined) return pointed;
    hash.update(piece);
  }
  return hash.digest('hex');
}
