import * as vscode from 'vscode';
import { inSlices } from '../../check/pacing';
import type { Step } from '../../chain/graph';
import { childrenOf, nodeOf } from '../../navigation/tree/nodes';
import type { TreeNode } from '../../navigation/tree/nodes';
import { problemsTooltip } from './tree-tooltip';
import type { Grouping, SourceTree } from '../../navigation/tree/source-tree';
import { sourceTree } from '../../navigation/tree/source-tree';
import type { AnalysedDocument } from '../documents';
import { itemOf } from './tree-item';

/** The groups at the top are open from the start where there are no more than these. */
const MAX_OPEN_GROUPS = 3;
/** What a filter leaves is seen at once where it is no more than these. */
const MAX_OPEN_SOURCES = 40;

/** What of one manifest is shown, and how. */
export interface Wanted {
  readonly analysed: AnalysedDocument;
  readonly grouping: Grouping;
  readonly filter: string;
}

/** The tree of the sources of one manifest at a time; it is grouped when it is looked at. */
export class SourceProvider implements vscode.TreeDataProvider<TreeNode> {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #wanted: Wanted | undefined;
  #built: { readonly wanted: Wanted; readonly tree: Promise<SourceTree | undefined> } | undefined;

  /** Shows another manifest, another state of it, or nothing. */
  show(wanted: Wanted | undefined): void {
    this.#wanted = wanted;
    this.#built = undefined;
    this.#changed.fire(undefined);
  }

  get wanted(): Wanted | undefined {
    return this.#wanted;
  }

  /** The tree as it is shown; undefined: none, or another one is shown meanwhile. */
  async tree(): Promise<SourceTree | undefined> {
    const wanted = this.#wanted;
    if (!wanted) return undefined;
    if (this.#built?.wanted !== wanted) {
      const { analysed, grouping, filter } = wanted;
      const slices = sourceTree(analysed.analysis, grouping, filter);
      this.#built = { wanted, tree: inSlices(slices, () => this.#wanted !== wanted) };
    }
    return this.#built.tree;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const { wanted } = this;
    const tree = await this.tree();
    return tree && wanted ? childrenOf(tree, node, wanted.analysed.analysis) : [];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    const { wanted } = this;
    const tree = await this.tree();
    if (!tree || !wanted) return new vscode.TreeItem('');
    const isFiltered = tree.shown < tree.of;
    const isOpen = isFiltered
      ? tree.shown <= MAX_OPEN_SOURCES
      : !node.parent && tree.groups.length <= MAX_OPEN_GROUPS;
    const item = itemOf(node, tree, wanted.analysed, isOpen);
    // What was closed without a filter is another line with it.
    if (isFiltered) item.id = `${wanted.filter} ${node.id}`;
    return item;
  }

  /** What was found at a source, when one points at it. */
  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    if (node.kind === 'source' && this.#wanted) {
      item.tooltip = problemsTooltip(node.step, this.#wanted.analysed);
    }
    return item;
  }

  /** The line of a step; undefined: it is not shown. */
  async nodeOf(step: Step): Promise<TreeNode | undefined> {
    const { wanted } = this;
    const tree = await this.tree();
    return tree && wanted ? nodeOf(tree, step, wanted.analysed.analysis) : undefined;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
