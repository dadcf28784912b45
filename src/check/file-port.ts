import type { EvidenceState } from '../manifest/evidence-files';
import type { Unreadable } from '../text/unreadable';
import type { ReadText } from './read-text';

/**
 * An answer that is there at once, or comes later. Who awaits one that is there goes on before anything else
 * happens: a check of very many files waits for nothing.
 */
export type Answer<T> = T | Promise<T>;

/** A text without its byte order mark, or why there is none. */
export type FileText = { readonly text: string } | { readonly why: Unreadable };

/**
 * What is asked of files, by all that reads manifests and what belongs to them. A `File` is how they are named: by
 * an absolute path, or by an address.
 */
export interface FilePort<File = string> {
  /** The text of a manifest, of what it imports, or of its policy, where it may be read for it. Never throws. */
  read(file: File, manifest: File): Answer<FileText>;
  /** What is known of a file of evidence. Never throws. */
  evidence(file: File, manifest: File, hasSum: boolean): Answer<EvidenceState>;
  /** Whether a policy is there that may be used for a manifest, be it a link that leads nowhere. */
  hasPolicy(policy: File, manifest: File): Answer<boolean>;
  /** How a file is named in a message. */
  shown(file: File): string;
}

/** The disk, or a revision of Git: what is asked is answered at once. */
export interface FilePortAtOnce extends FilePort {
  read(path: string): ReadText;
  evidence(path: string, manifest: string, hasSum: boolean): EvidenceState;
  hasPolicy(policy: string, manifest: string): boolean;
}
