import * as vscode from 'vscode';
import { formatOf } from '../manifest/file-names';
import { importsOf, resolveImport } from '../manifest/imports';
import { LiveManifest } from '../manifest/live-manifest';
import type { Manifest } from '../manifest/model';
import { Lines } from '../text/lines';
import type { Unreadable } from '../text/unreadable';
import type { Boundary } from './boundary';
import { FileWatchers } from './file-watchers';
import { textOf } from './file-text';
import { Turns, inSlices } from '../check/pacing';

/** Files that are being read at a time. */
const MAX_AT_ONCE = 32;

/** A file as it was read, and where its lines start. */
export interface ImportedFile {
  readonly uri: vscode.Uri;
  /** As the manifest was read from it. */
  readonly text: string;
  readonly manifest: Manifest;
  readonly lines: Lines;
  /** Keys of the files that it imports itself, each once. */
  readonly imports: readonly string[];
}

/** A file, or why there is none. */
type Loaded =
  | { readonly file: ImportedFile; readonly why?: undefined }
  | { readonly file: null; readonly why: Unreadable };

/** What imports lead to, by the key that `analyse` knows a file by; null: it cannot be read. */
export interface Reached {
  readonly files: ReadonlyMap<string, ImportedFile | null>;
  readonly unreadable: ReadonlyMap<string, Unreadable>;
  /** Addresses (`uri.toString()`) of all of them, unreadable ones too. */
  readonly addresses: ReadonlySet<string>;
}

/**
 * The files that manifests import, each read once for all of them, from the editor where it is open, else
 * from its file system; watched as long as a manifest uses it. There may be very many.
 */
export class ImportedFiles {
  readonly #boundary: Boundary;
  readonly #textOf: typeof textOf;
  readonly #loaded = new Map<string, Promise<Loaded>>();
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #watchers = new FileWatchers((uri) => {
    this.#forget(uri.toString());
  });
  readonly #subscriptions: vscode.Disposable;

  /** Reports the address (`uri.toString()`) of a file that is to be read anew. */
  readonly onDidChange = this.#changed.event;

  /** @param text reads a file; where it is open from the editor, unless something else is given */
  constructor(boundary: Boundary, text = textOf) {
    this.#boundary = boundary;
    this.#textOf = text;
    const forget = (document: vscode.TextDocument): void => {
      this.#forget(document.uri.toString());
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#watchers,
      vscode.workspace.onDidOpenTextDocument(forget),
      vscode.workspace.onDidCloseTextDocument(forget),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) forget(document);
      }),
      boundary.onDidChange(() => {
        for (const address of [...this.#loaded.keys()]) this.#forget(address);
      }),
    );
  }

  /** Every file that imports lead to from a manifest, over any number of files. */
  async reached(root: vscode.Uri, manifest: Manifest): Promise<Reached> {
    const files = new Map<string, ImportedFile | null>();
    const unreadable = new Map<string, Unreadable>();
    const addresses = new Set<string>();
    const turns = new Turns();
    const seen = new Set([root.path]);
    const waiting: string[] = [];
    const meet = (key: string): void => {
      if (seen.has(key)) return;
      seen.add(key);
      waiting.push(key);
    };
    for (const { value } of manifest.imports) {
      meet(resolveImport(root.path, value));
      await turns.next();
    }
    for (let at = 0; at < waiting.length; at += MAX_AT_ONCE) {
      const reading = waiting.slice(at, at + MAX_AT_ONCE).map((key) => {
        const uri = uriOf(key, root);
        if (uri) addresses.add(uri.toString());
        return { key, loaded: uri && this.#read(uri, uri.toString(), key, root) };
      });
      for (const { key, loaded } of reading) {
        const { file = null, why } = (await loaded) ?? {};
        files.set(key, file);
        if (why) unreadable.set(key, why);
        file?.imports.forEach(meet);
        await turns.next();
      }
    }
    return { files, unreadable, addresses };
  }

  /** Stops watching every file but these. */
  keepOnly(addresses: ReadonlySet<string>): void {
    for (const address of this.#loaded.keys()) {
      if (!addresses.has(address)) this.#drop(address);
    }
  }

  dispose(): void {
    this.keepOnly(new Set());
    this.#subscriptions.dispose();
  }

  #read(uri: vscode.Uri, address: string, key: string, root: vscode.Uri): Promise<Loaded> {
    let loaded = this.#loaded.get(address);
    if (!loaded) {
      loaded = this.#load(uri, key, root);
      this.#loaded.set(address, loaded);
      this.#watchers.add(uri, address);
    }
    return loaded;
  }

  async #load(uri: vscode.Uri, key: string, root: vscode.Uri): Promise<Loaded> {
    if (!(await this.#boundary.mayRead(uri, root))) return { file: null, why: 'outside' };
    const read = await this.#textOf(uri);
    if ('why' in read) return { file: null, why: read.why };
    const live = new LiveManifest(read.text, formatOf(uri.path));
    const manifest = (await inSlices(live.read(), () => false)) ?? live.manifest;
    const imports = importsOf(key, manifest);
    const { text } = read;
    return { file: { uri, text, manifest, lines: new Lines(text), imports } };
  }

  #drop(address: string): void {
    this.#loaded.delete(address);
    this.#watchers.delete(address);
  }

  #forget(address: string): void {
    if (!this.#loaded.has(address)) return;
    this.#drop(address);
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
