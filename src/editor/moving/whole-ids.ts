import * as vscode from 'vscode';
import { entityAt } from '../../navigation/entity';
import type { ManifestDocuments } from '../documents';
import { rangeIn } from './places';
import { stretchOf } from '../../manifest/model';

/**
 * A double click takes a whole id: `lithium-hydroxide`, of `./far.sourcing.yaml#salt-x` the id. What a word is
 * belongs to the language and to the settings of every YAML file, so this follows the selection in manifests.
 */
export class WholeIds {
  readonly #documents: ManifestDocuments;
  readonly #subscription: vscode.Disposable;
  /** Where the cursor was before, in an editor. */
  readonly #before = new WeakMap<vscode.TextEditor, vscode.Selection>();

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
    this.#subscription = vscode.window.onDidChangeTextEditorSelection(
      ({ textEditor, selections, kind }) => {
        const [selection] = selections;
        const before = this.#before.get(textEditor);
        if (selection) this.#before.set(textEditor, selection);
        const isMouse = kind === vscode.TextEditorSelectionChangeKind.Mouse;
        if (!isMouse || !selection || selections.length > 1 || !before) return;
        if (isDoubleClick(before, selection)) this.#widen(textEditor, selection);
      },
    );
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #widen(editor: vscode.TextEditor, selection: vscode.Selection): void {
    const { document } = editor;
    const analysed = this.#documents.latest(document);
    if (analysed?.version !== document.version) return;
    const named = entityAt(analysed.analysis, document.offsetAt(selection.start));
    if (!named || (named.entity.kind !== 'source' && named.entity.kind !== 'supplier')) return;
    const { id } = named.entity;
    const { start, end } = stretchOf(named.at);
    const written = document.getText(rangeIn(document, { start, end }));
    const at = written.lastIndexOf(id);
    if (at === -1 || !/^[\w.-]+$/.test(id)) return;
    const whole = rangeIn(document, { start: start + at, end: start + at + id.length });
    if (!whole.contains(selection) || whole.isEqual(selection)) return;
    editor.selection = new vscode.Selection(whole.start, whole.end);
  }
}

/** A word is selected around the cursor at once; where one drags, the selection begins at the cursor. */
const isDoubleClick = (before: vscode.Selection, now: vscode.Selection): boolean =>
  before.isEmpty &&
  !now.isEmpty &&
  now.isSingleLine &&
  now.contains(before) &&
  !now.anchor.isEqual(before.active);
