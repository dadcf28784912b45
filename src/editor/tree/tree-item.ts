import * as vscode from 'vscode';
import { partsOf } from './tree-words';
import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { causeOf } from '../../navigation/chain';
import type { Status } from '../../navigation/tree/statuses';
import { statusOf } from '../../navigation/tree/statuses';
import type { TreeNode } from '../../navigation/tree/nodes';
import type { SourceGroup, SourceTree } from '../../navigation/tree/source-tree';
import type { AnalysedDocument } from '../documents';
import { locationIn } from '../moving/places';
import { stretchOf } from '../../manifest/model';

/** A picture and a colour for each status; the picture alone tells it. */
const ICONS: Readonly<Record<Status, vscode.ThemeIcon>> = {
  covered: icon('circle-slash', 'charts.red'),
  nowhere: icon('question', 'charts.red'),
  none: icon('circle-outline', 'charts.orange'),
  pending: icon('clock', 'charts.yellow'),
  unknown: icon('question', 'charts.yellow'),
  qualifies: icon('pass', 'charts.green'),
};

const GROUP_ICONS: Readonly<Partial<Record<SourceGroup['of'], vscode.ThemeIcon>>> = {
  material: new vscode.ThemeIcon('beaker'),
  component: new vscode.ThemeIcon('package'),
  supplier: new vscode.ThemeIcon('organization'),
};

function icon(id: string, color: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, new vscode.ThemeColor(color));
}

/** How a line of the tree looks, and where it leads. */
export function itemOf(
  node: TreeNode,
  tree: SourceTree,
  analysed: AnalysedDocument,
  isOpen: boolean,
): vscode.TreeItem {
  const { analysis } = analysed;
  const { label, description, spoken } = partsOf(node, tree, analysis);
  const item = new vscode.TreeItem(label);
  item.id = node.id;
  if (description !== '') item.description = description;
  item.accessibilityInformation = { label: spoken };
  switch (node.kind) {
    case 'source':
      item.iconPath = ICONS[statusOf(node.step, analysis)];
      item.contextValue = contextOf(node.step, analysis);
      item.command = opening(node.step, analysed);
      break;
    case 'page':
      item.collapsibleState = vscode.TreeItemCollapsibleState.Collapsed;
      break;
    case 'group': {
      const status = node.group.of === 'status' ? (node.group.name as Status) : node.group.status;
      const picture = status ? ICONS[status] : GROUP_ICONS[node.group.of];
      if (picture) item.iconPath = picture;
      item.collapsibleState = isOpen
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed;
    }
  }
  return item;
}

/** What can be done with a source, as the menus ask for it: `when: viewItem =~ /cause/`. */
function contextOf(step: Step, analysis: Analysis): string {
  const can = {
    id: step.source.id !== undefined,
    cause: causeOf(analysis, step) !== undefined,
    own: step.file === undefined,
    imported: step.file !== undefined,
  };
  const words = Object.entries(can).flatMap(([word, is]) => (is ? [word] : []));
  return ['source', ...words].join(' ');
}

/** Where a source stands: its id, or its start. */
export function placeOfSource({ file, source }: Step, analysed: AnalysedDocument): vscode.Location {
  const { analysis, document } = analysed;
  const place = stretchOf(source.id ?? source.place);
  const location = locationIn(analysed, file ?? analysis.file, place);
  return location ?? new vscode.Location(document.uri, new vscode.Position(0, 0));
}

/** Shows the source in the editor. The editor's own command keeps the focus where one only looks. */
function opening(step: Step, analysed: AnalysedDocument): vscode.Command {
  const { uri, range } = placeOfSource(step, analysed);
  return {
    command: 'vscode.open',
    title: vscode.l10n.t('Go to the source'),
    arguments: [uri, { selection: new vscode.Range(range.start, range.start) }],
  };
}
