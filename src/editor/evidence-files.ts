import * as vscode from 'vscode';
import type { EvidenceFiles, EvidenceState } from '../manifest/evidence-files';
import { lfsSum, MAX_EVIDENCE_MEGABYTES, wantedEvidence } from '../manifest/evidence-files';
import type { Manifest } from '../manifest/model';
import type { Boundary } from './boundary';
import { reason } from './file-text';
import { FileWatchers } from './file-watchers';
import { uriOf } from './imported-files';

interface Looked {
  readonly uri: vscode.Uri;
  /** The manifest that names it, which decides what may be read. */
  readonly root: vscode.Uri;
  hasSum: boolean;
  /** Undefined until it was looked at. */
  state?: EvidenceState;
  /** What the state was made from: the same file is not hashed again. */
  seen?: { readonly mtime: number; readonly size: number; readonly hasSum: boolean };
}

/**
 * The files that open manifests name as evidence: looked at one after the other while nobody waits, watched, and
 * never shown. What was found meanwhile is reported once, when the last one is done.
 */
export class EvidenceWatch {
  readonly #boundary: Boundary;
  readonly #files = new Map<string, Looked>();
  readonly #waiting = new Set<string>();
  readonly #changed = new vscode.EventEmitter<ReadonlySet<string>>();
  readonly #watchers = new FileWatchers((uri) => {
    this.#ask(uri.toString());
  });
  readonly #subscriptions: vscode.Disposable;
  #isLooking = false;

  /** Addresses (`uri.toString()`) of files that are others now. */
  readonly onDidChange = this.#changed.event;

  constructor(boundary: Boundary) {
    this.#boundary = boundary;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#watchers,
      boundary.onDidChange(() => {
        for (const [address, file] of this.#files) {
          delete file.seen;
          this.#ask(address);
        }
      }),
    );
  }

  /** What is known so far of the files that a manifest names, and their addresses; the others are looked at. */
  of(root: vscode.Uri, manifest: Manifest): { files: EvidenceFiles; addresses: Set<string> } {
    const states = new Map<string, EvidenceState | undefined>();
    const addresses = new Set<string>();
    for (const { key, hasSum } of wantedEvidence(manifest, root.path)) {
      const uri = uriOf(key, root);
      if (!uri) continue;
      const address = uri.toString();
      addresses.add(address);
      let file = this.#files.get(address);
      if (!file) {
        this.#files.set(address, (file = { uri, root, hasSum }));
        this.#watchers.add(uri, address);
        this.#ask(address);
      } else if (hasSum && !file.hasSum) {
        file.hasSum = true;
        this.#ask(address);
      }
      states.set(key, file.state);
    }
    return { files: { stateOf: (key) => states.get(key) }, addresses };
  }

  /** Stops watching every file but these. */
  keepOnly(addresses: ReadonlySet<string>): void {
    for (const address of this.#files.keys()) {
      if (addresses.has(address)) continue;
      this.#files.delete(address);
      this.#waiting.delete(address);
      this.#watchers.delete(address);
    }
  }

  dispose(): void {
    this.keepOnly(new Set());
    this.#subscriptions.dispose();
  }

  #ask(address: string): void {
    this.#waiting.add(address);
    if (this.#isLooking) return;
    this.#isLooking = true;
    // A look never fails.
    void this.#look();
  }

  async #look(): Promise<void> {
    const changed = new Set<string>();
    for (const address of this.#waiting) {
      this.#waiting.delete(address);
      const file = this.#files.get(address);
      if (!file) continue;
      const before = file.state;
      await lookAt(file, this.#boundary);
      if (!isSame(before, file.state)) changed.add(address);
    }
    this.#isLooking = false;
    if (changed.size > 0) this.#changed.fire(changed);
  }
}

/** What there is of the files that a manifest names, each looked at now, and their addresses. */
export async function evidenceNow(
  root: vscode.Uri,
  manifest: Manifest,
  boundary: Boundary,
): Promise<{ files: EvidenceFiles; addresses: Set<string> }> {
  const states = new Map<string, EvidenceState | undefined>();
  const addresses = new Set<string>();
  for (const { key, hasSum } of wantedEvidence(manifest, root.path)) {
    const uri = uriOf(key, root);
    if (!uri) continue;
    const file: Looked = { uri, root, hasSum };
    await lookAt(file, boundary);
    states.set(key, file.state);
    addresses.add(uri.toString());
  }
  return { files: { stateOf: (key) => states.get(key) }, addresses };
}

/** The SHA-256 of a file of evidence, or why there is none. */
export async function sumOf(
  uri: vscode.Uri,
  root: vscode.Uri,
  boundary: Boundary,
): Promise<EvidenceState> {
  const file: Looked = { uri, root, hasSum: true };
  await lookAt(file, boundary);
  return file.state ?? { why: 'failed' };
}

async function lookAt(file: Looked, boundary: Boundary): Promise<void> {
  const { uri, root, hasSum, seen } = file;
  try {
    if (!(await boundary.isInside(uri, root))) {
      file.state = { why: 'outside' };
      return;
    }
    const { type, size, mtime } = await vscode.workspace.fs.stat(uri);
    if (seen?.mtime === mtime && seen.size === size && seen.hasSum === hasSum) return;
    const why = whyNot(type, size);
    if (why) file.state = { why };
    else file.state = hasSum ? { sha256: await hashOf(uri) } : {};
    file.seen = { mtime, size, hasSum };
  } catch (error) {
    delete file.seen;
    file.state = { why: reason(error) };
  }
}

function whyNot(type: vscode.FileType, size: number) {
  if (type & vscode.FileType.Directory) return 'folder';
  if (!(type & vscode.FileType.File)) {
    return type & vscode.FileType.SymbolicLink ? 'dangling' : 'special';
  }
  return size > MAX_EVIDENCE_MEGABYTES * 1e6 ? 'large' : undefined;
}

async function hashOf(uri: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  const pointed = lfsSum(bytes);
  if (pointed !== undefined) return pointed;
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const isSame = (one: EvidenceState | undefined, other: EvidenceState | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
