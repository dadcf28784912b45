import * as vscode from 'vscode';
import { counted } from '../messages/words';
import { concernedBy } from '../workspace/concerned';
import { FoundProblems } from '../workspace/found-problems';
import { Importers } from '../workspace/importers';
import type { Counts, FoundInFile } from '../workspace/found-in-file';
import type { Boundary } from './boundary';
import type { CheckOptions } from './check-in-slices';
import { checkInSlices } from './check-in-slices';
import { editorLanguage, t } from './language';
import type { ManifestDocuments } from './documents';
import { isOnDisk, keyOf, uriOfKey } from './file-keys';
import { isThere } from './file-text';
import { manifestFiles } from './manifest-files';
import type { Policies } from './policies';
import { Delayed, PACE_MS, Turns } from '../check/pacing';
import { WorkspaceProblems } from './workspace-problems';

/** Files that are asked for at once whether they are there. */
const ASKED = 50;

type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/** What a check of the workspace asks of the other features. */
export interface Grounds {
  readonly documents: Pick<ManifestDocuments, 'onDidClose'>;
  readonly policies: Policies;
  readonly boundary: Boundary;
  readonly extensionUri: vscode.Uri;
  /** Is handed what a check failed with: a mistake of the extension. */
  readonly report: (error: unknown) => void;
}

/**
 * The manifests of a workspace that are not open, as they were saved: checked once, in threads where they
 * are on the disk, else in slices; then only what a saved file touches. Open manifests have problems of
 * their own, of the text as it is typed.
 */
export class WorkspaceCheck {
  readonly #found = new FoundProblems();
  readonly #importers = new Importers();
  readonly #shown: WorkspaceProblems;
  readonly #grounds: Grounds;
  readonly #subscriptions: vscode.Disposable;
  readonly #ended = new AbortController();
  #touched = new Set<string>();
  readonly #again = new Delayed(() => {
    this.#inTurn(() => this.#checkAgain()).catch(this.#grounds.report);
  });
  #work: Promise<unknown> = Promise.resolve();

  constructor(grounds: Grounds) {
    this.#grounds = grounds;
    this.#shown = new WorkspaceProblems(grounds.documents, grounds.extensionUri);
    const written = vscode.workspace.createFileSystemWatcher(
      '**/*.{yaml,yml,json}',
      false,
      false,
      true,
    );
    // Nothing else says that a folder is removed.
    const removed = vscode.workspace.createFileSystemWatcher('**', true, true);
    const touch = (uri: vscode.Uri): void => {
      this.#touch(keyOf(uri));
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
    progress.report({ message: t('looking for them') });
    const files = await manifestFiles(token);
    await new Turns().end();
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
    this.#again.cancel();
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
    const room = (some: readonly string[]): Counts => this.#found.room(some);
    for await (const some of this.#inAnyWay(files, { signal, room })) {
      for (const each of some) {
        this.#found.set(each);
        this.#importers.set(
          each.file,
          each.imports.map((key) => keyOf(uriOfKey(key))),
        );
      }
      done += some.length;
      progress?.report({
        message: t('{part} of {whole}', { part: number(done), whole: number(files.length) }),
        increment: (100 * some.length) / files.length,
      });
    }
  }

  async *#inAnyWay(
    files: readonly vscode.Uri[],
    options: CheckOptions,
  ): AsyncGenerator<readonly FoundInFile[]> {
    const onDisk = files.filter(isOnDisk);
    if (onDisk.length > 0) {
      // It rests on threads, which a browser does not have.
      const { checkInThreads } = await import('./check-in-threads');
      yield* checkInThreads(onDisk, this.#grounds.extensionUri, options);
    }
    const elsewhere = files.filter((uri) => !isOnDisk(uri));
    if (!options.signal.aborted) yield* checkInSlices(elsewhere, this.#grounds, options);
  }

  async #show(): Promise<void> {
    if (!this.#ended.signal.aborted) await this.#shown.show(this.#found.shown());
  }

  /** Many may be saved at once, each with many that import it: who is concerned is found out later. */
  #touch(key: string): void {
    this.#touched.add(key);
    // Not started anew: something or other is saved again and again.
    this.#again.soon(PACE_MS.saving);
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
  async #present(keys: readonly string[]): Promise<vscode.Uri[]> {
    const present: vscode.Uri[] = [];
    for (let from = 0; from < keys.length; from += ASKED) {
      const uris = keys.slice(from, from + ASKED).map(uriOfKey);
      const areThere = await Promise.all(uris.map(isThere));
      uris.forEach((uri, index) => {
        if (areThere[index]) {
          present.push(uri);
          return;
        }
        this.#found.delete(keyOf(uri));
        this.#importers.delete(keyOf(uri));
      });
    }
    return present;
  }

  #summary(): string {
    const total = this.#found.total();
    const words = (
      [
        ['error', '{count} error', '{count} errors'],
        ['warning', '{count} warning', '{count} warnings'],
        ['information', '{count} note', '{count} notes'],
        ['hint', '{count} hint', '{count} hints'],
      ] as const
    ).flatMap(([severity, one, many]) =>
      total[severity] === 0 ? [] : [counted(total[severity], one, many, editorLanguage())],
    );
    const all = Object.values(total).reduce((sum, count) => sum + count, 0);
    const { count } = this.#shown;
    const checked = counted(
      this.#found.size,
      '{count} manifest checked',
      '{count} manifests checked',
      editorLanguage(),
    );
    const rest =
      count < all
        ? ` ${t('The {count} most severe are in the Problems panel; “sourcing-compliance check” prints all of them.', { count: number(count) })}`
        : '';
    return `${checked}: ${words.length > 0 ? words.join(', ') : t('no findings')}.${rest}`;
  }
}

const number = (count: number): string => count.toLocaleString(editorLanguage().locale);
