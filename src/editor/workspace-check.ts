import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import * as vscode from 'vscode';
import type { Severity } from '../policy/severity';
import { findInThreads } from '../check/find-problems';
import { concernedBy } from '../workspace/concerned';
import { FoundProblems } from '../workspace/found-problems';
import { Importers } from '../workspace/importers';
import type { ManifestDocuments } from './documents';
import { manifestFiles } from './manifest-files';
import { namedPolicy } from './policy-setting';
import { today } from './today';
import { Turns } from './turns';
import { WorkspaceProblems } from './workspace-problems';

/** How long what was saved waits for more of it, in milliseconds. */
const DEBOUNCE_MS = 200;

/** Below this many files a second thread would start for nothing. */
const WORTH_A_THREAD = 20;

/** Files that are asked for at once whether they are there. */
const ASKED = 50;

type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/**
 * The manifests of a workspace that are not open, as they were saved: checked in threads once, then
 * only what a saved file touches. Open manifests have problems of their own, of the text as it is typed.
 */
export class WorkspaceCheck {
  readonly #found = new FoundProblems();
  readonly #importers = new Importers();
  readonly #shown: WorkspaceProblems;
  readonly #extensionUri: vscode.Uri;
  readonly #report: (error: unknown) => void;
  readonly #subscriptions: vscode.Disposable;
  readonly #ended = new AbortController();
  #touched = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #work: Promise<unknown> = Promise.resolve();

  /** @param report is told of a check that failed: a mistake of the extension */
  constructor(
    documents: Pick<ManifestDocuments, 'onDidClose'>,
    extensionUri: vscode.Uri,
    report: (error: unknown) => void,
  ) {
    this.#extensionUri = extensionUri;
    this.#report = report;
    this.#shown = new WorkspaceProblems(documents, extensionUri);
    const written = vscode.workspace.createFileSystemWatcher(
      '**/*.{yaml,yml,json}',
      false,
      false,
      true,
    );
    // Of a folder that is removed nothing else is told.
    const removed = vscode.workspace.createFileSystemWatcher('**', true, true);
    const touch = ({ fsPath }: vscode.Uri): void => {
      this.#touch(fsPath);
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#shown,
      written,
      written.onDidChange(touch),
      written.onDidCreate(touch),
      removed,
      removed.onDidDelete(touch),
    );
  }

  /**
   * Checks all manifests; what was found so far stays, and is followed, where the user ends it.
   *
   * @returns what was found in all, in words; undefined where it was ended
   */
  async run(progress: Progress, token: vscode.CancellationToken): Promise<string | undefined> {
    progress.report({ message: 'looking for them' });
    const found = await manifestFiles(token);
    await new Turns().end();
    const files = found.filter(({ scheme }) => scheme === 'file');
    const cancelled = new AbortController();
    const listener = token.onCancellationRequested(() => {
      cancelled.abort();
    });
    try {
      return await this.#inTurn(async () => {
        const signal = AbortSignal.any([this.#ended.signal, cancelled.signal]);
        await this.#check(files, signal, progress);
        await this.#show();
        return signal.aborted || token.isCancellationRequested ? undefined : this.#summary();
      });
    } finally {
      listener.dispose();
    }
  }

  /** How many manifests were found. */
  get size(): number {
    return this.#found.size;
  }

  dispose(): void {
    this.#ended.abort();
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  /** One check after the other: a later one knows more. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#work.then(work);
    this.#work = turn.catch(() => undefined);
    return turn;
  }

  async #check(
    files: readonly vscode.Uri[],
    signal: AbortSignal,
    progress?: Progress,
  ): Promise<void> {
    let done = 0;
    for (const [policy, paths] of await byPolicy(files)) {
      const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri.fsPath) ?? [];
      const settings = { today: today(), folders, ...(policy !== '' && { policy }) };
      const found = findInThreads(
        paths,
        { settings },
        {
          cores: Math.min(availableParallelism(), Math.ceil(paths.length / WORTH_A_THREAD)),
          entry: pathToFileURL(
            vscode.Uri.joinPath(this.#extensionUri, 'dist/check-worker.cjs').fsPath,
          ),
          room: (some) => this.#found.room(some),
          signal,
        },
      );
      for await (const some of found) {
        for (const each of some) {
          this.#found.set(each);
          this.#importers.set(
            each.file,
            each.imports.map((path) => vscode.Uri.file(path).fsPath),
          );
        }
        done += some.length;
        progress?.report({
          message: `${done.toLocaleString('en')} of ${files.length.toLocaleString('en')}`,
          increment: (100 * some.length) / files.length,
        });
      }
    }
  }

  async #show(): Promise<void> {
    if (!this.#ended.signal.aborted) await this.#shown.show(this.#found.shown());
  }

  /** Many may be saved at once, each with many that import it: who is concerned is found out later. */
  #touch(path: string): void {
    this.#touched.add(path);
    // Not started anew: something or other is saved again and again.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#inTurn(() => this.#checkAgain()).catch(this.#report);
    }, DEBOUNCE_MS);
  }

  async #checkAgain(): Promise<void> {
    const touched = this.#touched;
    this.#touched = new Set();
    const turns = new Turns();
    const concerned = new Set<string>();
    for (const file of concernedBy(touched, this.#found, this.#importers)) {
      await turns.next();
      concerned.add(file);
    }
    if (concerned.size === 0) return;
    await this.#check(await this.#present([...concerned]), this.#ended.signal);
    const hidden = this.#found.hidden();
    if (hidden.length > 0) await this.#check(await this.#present(hidden), this.#ended.signal);
    await this.#show();
  }

  /** Of some files those that are there; the others are forgotten. */
  async #present(paths: readonly string[]): Promise<vscode.Uri[]> {
    const present: vscode.Uri[] = [];
    for (let from = 0; from < paths.length; from += ASKED) {
      const uris = paths.slice(from, from + ASKED).map((path) => vscode.Uri.file(path));
      const areThere = await Promise.all(uris.map(exists));
      uris.forEach((uri, index) => {
        if (areThere[index]) {
          present.push(uri);
          return;
        }
        this.#found.delete(uri.fsPath);
        this.#importers.delete(uri.fsPath);
      });
    }
    return present;
  }

  #summary(): string {
    const total = this.#found.total();
    const words: readonly (readonly [Severity, string])[] = [
      ['error', 'errors'],
      ['warning', 'warnings'],
      ['information', 'notes'],
      ['hint', 'hints'],
    ];
    const parts = words.flatMap(([severity, word]) =>
      total[severity] === 0 ? [] : [`${total[severity].toLocaleString('en')} ${word}`],
    );
    const all = Object.values(total).reduce((sum, count) => sum + count, 0);
    const { count } = this.#shown;
    const files = this.#found.size.toLocaleString('en');
    const rest =
      count < all
        ? ` The ${count.toLocaleString('en')} most severe are in the Problems panel; \`sourcing-compliance check\` prints all of them.`
        : '';
    return `${files} manifests checked: ${parts.length > 0 ? parts.join(', ') : 'no findings'}.${rest}`;
  }
}

/** Paths by that of the policy that the setting gives their folder; empty: the nearest one. */
async function byPolicy(files: readonly vscode.Uri[]): Promise<ReadonlyMap<string, string[]>> {
  const turns = new Turns();
  const policies = new Map<vscode.WorkspaceFolder | undefined, string>();
  const groups = new Map<string, string[]>();
  for (const uri of files) {
    await turns.next();
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    let policy = policies.get(folder);
    if (policy === undefined) {
      // Settings are slow to ask for, and there may be very many files.
      policy = namedPolicy(uri)?.fsPath ?? '';
      policies.set(folder, policy);
    }
    const group = groups.get(policy);
    if (group) group.push(uri.fsPath);
    else groups.set(policy, [uri.fsPath]);
  }
  return groups;
}

const exists = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
