import { availableParallelism } from 'node:os';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import * as vscode from 'vscode';
import type { Severity } from '../analysis/finding';
import { checkOnCores } from '../cli/check-on-cores';
import type { FileResult, ResultFinding } from '../cli/result';
import { isManifestName } from '../manifest/file-names';
import { isPolicyName } from '../policy/file-names';
import { FoundProblems } from '../workspace/found-problems';
import { Importers } from '../workspace/importers';
import { diagnosticOf } from './diagnostic';
import type { ManifestDocuments } from './documents';
import { isManifest, manifestFiles } from './manifest-files';
import { namedPolicy } from './policies';
import { today } from './today';

/** Files whose problems are handed to the editor before others have their turn. */
const AT_ONCE = 50;

/** How long files rest before what was saved is checked again, in milliseconds. */
const REST = 200;

/** Below this many files a second thread would start for nothing. */
const WORTH_A_THREAD = 20;

/**
 * The manifests of a workspace that are not open, as they were saved: checked in threads once, then
 * only what a saved file touches. Open manifests have problems of their own, of the text as it is typed.
 */
export class WorkspaceCheck {
  readonly #collection = vscode.languages.createDiagnosticCollection('sourcing-workspace');
  readonly #problems = new FoundProblems();
  readonly #importers = new Importers();
  readonly #extensionUri: vscode.Uri;
  readonly #report: (error: unknown) => void;
  readonly #subscriptions: vscode.Disposable;
  readonly #ended = new vscode.CancellationTokenSource();
  #touched = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #work: Promise<unknown> = Promise.resolve();

  /** @param report is told of a check that failed: a mistake of the extension */
  constructor(
    documents: ManifestDocuments,
    extensionUri: vscode.Uri,
    report: (error: unknown) => void,
  ) {
    this.#extensionUri = extensionUri;
    this.#report = report;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,json}');
    const touch = ({ fsPath }: vscode.Uri): void => {
      this.#touch(fsPath);
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      watcher,
      watcher.onDidChange(touch),
      watcher.onDidCreate(touch),
      watcher.onDidDelete(touch),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isManifest(document)) this.#collection.delete(document.uri);
      }),
      documents.onDidClose(({ fsPath }) => {
        if (this.#problems.has(fsPath)) this.#publish(fsPath);
      }),
    );
  }

  /** Checks all manifests, with progress; what was found so far stays where the user ends it. */
  async run(): Promise<void> {
    const isWhole = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: 'Checking the manifests of the workspace',
        cancellable: true,
      },
      async (progress, token) => {
        progress.report({ message: 'looking for them' });
        const found = await manifestFiles(token);
        await nextTurn();
        const files = found.filter(({ scheme }) => scheme === 'file');
        return this.#inTurn(() => this.#check(files, token, progress));
      },
    );
    await this.#publishAll();
    if (isWhole) void vscode.window.showInformationMessage(this.#summary());
  }

  dispose(): void {
    this.#ended.cancel();
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  /** One check after the other: a later one knows more. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#work.then(work);
    this.#work = turn.catch(() => undefined);
    return turn;
  }

  /** @returns false where it was ended before all were checked */
  async #check(
    files: readonly vscode.Uri[],
    token: vscode.CancellationToken,
    progress?: vscode.Progress<{ message?: string; increment?: number }>,
  ): Promise<boolean> {
    const isOver = (): boolean =>
      token.isCancellationRequested || this.#ended.token.isCancellationRequested;
    let done = 0;
    for (const [policy, uris] of byPolicy(files)) {
      if (isOver()) return false;
      const paths = uris.map(({ fsPath }) => fsPath);
      await nextTurn();
      const settings = { today: today(), ...(policy !== '' && { policy }) };
      const checked = checkOnCores(
        paths,
        { settings, format: 'json', colours: false },
        {
          cores: Math.min(availableParallelism(), Math.ceil(paths.length / WORTH_A_THREAD)),
          entry: pathToFileURL(
            vscode.Uri.joinPath(this.#extensionUri, 'dist/check-worker.cjs').fsPath,
          ),
          stderr: NOWHERE,
        },
      );
      for await (const { texts, imports } of checked) {
        if (isOver()) return false;
        for (const [index, text] of texts.entries()) this.#take(text, imports[index] ?? []);
        done += texts.length;
        progress?.report({
          message: `${done.toLocaleString('en')} of ${files.length.toLocaleString('en')}`,
          increment: (100 * texts.length) / files.length,
        });
      }
    }
    return true;
  }

  #take(text: string, imports: readonly string[]): void {
    const result = JSON.parse(text) as FileResult;
    this.#problems.set(
      result.file,
      'error' in result ? [unreadable(result.error)] : result.findings,
    );
    this.#importers.set(
      result.file,
      imports.map((path) => vscode.Uri.file(path).fsPath),
    );
  }

  #touch(path: string): void {
    const concerned = isPolicyName(path)
      ? this.#problems.files.filter((file) =>
          file.startsWith(path.slice(0, -fileName(path).length)),
        )
      : this.#importers.of(path);
    const isOwn = this.#problems.has(path) || isManifestName(path);
    if (!isOwn && [...concerned].length === 0) return;
    for (const file of concerned) this.#touched.add(file);
    if (isOwn) this.#touched.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const touched = this.#touched;
      this.#touched = new Set();
      this.#inTurn(() => this.#checkAgain(touched)).catch(this.#report);
    }, REST);
  }

  async #checkAgain(paths: ReadonlySet<string>): Promise<void> {
    const there: vscode.Uri[] = [];
    for (const path of paths) {
      const uri = vscode.Uri.file(path);
      if (await exists(uri)) {
        there.push(uri);
        continue;
      }
      this.#problems.delete(path);
      this.#importers.delete(path);
    }
    await this.#check(there, this.#ended.token);
    if (this.#ended.token.isCancellationRequested) return;
    const shown = this.#problems.shown();
    for (const path of paths) this.#publish(path, shown.get(path) ?? []);
  }

  async #publishAll(): Promise<void> {
    let count = 0;
    for (const [file, findings] of this.#problems.shown()) {
      if (this.#ended.token.isCancellationRequested) return;
      this.#publish(file, findings);
      if (++count % AT_ONCE === 0) await nextTurn();
    }
  }

  #publish(path: string, findings = this.#problems.of(path)): void {
    const isOpen = vscode.workspace.textDocuments.some(
      (document) => document.uri.fsPath === path && isManifest(document),
    );
    const diagnostics = isOpen ? [] : findings.map((each) => this.#diagnostic(each));
    this.#collection.set(vscode.Uri.file(path), diagnostics);
  }

  #diagnostic({ ruleId, severity, message, ...at }: ResultFinding): vscode.Diagnostic {
    const { line, column, endLine, endColumn } = at;
    const range = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
    return diagnosticOf({ ruleId, severity, message }, range, this.#extensionUri);
  }

  #summary(): string {
    const total = this.#problems.total();
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
    const shown = [...this.#problems.shown().values()].reduce((sum, { length }) => sum + length, 0);
    const files = this.#problems.files.length.toLocaleString('en');
    const rest =
      shown < all
        ? ` The ${shown.toLocaleString('en')} weightiest are in the Problems panel; \`sourcing-compliance check\` prints all of them.`
        : '';
    return `${files} manifests checked: ${parts.length > 0 ? parts.join(', ') : 'no findings'}.${rest}`;
  }
}

/** Files by the path of the policy that the setting gives their folder; empty: the nearest one. */
function byPolicy(files: readonly vscode.Uri[]): ReadonlyMap<string, vscode.Uri[]> {
  const policies = new Map<vscode.WorkspaceFolder | undefined, string>();
  const groups = new Map<string, vscode.Uri[]>();
  for (const uri of files) {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    let policy = policies.get(folder);
    if (policy === undefined) {
      // Settings are slow to ask for, and there may be very many files.
      policy = namedPolicy(uri)?.fsPath ?? '';
      policies.set(folder, policy);
    }
    const group = groups.get(policy);
    if (group) group.push(uri);
    else groups.set(policy, [uri]);
  }
  return groups;
}

function unreadable(error: string): ResultFinding {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const about = { ruleId: 'manifest-schema', severity: 'error', source: null } as const;
  return { ...about, ...place, message: `The manifest was not checked. ${error}`, waived: false };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const exists = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );

const fileName = (path: string): string => path.slice(path.search(/[^\\/]+$/));

/** Progress is shown by the editor. */
const NOWHERE = new Writable();
