import * as vscode from 'vscode';
import { Turns } from '../check/pacing';
import type { Imported, Reached as ReachedFiles } from '../check/reached';
import { reachedFrom } from '../check/reached';
import { importsOf, resolveImport } from '../manifest/imports';
import type { Manifest } from '../manifest/model';
import { Lines } from '../text/lines';
import type { EditorFiles } from './editor-files';
import { FileWatchers } from './file-watchers';
import { readInTurns } from './read-in-turns';

/** Files that are being read at a time. */
const MAX_AT_ONCE = 32;

/** A file as it was read, and where its lines start. */
export interface ImportedFile {
  readonly uri: vscode.Uri;
  /** As the manifest was read from it. */
  readonly text: string;
  readonly manifest: Manifest;
  readonly lines: Lines;
}

/** What imports lead to, by the key that `analyse` knows a file by. */
interface Reached extends ReachedFiles<ImportedFile> {
  /** Addresses (`uri.toString()`) of all of them, unreadable ones too. */
  readonly addresses: ReadonlySet<string>;
}

/**
 * The files that manifests import, each read once for all of them, from the editor where it is open, else
 * from its file system; watched as long as a manifest uses it. There may be very many.
 */
export class ImportedFiles {
  readonly #port: EditorFiles;
  readonly #loaded = new Map<string, Promise<Imported<ImportedFile>>>();
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #watchers = new FileWatchers((uri) => {
    this.#forget(uri.toString());
  });
  readonly #subscriptions: vscode.Disposable;

  /** Reports the address (`uri.toString()`) of a file that is to be read anew. */
  readonly onDidChange = this.#changed.event;

  constructor(port: EditorFiles) {
    this.#port = port;
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
      port.boundary.onDidChange(() => {
        for (const address of [...this.#loaded.keys()]) this.#forget(address);
      }),
    );
  }

  /** Every file that imports lead to from a manifest, over any number of files. */
  async reached(root: vscode.Uri, manifest: Manifest): Promise<Reached> {
    const addresses = new Set<string>();
    const turns = new Turns();
    const reached = await reachedFrom(
      root.path,
      keysIn(root.path, manifest),
      (key) => {
        const uri = uriOf(key, root);
        if (!uri) return { why: undefined };
        const address = uri.toString();
        addresses.add(address);
        return this.#read(uri, address, key, root);
      },
      { atOnce: MAX_AT_ONCE, rest: () => turns.next() },
    );
    return { ...reached, addresses };
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

  #read(
    uri: vscode.Uri,
    address: string,
    key: string,
    root: vscode.Uri,
  ): Promise<Imported<ImportedFile>> {
    let loaded = this.#loaded.get(address);
    if (!loaded) {
      loaded = this.#load(uri, key, root);
      this.#loaded.set(address, loaded);
      this.#watchers.add(uri, address);
    }
    return loaded;
  }

  async #load(uri: vscode.Uri, key: string, root: vscode.Uri): Promise<Imported<ImportedFile>> {
    const read = await this.#port.read(uri, root);
    if ('why' in read) return read;
    const { text } = read;
    const manifest = await readInTurns(text, uri);
    const imports = importsOf(key, manifest);
    return { file: { uri, text, manifest, lines: new Lines(text) }, imports };
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

/** Made one by one: there may be very many. */
function* keysIn(file: string, { imports }: Manifest): Iterable<string> {
  for (const { value } of imports) yield resolveImport(file, value);
}

/** The manifests of files, by key; null: unreadable. */
export const manifestsOf = (
  files: ReadonlyMap<string, ImportedFile | null>,
): Map<string, Manifest | null> =>
  new Map([...files].map(([key, file]) => [key, file?.manifest ?? null]));

/** Where the file of a key is, seen from a manifest; undefined: nowhere that is read from. */
export function uriOf(key: string, root: vscode.Uri): vscode.Uri | undefined {
  // Only the manifest's own file system: opening a manifest must not reach into the network.
  if (/^[A-Za-z][\w+.-]+:\/\//.test(key)) return undefined;
  const path = /^[A-Za-z]:\//.test(key) ? `/${key}` : key;
  return path.startsWith('/') ? root.with({ path }) : undefined;
}
