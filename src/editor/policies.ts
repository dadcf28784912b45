import * as vscode from 'vscode';
import type { Knowledge } from '../knowledge/knowledge';
import { Lines } from '../text/lines';
import type { Unreadable } from '../text/unreadable';
import { POLICY_NAMES } from '../policy/file-names';
import type { ReadPolicy } from '../policy/read-policy';
import { DEFAULT_POLICY } from '../policy/policy';
import { readPolicy } from '../policy/read-policy';
import { textOf } from './file-text';

/** The setting that names a policy for a folder's manifests. */
export const POLICY_SETTING = 'sourcingCompliance.policy';

/** A policy as it stands in its file, perhaps unsaved. */
export interface PolicyFile extends ReadPolicy {
  readonly uri: vscode.Uri;
  readonly lines: Lines;
}

/** What applies to a manifest. */
export type Team = Pick<ReadPolicy, 'policy' | 'knowledge'>;

/** Folders further up than this are not looked at. */
const HIGHEST = 60;

/** The policies of open manifests: each found and read once, until a policy changes somewhere. */
export class Policies {
  readonly #base: Knowledge;
  readonly #files = new Map<string, Promise<PolicyFile | undefined>>();
  readonly #exists = new Map<string, Promise<boolean>>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #read = new vscode.EventEmitter<PolicyFile>();
  readonly #gone = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;

  /** A policy may be another one now: manifests are to be judged anew. */
  readonly onDidChange = this.#changed.event;
  /** A policy was read. */
  readonly onDidRead = this.#read.event;
  /** A policy is no longer there. */
  readonly onDidRemove = this.#gone.event;

  constructor(base: Knowledge) {
    this.#base = base;
    const isPolicyUri = ({ path }: vscode.Uri): boolean =>
      POLICY_NAMES.some((name) => path.endsWith(`/${name}`)) || this.#isNamed(path);
    const watchers = POLICY_NAMES.map((name) =>
      vscode.workspace.createFileSystemWatcher(`**/${name}`),
    );
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#read,
      this.#gone,
      ...watchers,
      ...watchers.flatMap((watcher) => [
        watcher.onDidChange((uri) => {
          this.#forget(uri);
        }),
        watcher.onDidCreate((uri) => {
          this.#forget(uri);
        }),
        watcher.onDidDelete((uri) => {
          this.#forget(uri);
          this.#gone.fire(uri);
        }),
      ]),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isPolicyUri(document.uri)) this.#forget(document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (isPolicyUri(uri)) this.#forget(uri);
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (isPolicyUri(uri)) this.#forget(uri);
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(POLICY_SETTING)) this.#changed.fire();
      }),
    );
  }

  /** What applies to a manifest; the defaults where there is no policy or a broken one. */
  async policyFor(manifest: vscode.Uri): Promise<Team> {
    const file = await this.#fileFor(manifest);
    return file ?? { policy: DEFAULT_POLICY, knowledge: this.#base };
  }

  /** The policy in a file; undefined where it cannot be read. */
  async at(uri: vscode.Uri): Promise<PolicyFile | undefined> {
    const address = uri.toString();
    let file = this.#files.get(address);
    if (!file) {
      file = this.#load(uri);
      this.#files.set(address, file);
    }
    const read = await file;
    // It may be there the next time.
    if (!read && this.#files.get(address) === file) this.#files.delete(address);
    return read;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #fileFor(manifest: vscode.Uri): Promise<PolicyFile | undefined> {
    const named = namedPolicy(manifest);
    if (named) return this.at(named);
    for (const folder of await this.#foldersUpwards(manifest)) {
      for (const name of POLICY_NAMES) {
        const uri = vscode.Uri.joinPath(folder, name);
        if (await this.#isThere(uri)) return this.at(uri);
      }
    }
    return undefined;
  }

  /** From the manifest's folder to the root of its Git repository; without one, of its workspace folder. */
  async #foldersUpwards(manifest: vscode.Uri): Promise<vscode.Uri[]> {
    const root = vscode.workspace.getWorkspaceFolder(manifest)?.uri.path.replace(/\/$/, '');
    const folders: vscode.Uri[] = [];
    let toRoot: number | undefined;
    let at = vscode.Uri.joinPath(manifest, '..');
    for (let level = 0; level < HIGHEST; level++) {
      folders.push(at);
      if (at.path.replace(/\/$/, '') === root) toRoot = folders.length;
      if (await this.#isThere(vscode.Uri.joinPath(at, '.git'))) return folders;
      const above = vscode.Uri.joinPath(at, '..');
      if (above.path === at.path) break;
      at = above;
    }
    return folders.slice(0, toRoot ?? 1);
  }

  async #isThere(uri: vscode.Uri): Promise<boolean> {
    const address = uri.toString();
    let exists = this.#exists.get(address);
    if (!exists) {
      exists = Promise.resolve(vscode.workspace.fs.stat(uri)).then(
        () => true,
        () => false,
      );
      this.#exists.set(address, exists);
    }
    return exists;
  }

  async #load(uri: vscode.Uri): Promise<PolicyFile | undefined> {
    const read = await textOf(uri);
    if ('why' in read) {
      // One that is not there decides nothing; of any other it must be known that it does not apply.
      if (read.why !== 'missing') this.#read.fire(this.#unreadable(uri, read.why));
      return undefined;
    }
    const { text } = read;
    const shown = vscode.workspace.asRelativePath(uri);
    const file = { uri, lines: new Lines(text), ...readPolicy(text, shown, this.#base) };
    this.#read.fire(file);
    return file;
  }

  #unreadable(uri: vscode.Uri, why: Unreadable): PolicyFile {
    const message = { key: 'unreadable-policy', args: { why } } as const;
    const problem = {
      of: 'policy',
      start: 0,
      end: 0,
      message,
      suggestions: [],
    } as const;
    const none = { policy: DEFAULT_POLICY, knowledge: this.#base };
    return { uri, lines: new Lines(''), ...none, problems: [problem] };
  }

  #isNamed(path: string): boolean {
    return [...this.#files.keys()].some((address) => vscode.Uri.parse(address).path === path);
  }

  #forget(uri: vscode.Uri): void {
    this.#files.delete(uri.toString());
    this.#exists.clear();
    this.#changed.fire();
  }
}

/** The policy that the setting names, relative to the manifest's workspace folder. */
export function namedPolicy(manifest: vscode.Uri): vscode.Uri | undefined {
  const path: unknown = vscode.workspace.getConfiguration(undefined, manifest).get(POLICY_SETTING);
  if (typeof path !== 'string' || path.trim() === '') return undefined;
  const folder = vscode.workspace.getWorkspaceFolder(manifest)?.uri;
  const isAbsolute = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
  if (isAbsolute) return manifest.with({ path: vscode.Uri.file(path).path });
  return folder && vscode.Uri.joinPath(folder, path.replaceAll('\\', '/'));
}
