import * as vscode from 'vscode';
import type { Indentation } from '../completion/line-break';
import { afterLineBreak } from '../completion/line-break';
import { MANIFEST_SHAPE } from '../completion/generated/shapes';
import { textAround } from '../completion/window';
import { formatOf } from '../manifest/file-names';
import type { ManifestDocuments } from './documents';
import { isManifest } from './manifest-files';

/** How often an indentation is tried again when typing has gone on in between. */
const MAX_TRIES = 10;
/** How many blank lines are looked over for the next that is none. */
const MAX_BLANK_LINES = 20;

/** A dash that was written for the user. */
interface OwnDash {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Indents the new line when Enter is typed in a manifest in YAML. The editor has broken the line by
 * itself before, and typing may have gone on: what is typed stays.
 */
export class LineBreaks {
  readonly #documents: ManifestDocuments;
  readonly #report: (error: unknown) => void;
  readonly #subscription: vscode.Disposable;
  #ownDash: OwnDash | undefined;

  constructor(documents: ManifestDocuments, report: (error: unknown) => void) {
    this.#documents = documents;
    this.#report = report;
    this.#subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      this.#follow(event);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #follow({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const editor = vscode.window.activeTextEditor;
    if (reason !== undefined || contentChanges.length === 0 || editor?.document !== document)
      return;
    if (editor.selections.length !== 1 || !isManifest(document)) return;
    if (formatOf(document.uri.path) !== 'yaml') return;
    const lineBreak = contentChanges.find(({ text }) => /^\r?\n[ \t]*$/.test(text));
    // Blanks that the editor had put on the line before go with the same key.
    const others = contentChanges.filter((change) => change !== lineBreak);
    if (lineBreak && others.every(({ text }) => text === '')) this.#indent(editor, lineBreak);
    else if (contentChanges[0]?.text.startsWith('-') === true)
      this.#dropOwnDash(editor, contentChanges[0]);
  }

  #indent(editor: vscode.TextEditor, { range }: vscode.TextDocumentContentChangeEvent): void {
    const { document } = editor;
    const line = range.start.line;
    const broken = document.lineAt(line).text;
    const below = line + 1 < document.lineCount ? document.lineAt(line + 1).text : undefined;
    // With text behind the cursor it is a line that is split.
    if (below === undefined || below.trim() !== '') return;
    const end = document.offsetAt(new vscode.Position(line + 1, 0));
    const cursor = {
      offset: end,
      before: '',
      after: below,
      slice: (from: number, to: number) =>
        document.getText(new vscode.Range(document.positionAt(from), document.positionAt(to))),
    };
    const text = textAround(cursor, 'yaml', this.#documents.latest(document)?.analysis);
    const next = nextLine(document, line + 2);
    const indentation =
      text &&
      afterLineBreak(
        { text, line: broken, column: range.start.character, ...(next !== undefined && { next }) },
        { shape: MANIFEST_SHAPE },
      );
    if (!indentation || (!indentation.replacesLine && indentation.text === below)) return;
    this.#write(editor, line, broken, below, indentation).catch(this.#report);
  }

  async #write(
    editor: vscode.TextEditor,
    line: number,
    broken: string,
    below: string,
    { text, replacesLine, hasDash }: Indentation,
  ): Promise<void> {
    const { document } = editor;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if (document.lineCount <= line + 1 || document.lineAt(line).text !== broken) return;
      const now = document.lineAt(line + 1).text;
      if (!now.startsWith(below)) return;
      const start = replacesLine ? new vscode.Position(line, 0) : new vscode.Position(line + 1, 0);
      const typed = now.length - below.length;
      const isDone = await editor.edit(
        (edit) => {
          edit.replace(new vscode.Range(start, new vscode.Position(line + 1, below.length)), text);
        },
        { undoStopBefore: false, undoStopAfter: false },
      );
      if (!isDone) continue;
      if (hasDash) {
        this.#ownDash = { uri: document.uri.toString(), line: start.line, column: text.length - 2 };
      }
      const { active } = editor.selection;
      const isBehind = active.line === start.line && active.character >= text.length;
      if (typed === 0 && !isBehind && active.line <= line + 1) {
        const cursor = new vscode.Position(start.line, text.length);
        editor.selection = new vscode.Selection(cursor, cursor);
      }
      return;
    }
  }

  /** Whoever types a dash does not mean a second one. */
  #dropOwnDash(
    editor: vscode.TextEditor,
    { range, text }: vscode.TextDocumentContentChangeEvent,
  ): void {
    const own = this.#ownDash;
    const { document } = editor;
    if (own?.uri !== document.uri.toString() || own.line !== range.start.line) return;
    this.#ownDash = undefined;
    const { line, column } = own;
    const dashes = `${' '.repeat(column)}- `;
    if (range.start.character !== dashes.length || text.length > 2) return;
    if (!document.lineAt(line).text.startsWith(`${dashes}-`)) return;
    const remove = async (): Promise<void> => {
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        if (!document.lineAt(line).text.startsWith(`${dashes}-`)) return;
        const isDone = await editor.edit(
          (edit) => {
            edit.delete(new vscode.Range(line, column, line, column + 2));
          },
          { undoStopBefore: false, undoStopAfter: false },
        );
        if (isDone) return;
      }
    };
    remove().catch(this.#report);
  }
}

function nextLine(document: vscode.TextDocument, from: number): string | undefined {
  for (let line = from; line < Math.min(document.lineCount, from + MAX_BLANK_LINES); line++) {
    const { text } = document.lineAt(line);
    if (text.trim() !== '') return text;
  }
  return undefined;
}
