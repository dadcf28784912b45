import type { Unreadable } from '../text/unreadable';
import { resolveImport } from './imports';
import type { Manifest } from './model';

/** What is known of a file that a manifest names as evidence. */
export type EvidenceState =
  /** It is there; with the SHA-256 of its bytes in lower case where that was asked for. */
  { readonly sha256?: string } | { readonly why: Unreadable };

/** What is known of files, by their key as `resolveImport` makes it; undefined: it was not looked at. */
export interface EvidenceFiles {
  stateOf(key: string): EvidenceState | undefined;
}

/** A file that is named as evidence. */
export interface WantedEvidence {
  readonly key: string;
  /** A checksum is written beside it, and so the file's own is wanted. */
  readonly hasSum: boolean;
}

/** The key of a file of evidence; undefined: an address of the web, which is never looked at. */
export const evidenceKey = (from: string, path: string): string | undefined =>
  /^[A-Za-z][\w+.-]+:\/\//.test(path) ? undefined : resolveImport(from, path);

/** Every file that the sources of a manifest name as evidence, each once. */
export function wantedEvidence({ sources }: Manifest, from: string): WantedEvidence[] {
  const wanted = new Map<string, boolean>();
  for (const { evidence } of sources) {
    for (const { file, sha256 } of evidence) {
      const key = file && evidenceKey(from, file.value);
      if (key !== undefined) wanted.set(key, (wanted.get(key) ?? false) || sha256 !== undefined);
    }
  }
  return [...wanted].map(([key, hasSum]) => ({ key, hasSum }));
}

/** A larger file of evidence is not hashed. */
export const MAX_EVIDENCE_MEGABYTES = 100;

/** A pointer of Git LFS is shorter, by its specification. */
const MAX_POINTER_BYTES = 1024;
const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:[^\n]+\n)*?oid sha256:([0-9a-f]{64})\n/;

/**
 * The SHA-256 that a pointer of Git LFS names: that of the file which it stands for until it is fetched.
 *
 * @param bytes all of a file
 */
export const lfsSum = (bytes: Uint8Array): string | undefined =>
  bytes.length < MAX_POINTER_BYTES ? POINTER.exec(String.fromCharCode(...bytes))?.[1] : undefined;
