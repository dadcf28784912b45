import * as vscode from 'vscode';
import { Turns } from '../../check/pacing';
import type { NamedSymbol } from '../../navigation/named-symbols';
import { symbolsOf } from '../../navigation/named-symbols';
import { Lines } from '../../text/lines';
import type { Boundary } from '../boundary';
import { EditorFiles } from '../editor-files';
import { manifestFiles } from '../manifest-files';
import { readInTurns } from '../read-in-turns';
import { rangeOfText } from './places';

/** More are not kept: an id or name with its place takes some hundred bytes. */
const MAX_SYMBOLS = 300_000;
const MAX_FILES = 5000;

/** A symbol of a file that need not be open. */
export interface IndexedSymbol extends Pick<NamedSymbol, 'name' | 'beside' | 'kind'> {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/**
 * The sources and suppliers of all manifests of the workspace, as they were saved. Read when they are first
 * asked for, never before; a file that changes is read again the next time.
 */
export class SymbolIndex {
  readonly #port: EditorFiles;
  readonly #files = new Map<string, readonly IndexedSymbol[]>();
  readonly #changed = new Set<string>();
  #watcher: vscode.FileSystemWatcher | undefined;
  #reading: Promise<void> | undefined;
  #count = 0;

  constructor(boundary: Boundary) {
    this.#port = new EditorFiles(boundary);
  }

  /** What is known after a time: the rest goes on to be read for the next time. */
  async all(patienceMs: number): Promise<Iterable<IndexedSymbol>> {
    if (!this.#watcher || this.#changed.size > 0) {
      this.#reading ??= this.#read().finally(() => {
        this.#reading = undefined;
      });
    }
    const rest = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
    if (this.#reading) await Promise.race([this.#reading, rest]);
    return [...this.#files.values()].flat();
  }

  dispose(): void {
    this.#watcher?.dispose();
  }

  async #read(): Promise<void> {
    const isFirst = !this.#watcher;
    if (isFirst) this.#watch();
    const changed = [...this.#changed];
    this.#changed.clear();
    const uris = isFirst
      ? await manifestFiles(new vscode.CancellationTokenSource().token)
      : changed.map((address) => vscode.Uri.parse(address));
    const turns = new Turns();
    for (const uri of uris.slice(0, MAX_FILES)) {
      await turns.next();
      await this.#readFile(uri);
    }
  }

  #watch(): void {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,json}');
    const touch = (uri: vscode.Uri): void => {
      const address = uri.toString();
      if (this.#files.has(address) || /[.-](?:sourcing|manifest)\.\w+$/.test(uri.path))
        this.#changed.add(address);
    };
    watcher.onDidChange(touch);
    watcher.onDidCreate(touch);
    watcher.onDidDelete(touch);
    this.#watcher = watcher;
  }

  async #readFile(uri: vscode.Uri): Promise<void> {
    const address = uri.toString();
    this.#count -= this.#files.get(address)?.length ?? 0;
    this.#files.delete(address);
    if (this.#count >= MAX_SYMBOLS) return;
    const read = await this.#port.read(uri, uri);
    if ('why' in read) return;
    const manifest = await readInTurns(read.text, uri);
    const lines = new Lines(read.text);
    const symbols = symbolsOf(manifest).map(({ name, beside, kind, range }) => ({
      name,
      beside,
      kind,
      uri,
      range: rangeOfText(lines, range),
    }));
    this.#files.set(address, symbols);
    this.#count += symbols.length;
  }
}
