import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import type { SourceGroup, SourceTree } from './source-tree';

/** More sources than this stand in pages, so that none has more lines than one looks through. */
export const PAGE_STEPS = 200;

/** A line of the tree. Two of the same `id` are the same line, before and after an edit. */
export type TreeNode = { readonly id: string; readonly parent: TreeNode | undefined } & (
  | { readonly kind: 'group'; readonly group: SourceGroup }
  /** Some of the sources of a group: from one to another, counted from 1. */
  | {
      readonly kind: 'page';
      readonly group: SourceGroup;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'source'; readonly group: SourceGroup; readonly step: Step }
);

/** The lines of the top, or those inside one; made when they are asked for. */
export function childrenOf(
  tree: SourceTree,
  node: TreeNode | undefined,
  analysis: Analysis,
): TreeNode[] {
  if (!node) return tree.groups.map((group) => groupNode(group, undefined));
  if (node.kind === 'source') return [];
  const { group } = node;
  if (node.kind === 'page') {
    const steps = group.steps.slice(node.from - 1, node.to);
    return steps.map((step) => sourceNode(step, group, node, analysis));
  }
  if (group.groups.length > 0) return group.groups.map((each) => groupNode(each, node));
  if (group.steps.length <= PAGE_STEPS) {
    return group.steps.map((step) => sourceNode(step, group, node, analysis));
  }
  const count = Math.ceil(group.steps.length / PAGE_STEPS);
  return Array.from({ length: count }, (_, index) => pageNode(index, group, node));
}

/** The first line of a step, with the lines above it; undefined: the filter leaves it out. */
export function nodeOf(tree: SourceTree, step: Step, analysis: Analysis): TreeNode | undefined {
  const find = (groups: readonly SourceGroup[], parent?: TreeNode): TreeNode | undefined => {
    for (const group of groups) {
      const at = group.steps.indexOf(step);
      if (at === -1) continue;
      const node = groupNode(group, parent);
      if (group.groups.length > 0) return find(group.groups, node);
      const above =
        group.steps.length > PAGE_STEPS ? pageNode(Math.floor(at / PAGE_STEPS), group, node) : node;
      return sourceNode(step, group, above, analysis);
    }
    return undefined;
  };
  return find(tree.groups);
}

const groupNode = (group: SourceGroup, parent: TreeNode | undefined): TreeNode => ({
  kind: 'group',
  id: `${parent?.id ?? ''}/${group.key}`,
  parent,
  group,
});

const pageNode = (index: number, group: SourceGroup, parent: TreeNode): TreeNode => ({
  kind: 'page',
  id: `${parent.id}/${String(index)}`,
  parent,
  group,
  from: index * PAGE_STEPS + 1,
  to: Math.min(group.steps.length, (index + 1) * PAGE_STEPS),
});

function sourceNode(
  step: Step,
  group: SourceGroup,
  parent: TreeNode,
  { graph }: Analysis,
): TreeNode {
  const { id } = step.source;
  const isNamed =
    id !== undefined && (step.file !== undefined || graph.byId.get(id.value) === step);
  const name = isNamed ? `${step.file ?? ''}#${id.value}` : `@${String(step.index)}`;
  return { kind: 'source', id: `${parent.id}/${name}`, parent, group, step };
}
