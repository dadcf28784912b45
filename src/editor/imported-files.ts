import * as vscode from 'vscode';
import { formatOf } from '../manifest/file-names';
import { resolveImport } from '../manifest/imports';
import { Lines } from '../manifest/lines';
import type { Manifest } from '../manifest/model';
import { readManifest } from '../manifest/read';

/** Larger files are no manifests; the editor itself hands over no larger ones. */
const MOST_BYTES = 50_000_000;

/** A file as it was read, and where its lines start. */
export interface ImportedFile {
  readonly uri: vscode.Uri;
  readonly manifest: Manifest;
  readonly lines: Lines;
}

interface Entry {
  readonly file: Promise<ImportedFile | null>;
  readonly watcher: vscode.Disposable;
}

/**
 * The files that manifests import, each read once, from the editor where it is open, else from its
 * file system; watched as long as a manifest uses it.
 */
export class ImportedFiles {
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #subscriptions: vscode.Disposable;

  /** Tells the address (`uri.toString()`) of a file that is to be read anew. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const forget = (document: vscode.TextDocument): void => {
      this.#forget(document.uri.toString());
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidOpenTextDocument(forget),
      vscode.workspace.onDidCloseTextDocument(forget),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) forget(document);
      }),
    );
  }

  /**
   * Every file that imports lead to from a manifest, over any number of files, by the key that
   * `analyse` knows it by; null: it cannot be read.
   */
  async reached(
    root: vscode.Uri,
    manifest: Manifest,
  ): Promise<ReadonlyMap<string, ImportedFile | null>> {
    const reached = new Map<string, ImportedFile | null>();
    let next = targets(root.path, manifest);
    while (next.length > 0) {
      const fresh = [...new Set(next)].filter((key) => !reached.has(key) && key !== root.path);
      const files = await Promise.all(fresh.map((key) => this.#read(key, root)));
      next = [];
      fresh.forEach((key, index) => {
        const file = files[index] ?? null;
        reached.set(key, file);
        if (file) next.push(...targets(key, file.manifest));
      });
    }
    return reached;
  }

  /** Stops watching every file but these. */
  keepOnly(addresses: ReadonlySet<string>): void {
    for (const [address, entry] of this.#entries) {
      if (addresses.has(address)) continue;
      entry.watcher.dispose();
      this.#entries.delete(address);
    }
  }

  dispose(): void {
    this.keepOnly(new Set());
    this.#subscriptions.dispose();
  }

  async #read(key: string, root: vscode.Uri): Promise<ImportedFile | null> {
    const uri = uriOf(key, root);
    if (!uri) return null;
    const address = uri.toString();
    let entry = this.#entries.get(address);
    if (!entry) {
      entry = { file: load(uri), watcher: this.#watch(uri) };
      this.#entries.set(address, entry);
    }
    return entry.file;
  }

  #watch(uri: vscode.Uri): vscode.Disposable {
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const literal = name.replace(/[[\]{}*?]/g, '[$&]');
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), literal),
    );
    const forget = (): void => {
      this.#forget(uri.toString());
    };
    watcher.onDidChange(forget);
    watcher.onDidCreate(forget);
    watcher.onDidDelete(forget);
    return watcher;
  }

  #forget(address: string): void {
    const entry = this.#entries.get(address);
    if (!entry) return;
    entry.watcher.dispose();
    this.#entries.delete(address);
    this.#changed.fire(address);
  }
}

/** Where the file of a key is, seen from a manifest; undefined: nowhere that is read from. */
export function uriOf(key: string, root: vscode.Uri): vscode.Uri | undefined {
  // Only the manifest's own file system: opening a manifest must not reach into the network.
  if (/^[A-Za-z][\w+.-]+:\/\//.test(key)) return undefined;
  const path = /^[A-Za-z]:\//.test(key) ? `/${key}` : key;
  return path.startsWith('/') ? root.with({ path }) : undefined;
}

function targets(from: string, manifest: Manifest): string[] {
  return manifest.imports.map(({ value }) => resolveImport(from, value));
}

/** The text of a file: of the editor where it is open, else as stored; undefined where it is too large. */
export const textOf = async (uri: vscode.Uri): Promise<string | undefined> =>
  openText(uri) ?? (await storedText(uri));

async function load(uri: vscode.Uri): Promise<ImportedFile | null> {
  try {
    const text = await textOf(uri);
    if (text === undefined) return null;
    return { uri, manifest: readManifest(text, formatOf(uri.path)), lines: new Lines(text) };
  } catch {
    // Missing, no rights, a folder, not text: the rules say so where it is imported.
    return null;
  }
}

function openText(uri: vscode.Uri): string | undefined {
  const address = uri.toString();
  return vscode.workspace.textDocuments
    .find((document) => document.uri.toString() === address)
    ?.getText();
}

async function storedText(uri: vscode.Uri): Promise<string | undefined> {
  if ((await vscode.workspace.fs.stat(uri)).size > MOST_BYTES) return undefined;
  const bytes = await vscode.workspace.fs.readFile(uri);
  return vscode.workspace.decode(bytes, { uri });
}
