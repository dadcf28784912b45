import * as vscode from 'vscode';
import { covers, stepAt } from '../../analysis/at';
import type { Step } from '../../chain/graph';
import type { TreeNode } from '../../navigation/tree/nodes';
import type { Grouping } from '../../navigation/tree/source-tree';
import { GROUPINGS } from '../../navigation/tree/source-tree';
import { TREE_VIEW } from '../command-names';
import type { AnalysedDocument, ManifestDocuments } from '../documents';
import { SourceProvider } from './source-provider';
import { problemWords } from './tree-words';
import { Delayed, PACE_MS } from '../../check/pacing';

const GROUPING_KEY = 'sourcingCompliance.grouping';
const FILTER_CONTEXT = 'sourcingCompliance.isTreeFiltered';

/** The view of the sources of the manifest that was active last. */
export class SourceView {
  readonly #documents: ManifestDocuments;
  readonly #state: vscode.Memento;
  readonly #report: (error: unknown) => void;
  readonly #provider = new SourceProvider();
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #subscriptions: vscode.Disposable;
  #document: vscode.TextDocument | undefined;
  #latest: AnalysedDocument | undefined;
  /** A newer state came while the view was hidden. */
  #isOld = false;
  #filter = '';
  /** Once the cursor rests, selects its source without taking the focus. */
  readonly #follow = new Delayed(() => {
    this.#reveal().catch(this.#report);
  });

  /** @param report is given the error of a step that failed: a mistake of the extension */
  constructor(
    documents: ManifestDocuments,
    state: vscode.Memento,
    report: (error: unknown) => void,
  ) {
    this.#documents = documents;
    this.#state = state;
    this.#report = report;
    this.#view = vscode.window.createTreeView(TREE_VIEW, {
      treeDataProvider: this.#provider,
      showCollapseAll: true,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#provider,
      this.#view,
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#lookAtActive();
      }),
      documents.onDidAnalyse((analysed) => {
        if (!analysed.isWhole) return;
        if (!this.#document) this.#lookAtActive();
        if (analysed.document === this.#document) this.#take(analysed);
      }),
      documents.onDidClose((uri) => {
        if (this.#document?.uri.toString() === uri.toString()) this.#turnTo(undefined);
        this.#lookAtActive();
      }),
      this.#view.onDidChangeVisibility(() => {
        if (this.#view.visible && this.#isOld) this.#show();
        this.#follow.in(PACE_MS.looking);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === this.#document) this.#follow.in(PACE_MS.looking);
      }),
    );
    this.#setContext();
    this.#lookAtActive();
  }

  get grouping(): Grouping {
    const kept = this.#state.get(GROUPING_KEY);
    return GROUPINGS.find((each) => each === kept) ?? 'material';
  }

  async groupBy(grouping: Grouping): Promise<void> {
    await this.#state.update(GROUPING_KEY, grouping);
    this.#setContext();
    this.#show();
  }

  /** The line that is selected, if any. */
  get selected(): TreeNode | undefined {
    return this.#view.selection[0];
  }

  /** The manifest that is shown, as it is shown. */
  get shown(): AnalysedDocument | undefined {
    return this.#provider.wanted?.analysed;
  }

  /** Opens the view at the source of the cursor, and moves the focus there. */
  async revealAtCursor(): Promise<void> {
    await vscode.commands.executeCommand(`${TREE_VIEW}.focus`);
    if (this.#isOld) this.#show();
    const step = this.#stepAtCursor();
    const node = step && (await this.#provider.nodeOf(step));
    if (node) await this.#view.reveal(node, { select: true, focus: true });
  }

  get filter(): string {
    return this.#filter;
  }

  filterBy(words: string): void {
    if (words === this.#filter) return;
    this.#filter = words;
    this.#setContext();
    this.#show();
  }

  dispose(): void {
    this.#follow.cancel();
    this.#subscriptions.dispose();
  }

  /** The last manifest stays, while one looks at something else. */
  #lookAtActive(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || document === this.#document) return;
    this.#documents.get(document).then((analysed) => {
      if (!analysed || vscode.window.activeTextEditor?.document !== document) return;
      this.#turnTo(document);
      if (analysed.isWhole) this.#take(analysed);
    }, this.#report);
  }

  #turnTo(document: vscode.TextDocument | undefined): void {
    this.#document = document;
    this.#latest = undefined;
    if (!document) this.#show();
  }

  #take(analysed: AnalysedDocument): void {
    this.#latest = analysed;
    const { error: errors, warning: warnings } = analysed.analysis.found.counts();
    const value = errors + warnings;
    this.#view.badge =
      value === 0 ? undefined : { value, tooltip: problemWords({ errors, warnings }) };
    this.#isOld = true;
    if (this.#view.visible) this.#show();
  }

  #show(): void {
    const analysed = this.#latest;
    this.#isOld = false;
    if (!analysed) {
      this.#view.badge = undefined;
      this.#view.description = '';
      this.#view.message = '';
      this.#provider.show(undefined);
      return;
    }
    const path = analysed.document.uri.path;
    this.#view.description = path.slice(path.lastIndexOf('/') + 1);
    this.#provider.show({ analysed, grouping: this.grouping, filter: this.#filter });
    this.#tellFilter().catch(this.#report);
    this.#follow.in(PACE_MS.looking);
  }

  /** Says above the tree that it is filtered, and by what. */
  async #tellFilter(): Promise<void> {
    if (this.#filter.trim() === '') {
      this.#view.message = '';
      return;
    }
    const tree = await this.#provider.tree();
    if (!tree) return;
    this.#view.message =
      tree.shown === 0
        ? vscode.l10n.t('No source has “{0}”.', this.#filter)
        : vscode.l10n.t('{0} of {1} sources have “{2}”', tree.shown, tree.of, this.#filter);
  }

  async #reveal(): Promise<void> {
    const step = this.#view.visible ? this.#stepAtCursor() : undefined;
    if (!step) return;
    const selected = this.#view.selection[0];
    if (selected?.kind === 'source' && selected.step.source === step.source) return;
    const node = await this.#provider.nodeOf(step);
    // A line of this source is selected already: it may stand in several groups.
    if (!node || node.id === selected?.id) return;
    await this.#view.reveal(node, { select: true, focus: false });
  }

  #stepAtCursor(): Step | undefined {
    const editor = vscode.window.activeTextEditor;
    const shown = this.#provider.wanted?.analysed;
    if (!editor || !shown || editor.document !== shown.document) return undefined;
    const offset = editor.document.offsetAt(editor.selection.active);
    const step = stepAt(shown.analysis.graph.own, offset);
    return step && covers(step.source.place, offset) ? step : undefined;
  }

  #setContext(): void {
    const set = (key: string, value: unknown): void => {
      void vscode.commands.executeCommand('setContext', key, value);
    };
    set(GROUPING_KEY, this.grouping);
    set(FILTER_CONTEXT, this.#filter.trim() !== '');
  }
}
