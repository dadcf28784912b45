import * as vscode from 'vscode';
import { evidenceOf } from '../check/evidence-files';
import type { EvidenceFiles, EvidenceState } from '../manifest/evidence-files';
import { wantedEvidence } from '../manifest/evidence-files';
import type { Manifest } from '../manifest/model';
import type { EditorFiles } from './editor-files';
import { FileWatchers } from './file-watchers';
import { uriOf } from './imported-files';

interface Watched {
  readonly uri: vscode.Uri;
  /** The manifest that names it, which decides what may be read. */
  readonly root: vscode.Uri;
  hasSum: boolean;
  /** Undefined until it was looked at. */
  state?: EvidenceState;
}

/**
 * The files that open manifests name as evidence: looked at one after the other while nobody waits, watched, and
 * never shown. What was found meanwhile is reported once, when the last one is done.
 */
export class EvidenceWatch {
  readonly #port: EditorFiles;
  readonly #files = new Map<string, Watched>();
  readonly #waiting = new Set<string>();
  readonly #changed = new vscode.EventEmitter<ReadonlySet<string>>();
  readonly #watchers = new FileWatchers((uri) => {
    this.#ask(uri.toString());
  });
  readonly #subscriptions: vscode.Disposable;
  #isLooking = false;

  /** Addresses (`uri.toString()`) of files that are others now. */
  readonly onDidChange = this.#changed.event;

  constructor(port: EditorFiles) {
    this.#port = port;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#watchers,
      port.boundary.onDidChange(() => {
        for (const address of this.#files.keys()) this.#ask(address);
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
      file.state = await this.#port.evidence(file.uri, file.root, file.hasSum);
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
  port: EditorFiles,
): Promise<{ files: EvidenceFiles; addresses: Set<string> }> {
  const addresses = new Set<string>();
  const files = await evidenceOf(wantedEvidence(manifest, root.path), ({ key, hasSum }) => {
    const uri = uriOf(key, root);
    if (uri) addresses.add(uri.toString());
    return uri && port.evidence(uri, root, hasSum);
  });
  return { files, addresses };
}

const isSame = (one: EvidenceState | undefined, other: EvidenceState | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
