import type { Stats } from 'node:fs';
import type { EvidenceState } from '../../manifest/evidence-files';
import type { Counts } from '../../report/format';
import { sha256 } from '../sha256';

/** What a file that a result rests on was, when the result was made. */
export type Input =
  /** A manifest: the SHA-256 of its text, or why there was none. */
  | { readonly path: string; readonly text: string; readonly seen?: string }
  /** A file of evidence. */
  | {
      readonly path: string;
      readonly evidence: EvidenceState;
      readonly hasSum: boolean;
      readonly seen?: string;
    };

/** Of a result, all that it was made from. */
export interface CacheEntry {
  /** Names the file and the settings, and how it is printed where its text is kept; one is kept for each. */
  readonly id: string;
  /** What it was judged by besides files: settings, policy, lists, the folders that may be read. */
  readonly key: string;
  /** The day, where the manifest does not say its own. */
  readonly today: string | null;
  readonly inputs: readonly Input[];
  readonly tally: Counts;
}

/** Of a file whose times can be relied on, in milliseconds: some file systems count in two seconds. */
const MIN_AGE_MS = 3000;

/**
 * What the system knows of a file, by which it is known again without being read, as Git’s index has it: device,
 * inode, size and both times. The time of the last change cannot be set back as that of the last writing can.
 * Undefined where the file is so fresh that it may be written again within the same tick of the clock.
 */
export function seenOf(
  { dev, ino, size, mtimeMs, ctimeMs }: Stats,
  now: number,
): string | undefined {
  const isFresh = Math.abs(now - Math.max(mtimeMs, ctimeMs)) < MIN_AGE_MS || mtimeMs > now;
  return isFresh ? undefined : [dev, ino, size, mtimeMs, ctimeMs].join(' ');
}

/** What a file that is read now is, as `Input.text` has it. */
export const textKey = (read: { readonly text: string } | { readonly why: string }): string =>
  'text' in read ? sha256(read.text) : `why:${read.why}`;
