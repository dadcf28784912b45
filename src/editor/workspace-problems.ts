import * as vscode from 'vscode';
import type { ResultFinding } from '../report/result';
import { diagnosticOf } from './diagnostic';
import type { ManifestDocuments } from './documents';
import { keyOf, uriOfKey } from './file-keys';
import { isManifest } from './manifest-files';
import { Turns } from '../check/pacing';

type ByFile = ReadonlyMap<string, readonly ResultFinding[]>;

/** Shows the problems of manifests that are not open: the open ones have their own. */
export class WorkspaceProblems {
  readonly #collection = vscode.languages.createDiagnosticCollection('sourcing-workspace');
  readonly #extensionUri: vscode.Uri;
  readonly #subscriptions: vscode.Disposable;
  #shown: ByFile = new Map();
  #isDisposed = false;

  constructor(documents: Pick<ManifestDocuments, 'onDidClose'>, extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isManifest(document)) this.#collection.delete(document.uri);
      }),
      documents.onDidClose((uri) => {
        const key = keyOf(uri);
        if (this.#shown.has(key)) this.#publish(key);
      }),
    );
  }

  /** How many are shown. */
  get count(): number {
    return [...this.#shown.values()].reduce((count, { length }) => count + length, 0);
  }

  /** Shows these in the place of the ones before, by key; only what is different is sent. */
  async show(problems: ByFile): Promise<void> {
    const before = this.#shown;
    this.#shown = problems;
    const turns = new Turns();
    for (const key of new Set([...before.keys(), ...problems.keys()])) {
      await turns.next();
      if (this.#isDisposed) return;
      if (!areSame(before.get(key), problems.get(key))) this.#publish(key);
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#subscriptions.dispose();
  }

  #publish(key: string): void {
    const uri = uriOfKey(key);
    const isOpen = vscode.workspace.textDocuments.some(
      (document) => keyOf(document.uri) === key && isManifest(document),
    );
    const problems = this.#shown.get(key);
    if (isOpen || !problems) this.#collection.delete(uri);
    else
      this.#collection.set(
        uri,
        problems.map((each) => this.#diagnostic(each)),
      );
  }

  #diagnostic({ ruleId, severity, message, ...at }: ResultFinding): vscode.Diagnostic {
    const { line, column, endLine, endColumn } = at;
    const range = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
    return diagnosticOf({ ruleId, severity, message }, range, this.#extensionUri);
  }
}

/** Also of a file that was checked again, whose problems are new ones that may look the same. */
const areSame = (
  some: readonly ResultFinding[] = [],
  others: readonly ResultFinding[] = [],
): boolean =>
  some.length === others.length &&
  some.every((each, index) => each === others[index] || isSame(each, others[index]));

const isSame = (one: ResultFinding, other: ResultFinding | undefined): boolean =>
  one.ruleId === other?.ruleId &&
  one.severity === other.severity &&
  one.message === other.message &&
  one.line === other.line &&
  one.column === other.column &&
  one.endLine === other.endLine &&
  one.endColumn === other.endColumn;
