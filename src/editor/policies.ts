import * as vscode from 'vscode';
import type { Knowledge, Screening } from '../knowledge/knowledge';
import { Lines } from '../text/lines';
import type { Unreadable } from '../text/unreadable';
import { POLICY_NAMES } from '../policy/file-names';
import type { PolicyProblem, ReadPolicy } from '../policy/read-policy';
import { DEFAULT_POLICY } from '../policy/policy';
import type { PolicyText } from '../policy/chain';
import { readScreening } from '../policy/screening';
import type { Answer, FileText } from '../check/file-port';
import { nearestPolicy } from '../check/nearest-policy';
import { inSlices } from '../check/pacing';
import { readTeamPolicy } from '../check/team-policy';
import type { Boundary } from './boundary';
import { EditorFiles } from './editor-files';
import { textOf } from './file-text';
import { FileWatchers, onRemoved } from './file-watchers';
import { namedPolicy, POLICY_SETTING } from './policy-setting';

/** A policy as it stands in its file, perhaps unsaved. */
export interface PolicyFile extends Omit<ReadPolicy, 'data'> {
  /** What it extends, over any number of files, the nearest first. */
  readonly over: readonly PolicyText[];
  readonly uri: vscode.Uri;
  readonly lines: Lines;
  /** What applies while there are problems: what the file last said without any, else the defaults. */
  readonly applies: 'this' | 'last' | 'defaults';
}

/** What applies to a manifest. */
export interface Team extends Pick<ReadPolicy, 'policy' | 'knowledge'> {
  /** The policy that is broken, and what applies in its place. */
  readonly broken?: { readonly uri: vscode.Uri; readonly applies: 'last' | 'defaults' };
}

/** The policies of open manifests: each found and read once, until a policy changes somewhere. */
export class Policies {
  readonly #base: Knowledge;
  readonly #port: EditorFiles;
  /** What each file last said without a mistake, by address: a line that is half typed changes nothing. */
  readonly #sound = new Map<string, Pick<ReadPolicy, 'policy' | 'knowledge'>>();
  readonly #files = new Map<string, Promise<PolicyFile | undefined>>();
  /** Addresses of policies that others extend, or would if they were there. */
  readonly #extended = new Set<string>();
  readonly #watchers = new FileWatchers((uri) => {
    this.#forget(uri);
  });
  readonly #exists = new Map<string, Answer<boolean>>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** The lists of companies that policies name, by address; each read once. */
  readonly #screenings = new Map<string, Promise<Screening | undefined>>();
  /** Of each of these lists, its path in the policies that name it, and their addresses. */
  readonly #named = new Map<string, { readonly path: string; readonly by: Set<string> }>();
  readonly #lists = new FileWatchers((uri) => void this.#reread(uri));
  readonly #read = new vscode.EventEmitter<PolicyFile>();
  readonly #gone = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;

  /** A policy may be another one now: manifests are to be judged anew. */
  readonly onDidChange = this.#changed.event;
  /** A policy was read. */
  readonly onDidRead = this.#read.event;
  /** A policy is no longer there. */
  readonly onDidRemove = this.#gone.event;

  constructor(base: Knowledge, boundary: Boundary) {
    this.#base = base;
    this.#port = new EditorFiles(boundary);
    const isPolicyUri = ({ path }: vscode.Uri): boolean =>
      POLICY_NAMES.some((name) => path.endsWith(`/${name}`)) || this.#isNamed(path);
    const watchers = POLICY_NAMES.map((name) =>
      vscode.workspace.createFileSystemWatcher(`**/${name}`),
    );
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#read,
      this.#gone,
      this.#lists,
      this.#watchers,
      ...watchers,
      ...watchers.flatMap((watcher) => [
        watcher.onDidChange((uri) => {
          this.#forget(uri);
        }),
        watcher.onDidCreate((uri) => {
          this.#forget(uri);
        }),
      ]),
      onRemoved((isGone) => {
        for (const address of [...this.#files.keys()]) {
          const uri = vscode.Uri.parse(address);
          if (!isGone(uri)) continue;
          this.#sound.delete(address);
          this.#forget(uri);
          this.#gone.fire(uri);
        }
      }),
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
        if (change.affectsConfiguration(POLICY_SETTING)) this.#forgetAll();
      }),
      boundary.onDidChange(() => {
        this.#forgetAll();
      }),
    );
  }

  /** What applies to a manifest; the defaults where there is no policy. */
  async policyFor(manifest: vscode.Uri): Promise<Team> {
    const file = await this.#fileFor(manifest);
    if (!file) return { policy: DEFAULT_POLICY, knowledge: this.#base };
    const { policy, knowledge, uri, applies } = file;
    return { policy, knowledge, ...(applies !== 'this' && { broken: { uri, applies } }) };
  }

  /**
   * The policy in a file; undefined where there is none.
   *
   * @param manifest whom it is for; itself where it is open in the editor
   */
  async at(uri: vscode.Uri, manifest = uri): Promise<PolicyFile | undefined> {
    const address = uri.toString();
    let file = this.#files.get(address);
    if (!file) {
      file = this.#load(uri, manifest);
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
    if (named) return this.at(named, manifest);
    const folders = await this.#port.boundary.foldersUpwards(manifest);
    const nearest = await nearestPolicy(
      folders,
      (folder, name) => vscode.Uri.joinPath(folder, name).toString(),
      (address) => this.#port.hasPolicy(vscode.Uri.parse(address)),
      this.#exists,
    );
    return nearest === undefined ? undefined : this.at(vscode.Uri.parse(nearest), manifest);
  }

  async #load(uri: vscode.Uri, manifest: vscode.Uri): Promise<PolicyFile | undefined> {
    const read = await this.#port.read(uri, manifest);
    if ('why' in read && read.why === 'missing') {
      // One that is not there decides nothing; of any other it must be known that it does not apply.
      this.#sound.delete(uri.toString());
      return undefined;
    }
    const file =
      'why' in read ? this.#unreadable(uri, read.why) : await this.#parse(uri, read.text, manifest);
    this.#read.fire(file);
    return file;
  }

  async #parse(uri: vscode.Uri, text: string, manifest: vscode.Uri): Promise<PolicyFile> {
    const lines = new Lines(text);
    const own = { key: uri.toString(), shown: this.#port.shown(uri), text };
    const { policy, knowledge, problems, screening, texts, missing } = await readTeamPolicy(
      own,
      this.#base,
      {
        keyOf: (path, from) =>
          vscode.Uri.joinPath(vscode.Uri.parse(from), '..', path.replaceAll('\\', '/')).toString(),
        extended: (key) => this.#extendedText(key, manifest),
        screening: (key, path) => this.#screening(key, path, uri, manifest),
        shown: (key) => this.#port.shown(vscode.Uri.parse(key)),
      },
    );
    const over = texts.slice(1);
    if (problems.length > 0) return this.#broken(uri, lines, problems, over);
    this.#sound.set(own.key, { policy, knowledge });
    const unread = missing.map(({ path, start, end }): PolicyProblem => ({
      of: 'policy',
      ...{ start, end },
      message: { key: 'unreadable-screening', args: { path } },
      suggestions: [],
    }));
    return { uri, lines, policy, screening, knowledge, problems: unread, over, applies: 'this' };
  }

  async #extendedText(key: string, manifest: vscode.Uri): Promise<FileText> {
    const uri = vscode.Uri.parse(key);
    if (!(await this.#port.boundary.isInside(uri, manifest))) return { why: 'outside' };
    if (!this.#extended.has(key)) {
      this.#extended.add(key);
      this.#watchers.add(uri, key);
    }
    return textOf(uri);
  }

  async #screening(
    key: string,
    path: string,
    policy: vscode.Uri,
    manifest: vscode.Uri,
  ): Promise<Screening | undefined> {
    const uri = vscode.Uri.parse(key);
    const isOpen = await this.#port.boundary.mayRead(uri, manifest);
    if (isOpen) this.#watch(uri, path, policy);
    let reading = isOpen ? this.#screenings.get(key) : Promise.resolve(undefined);
    if (!reading) this.#screenings.set(key, (reading = screeningIn(uri, path)));
    const screening = await reading;
    if (!screening) this.#screenings.delete(key);
    return screening;
  }

  #watch(list: vscode.Uri, path: string, policy: vscode.Uri): void {
    const address = list.toString();
    let named = this.#named.get(address);
    if (!named) {
      this.#named.set(address, (named = { path, by: new Set() }));
      this.#lists.add(list, address);
    }
    named.by.add(policy.toString());
  }

  /** A list was written: what it said before holds until it is read. */
  async #reread(uri: vscode.Uri): Promise<void> {
    const address = uri.toString();
    const named = this.#named.get(address);
    if (!named) return;
    const screening = await screeningIn(uri, named.path);
    this.#screenings.set(address, Promise.resolve(screening));
    for (const policy of named.by) this.#files.delete(policy);
    this.#changed.fire();
  }

  #unreadable(uri: vscode.Uri, why: Unreadable): PolicyFile {
    const message = { key: 'unreadable-policy', args: { why } } as const;
    const place = { start: 0, end: 0, suggestions: [] };
    return this.#broken(uri, new Lines(''), [{ of: 'policy', message, ...place }]);
  }

  #broken(
    uri: vscode.Uri,
    lines: Lines,
    problems: ReadPolicy['problems'],
    over: readonly PolicyText[] = [],
  ): PolicyFile {
    const last = this.#sound.get(uri.toString());
    const applies = last ? 'last' : 'defaults';
    const { policy, knowledge } = last ?? { policy: DEFAULT_POLICY, knowledge: this.#base };
    return { uri, lines, policy, screening: [], knowledge, problems, over, applies };
  }

  #isNamed(path: string): boolean {
    return [...this.#files.keys(), ...this.#extended].some(
      (address) => vscode.Uri.parse(address).path === path,
    );
  }

  /** Which policies are used may change: those that no manifest asks for again are none any more. */
  #forgetAll(): void {
    const addresses = [...this.#files.keys()];
    this.#files.clear();
    this.#exists.clear();
    this.#screenings.clear();
    for (const list of this.#named.keys()) this.#lists.delete(list);
    this.#named.clear();
    for (const address of addresses) this.#gone.fire(vscode.Uri.parse(address));
    this.#changed.fire();
  }

  #forget(uri: vscode.Uri): void {
    // Whatever goes on from it is another one, too.
    if (this.#extended.has(uri.toString())) this.#files.clear();
    else this.#files.delete(uri.toString());
    this.#exists.clear();
    this.#changed.fire();
  }
}

/** The companies of a file of the Consolidated Screening List, read without a pause in typing. */
async function screeningIn(uri: vscode.Uri, path: string): Promise<Screening | undefined> {
  const read = await textOf(uri);
  return 'why' in read ? undefined : inSlices(readScreening(read.text, path));
}
