import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { Disk } from '../../check/disk';
import { EvidenceStore } from '../../check/evidence-files';
import { FileStore } from '../../check/file-store';
import { collectFiles } from '../../check/files';
import type { TeamPolicy } from '../../check/policies';
import { Policies } from '../../check/policies';
import type { Imported } from '../../check/reached';
import { reachedFrom } from '../../check/reached';
import { sha256 } from '../../check/sha256';
import { Trees } from '../../check/tree';
import type { Knowledge } from '../../knowledge/knowledge';
import { formatOf, isManifestName } from '../../manifest/file-names';
import { importsOf } from '../../manifest/imports';
import type { EvidenceFiles, WantedEvidence } from '../../manifest/evidence-files';
import { wantedEvidence } from '../../manifest/evidence-files';
import type { Manifest } from '../../manifest/model';
import { readManifest } from '../../manifest/read';
import { Lines } from '../../text/lines';
import type { Unreadable } from '../../text/unreadable';

/** A text that the client has open. */
interface OpenText {
  readonly document: TextDocument;
  read?: { readonly version: number; readonly manifest: Manifest };
}

/** What a manifest is judged by, beside its own text. */
export interface Surroundings extends TeamPolicy {
  readonly imports: Map<string, Manifest | null>;
  readonly unreadable: ReadonlyMap<string, Unreadable>;
  readonly evidence: EvidenceFiles;
}

/** What the findings of a manifest rest on beside its text and its policy, by key. */
export interface Rest {
  readonly imports: readonly string[];
  readonly evidence: readonly WantedEvidence[];
}

/** What the client has open, and behind it what is on the disk, each file read once. */
export class Files {
  readonly #open = new Map<string, OpenText>();
  readonly #knowledge: Knowledge;
  readonly #warn: (problem: string) => void;
  readonly #warned = new Set<string>();
  readonly #lines = new Map<string, { readonly text: string; readonly lines: Lines }>();
  #folders: readonly string[] = [];
  #store: FileStore;
  #policies: Policies;
  #evidence: EvidenceStore;

  /** @param warn is handed a line for each policy that cannot be used, once */
  constructor(knowledge: Knowledge, warn: (problem: string) => void) {
    this.#knowledge = knowledge;
    this.#warn = warn;
    [this.#store, this.#policies, this.#evidence] = this.#fresh();
  }

  /** The folders of the workspace, as addresses; others than files are left out. */
  setFolders(addresses: readonly string[]): void {
    this.#folders = addresses.flatMap((address) => pathOf(address) ?? []);
    this.renew();
  }

  /** Forgets what was read from the disk: it may be another text now. */
  renew(): void {
    this.#lines.clear();
    [this.#store, this.#policies, this.#evidence] = this.#fresh();
  }

  /** The key by which an analysis knows a file. */
  keyOf(path: string): string {
    return this.#store.keyOf(path);
  }

  open(path: string, document: TextDocument): void {
    this.#open.set(this.keyOf(path), { document });
  }

  close(path: string): void {
    this.#open.delete(this.keyOf(path));
    this.renew();
  }

  /** The address of a file; the client's own where it is open. */
  addressOf(key: string): string {
    return this.#open.get(key)?.document.uri ?? pathToFileURL(key).href;
  }

  /** The present text of a file; undefined where it cannot be read. */
  textOf(key: string): string | undefined {
    const open = this.#open.get(key);
    if (open) return open.document.getText();
    const read = this.#store.read(key);
    return 'error' in read ? undefined : read.text;
  }

  /** Where the lines of a file start; undefined where it cannot be read. */
  linesOf(key: string): Lines | undefined {
    const text = this.textOf(key);
    if (text === undefined) return undefined;
    let known = this.#lines.get(key);
    if (known?.text !== text) {
      known = { text, lines: new Lines(text) };
      this.#lines.set(key, known);
    }
    return known.lines;
  }

  /** The present manifest of a file; null where it cannot be read. */
  manifestOf(key: string): Manifest | null {
    const open = this.#open.get(key);
    if (!open) {
      const read = this.#store.read(key);
      return 'error' in read ? null : read.manifest;
    }
    const { document } = open;
    if (open.read?.version !== document.version) {
      const manifest = readManifest(document.getText(), formatOf(key));
      open.read = { version: document.version, manifest };
    }
    return open.read?.manifest ?? null;
  }

  /** The policy of a manifest, and every file that its imports lead to, over any number of files. */
  async around(key: string, manifest: Manifest): Promise<Surroundings> {
    const policies = this.#policies;
    const team = await policies.policyFor(key);
    for (const problem of policies.broken) {
      if (this.#warned.has(problem)) continue;
      this.#warned.add(problem);
      this.#warn(problem);
    }
    const evidence = await this.#evidence.of(key, wantedEvidence(manifest, key));
    const imports = importsOf(key, manifest);
    const { files, unreadable } = await reachedFrom(key, imports, (each) => this.#imported(each));
    return { ...team, imports: files, unreadable, evidence };
  }

  /** What the findings of a manifest rest on beside its text and its policy. */
  restOf(key: string, manifest: Manifest, { imports }: Surroundings): Rest {
    return { imports: [...imports.keys()], evidence: wantedEvidence(manifest, key) };
  }

  /**
   * A sum of all that the findings of a manifest rest on, for which none is read as a manifest: the same, and they are
   * the same.
   */
  async sumOf(key: string, { imports, evidence }: Rest, today: string): Promise<string> {
    const team = await this.#policies.policyFor(key);
    const states = await this.#evidence.of(key, evidence);
    const texts = [key, ...imports].map((each) => {
      const open = this.#open.get(each);
      if (open) return open.document.getText();
      const read = this.#store.read(each);
      return 'error' in read ? `why:${read.why}` : read.text;
    });
    const seen = evidence.map((wanted) => JSON.stringify(states.stateOf(wanted.key)));
    return sha256(today, team.key(), ...texts, ...seen);
  }

  /** Every manifest in the folders of the workspace, by key. */
  async manifests(): Promise<string[]> {
    const { files } = await collectFiles(this.#folders);
    return files.filter(isManifestName).map((file) => this.keyOf(file));
  }

  #imported(key: string): Imported<Manifest> {
    const manifest = this.manifestOf(key);
    if (manifest) return { file: manifest, imports: importsOf(key, manifest) };
    const read = this.#store.read(key);
    return { why: 'error' in read ? read.why : undefined };
  }

  #fresh(): [FileStore, Policies, EvidenceStore] {
    const trees = new Trees(this.#folders);
    const disk = new Disk(trees, () => undefined);
    const policies = new Policies(this.#knowledge, undefined, trees, disk);
    return [new FileStore(disk), policies, new EvidenceStore(disk)];
  }
}

/** The path of an address of a file; undefined for any other. */
export function pathOf(address: string): string | undefined {
  try {
    return address.startsWith('file:') ? fileURLToPath(address) : undefined;
  } catch {
    return undefined;
  }
}
