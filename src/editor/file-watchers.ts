import * as vscode from 'vscode';

interface Watched {
  readonly watcher: vscode.Disposable;
  /** Addresses of the files in the folder that are asked for. */
  readonly addresses: Set<string>;
}

/** Watches single files, of which there may be very many: one watcher for each folder that has some. */
export class FileWatchers {
  readonly #folders = new Map<string, Watched>();
  readonly #known = new Map<string, { readonly uri: vscode.Uri; readonly folder: string }>();
  readonly #changed: (uri: vscode.Uri) => void;
  readonly #removed: vscode.Disposable;

  /** @param changed is called for a file that was written, made or removed */
  constructor(changed: (uri: vscode.Uri) => void) {
    this.#changed = changed;
    this.#removed = onRemoved((isGone) => {
      for (const { uri } of [...this.#known.values()]) if (isGone(uri)) changed(uri);
    });
  }

  /** @param address `uri.toString()`, which takes a while to make */
  add(uri: vscode.Uri, address: string): void {
    const folder = vscode.Uri.joinPath(uri, '..');
    const name = folder.toString();
    let watched = this.#folders.get(name);
    if (!watched) {
      watched = { watcher: this.#watch(folder, name), addresses: new Set() };
      this.#folders.set(name, watched);
    }
    watched.addresses.add(address);
    this.#known.set(address, { uri, folder: name });
  }

  delete(address: string): void {
    const name = this.#known.get(address)?.folder;
    const watched = name === undefined ? undefined : this.#folders.get(name);
    if (name === undefined || !watched) return;
    this.#known.delete(address);
    watched.addresses.delete(address);
    if (watched.addresses.size > 0) return;
    watched.watcher.dispose();
    this.#folders.delete(name);
  }

  dispose(): void {
    this.#removed.dispose();
    for (const { watcher } of this.#folders.values()) watcher.dispose();
    this.#folders.clear();
    this.#known.clear();
  }

  #watch(folder: vscode.Uri, name: string): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, '*'),
    );
    const changed = (uri: vscode.Uri): void => {
      if (this.#folders.get(name)?.addresses.has(uri.toString())) this.#changed(uri);
    };
    watcher.onDidChange(changed);
    watcher.onDidCreate(changed);
    watcher.onDidDelete(changed);
    return watcher;
  }
}

/**
 * Tells of files that may be gone: of a folder that is removed the editor tells nothing but its own name,
 * whatever was in it, and of one that is there again at once that it has changed.
 *
 * @param removed is called with what says whether a file is gone
 */
export function onRemoved(
  removed: (isGone: (uri: vscode.Uri) => boolean) => void,
): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**');
  const isBelow = (uri: vscode.Uri, { scheme, path }: vscode.Uri): boolean =>
    uri.scheme === scheme && uri.path.startsWith(`${path}/`);
  const replaced = (folder: vscode.Uri): void => {
    // Most of what changes is a file, and very many may at once.
    if (!/\.[a-z]{1,5}$/i.test(folder.path)) removed((uri) => isBelow(uri, folder));
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(replaced),
    watcher.onDidChange(replaced),
    watcher.onDidDelete((gone) => {
      removed(
        (uri) => isBelow(uri, gone) || (uri.scheme === gone.scheme && uri.path === gone.path),
      );
    }),
  );
}
