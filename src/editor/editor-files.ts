import * as vscode from 'vscode';
import type { FilePort, FileText } from '../check/file-port';
import type { EvidenceState } from '../manifest/evidence-files';
import { lfsSum, MAX_EVIDENCE_MEGABYTES } from '../manifest/evidence-files';
import type { Boundary } from './boundary';
import { isThere, reason, textOf, whyNot } from './file-text';

const OUTSIDE = { why: 'outside' } as const;

/** The files of the editor: what is open and perhaps not saved, before what its file systems have. */
export class EditorFiles implements FilePort<vscode.Uri> {
  readonly boundary: Boundary;
  readonly #textOf: typeof textOf;
  /** Checksums, by address, and what of the file each was made from. */
  readonly #sums = new Map<string, { readonly seen: string; readonly sha256: string }>();

  /** @param text reads a file; where it is open from the editor, unless something else is given */
  constructor(boundary: Boundary, text = textOf) {
    this.boundary = boundary;
    this.#textOf = text;
  }

  async read(uri: vscode.Uri, manifest: vscode.Uri): Promise<FileText> {
    return (await this.boundary.mayRead(uri, manifest)) ? this.#textOf(uri) : OUTSIDE;
  }

  async evidence(uri: vscode.Uri, manifest: vscode.Uri, hasSum: boolean): Promise<EvidenceState> {
    try {
      if (!(await this.boundary.isInside(uri, manifest))) return OUTSIDE;
      const stat = await vscode.workspace.fs.stat(uri);
      const why = whyNot(stat, MAX_EVIDENCE_MEGABYTES);
      if (why) return { why };
      return hasSum ? { sha256: await this.#sumOf(uri, stat) } : {};
    } catch (error) {
      this.#sums.delete(uri.toString());
      return { why: reason(error) };
    }
  }

  /** Whose the folder is, the boundary has looked at. */
  hasPolicy(uri: vscode.Uri): Promise<boolean> {
    return isThere(uri);
  }

  shown(uri: vscode.Uri): string {
    return vscode.workspace.asRelativePath(uri);
  }

  /** The same file is not hashed again. */
  async #sumOf(uri: vscode.Uri, { mtime, size }: vscode.FileStat): Promise<string> {
    const seen = `${String(mtime)} ${String(size)}`;
    const known = this.#sums.get(uri.toString());
    if (known?.seen === seen) return known.sha256;
    const sha256 = await hashOf(uri);
    this.#sums.set(uri.toString(), { seen, sha256 });
    return sha256;
  }
}

async function hashOf(uri: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  const pointed = lfsSum(bytes);
  if (pointed !== undefined) return pointed;
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
