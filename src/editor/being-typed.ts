import * as vscode from 'vscode';
import { stepAt } from '../analysis/at';
import { settledBy } from '../analysis/settled-by';
import { endOf, startOf } from '../manifest/model';
import type { Source } from '../manifest/model';
import type { Finding } from '../rules/finding';
import type { AnalysedDocument } from './documents';

/** Where somebody is typing. */
interface Spot {
  readonly uri: string;
  line: number;
}

/**
 * What is being typed and not done yet: the source that the cursor is in since it was last edited. What
 * the next key would settle is no problem before the cursor has left it.
 */
export class BeingTyped {
  readonly #left = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  readonly #latest: (document: vscode.TextDocument) => AnalysedDocument | undefined;
  #spot: Spot | undefined;

  /** The cursor has left what was being typed. */
  readonly onDidLeave = this.#left.event;

  constructor(latest: (document: vscode.TextDocument) => AnalysedDocument | undefined) {
    this.#latest = latest;
    this.#subscriptions = vscode.Disposable.from(
      this.#left,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
        const editor = vscode.window.activeTextEditor;
        if (editor?.document !== document || reason !== undefined) return;
        // The cursor is still where it was before: what is typed there begins at it.
        const { active } = editor.selection;
        const [change] = contentChanges;
        if (contentChanges.length !== 1 || change?.range.contains(active) !== true) return;
        this.#spot = { uri: document.uri.toString(), line: active.line };
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.#follow(textEditor);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#leave();
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Whether a finding waits until the cursor has left what is being typed. */
  waits({ problem, place, source }: Finding, { document }: AnalysedDocument): boolean {
    const editor = vscode.window.activeTextEditor;
    if (!problem || this.#spot?.uri !== document.uri.toString() || editor?.document !== document) {
      return false;
    }
    const { active } = editor.selection;
    switch (settledBy(problem)) {
      case 'key':
        return source !== undefined && source === this.#sourceAt(document, active);
      case 'letter':
        return document.positionAt(startOf(place)).line === active.line;
      case undefined:
        return false;
    }
  }

  #follow({ document, selection }: vscode.TextEditor): void {
    const spot = this.#spot;
    if (spot?.uri !== document.uri.toString() || selection.active.line === spot.line) return;
    const before = this.#sourceAt(
      document,
      new vscode.Position(spot.line, Number.MAX_SAFE_INTEGER),
    );
    const now = this.#sourceAt(document, selection.active);
    spot.line = selection.active.line;
    // On another line of the same source its missing keys still wait.
    if (now === undefined || now !== before) this.#spot = undefined;
    this.#left.fire(document.uri);
  }

  #leave(): void {
    const spot = this.#spot;
    this.#spot = undefined;
    if (spot) this.#left.fire(vscode.Uri.parse(spot.uri));
  }

  #sourceAt(document: vscode.TextDocument, position: vscode.Position): Source | undefined {
    const analysis = this.#latest(document)?.analysis;
    const offset = document.offsetAt(document.validatePosition(position));
    const source = analysis && stepAt(analysis.graph.own, offset)?.source;
    if (!source || startOf(source.place) > offset) return undefined;
    const end = endOf(source.place);
    if (offset <= end) return source;
    const text = document.getText(
      new vscode.Range(document.positionAt(end), document.positionAt(offset)),
    );
    const column = document.positionAt(startOf(source.place)).character;
    // Below its last key, as far in as its keys.
    return text.trim() === '' && document.positionAt(offset).character >= column
      ? source
      : undefined;
  }
}
