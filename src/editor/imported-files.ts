import * as vscode from 'vscode';
import { formatOf } from '../manifest/file-names';
import { resolveImport } from '../manifest/imports';
import { Lines } from '../text/lines';
import type { Manifest } from '../manifest/model';
import { readManifest } from '../manifest/read';
import type { Unreadable } from '../text/unreadable';
import { textOf } from './file-text';

/** A file as it was read, and where its lines start. */
export interface ImportedFile {
  readonly uri: vscode.Uri;
  readonly manifest: Manifest;
  readonly lines: Lines;
}

/** A file, or why there is none. */
type Loaded =
  | { readonly file: ImportedFile; readonly why?: undefined }
  | { readonly file: null; readonly why: Unreadable };

/** What imports lead to, by the key that `analyse` knows a file by; null: it cannot be read. */
export interface Reached {
  readonly files: ReadonlyMap<string, ImportedFile | null>;
  readonly unreadable: ReadonlyMap<string, Unreadable>;
}

interface Entry {
  readonly loaded: Promise<Loaded>;
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

  /** Every file that imports lead to from a manifest, over any number of files. */
  async reached(root: vscode.Uri, manifest: Manifest): Promise<Reached> {
    const reached = new Map<string, ImportedFile | null>();
    const unreadable = new Map<string, Unreadable>();
    let next = targets(root.path, manifest);
    while (next.length > 0) {
      const fresh = [...new Set(next)].filter((key) => !reached.has(key) && key !== root.path);
      const loaded = await Promise.all(fresh.map((key) => this.#read(key, root)));
      next = [];
      fresh.forEach((key, index) => {
        const { file = null, why } = loaded[index] ?? {};
        reached.set(key, file);
        if (why) unreadable.set(key, why);
        if (file) next.push(...targets(key, file.manifest));
      });
    }
    return { files: reached, unreadable };
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

  async #read(key: string, root: vscode.Uri): Promise<Loaded | undefined> {
    const uri = uriOf(key, root);
    if (!uri) return undefined;
    const address = uri.toString();
    let entry = this.#entries.get(address);
    if (!entry) {
      entry = { loaded: load(uri), watcher: this.#watch(uri) };
      this.#entries.set(address, entry);
    }
    return entry.loaded;
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

async function load(uri: vscode.Uri): Promise<Loaded> {
  const read = await textOf(uri);
  if ('why' in read) return { file: null, why: read.why };
  const { text } = read;
  const manifest = readManifest(text, formatOf(uri.path));
  return { file: { uri, manifest, lines: new Lines(text) } };
}
