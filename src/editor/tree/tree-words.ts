import * as vscode from 'vscode';
import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { placesOf } from '../../explain/places';
import { countryName, subjectName } from '../../explain/words';
import { nameOf } from '../../navigation/outline';
import type { Status } from '../../navigation/tree/statuses';
import { statusOf } from '../../navigation/tree/statuses';
import type { TreeNode } from '../../navigation/tree/nodes';
import type { ProblemCounts, SourceGroup, SourceTree } from '../../navigation/tree/source-tree';
import { shortened } from '../../text/clean';
import { editorLanguage } from '../language';

const MAX_NAME = 100;

/** The words of a line: on the screen, and as they are read out. */
export interface LineWords {
  readonly label: string;
  readonly description: string;
  readonly spoken: string;
}

export function partsOf(node: TreeNode, tree: SourceTree, analysis: Analysis): LineWords {
  switch (node.kind) {
    case 'group':
      return groupWords(node.group, analysis);
    case 'page': {
      const label = vscode.l10n.t('{0} to {1}', number(node.from), number(node.to));
      return { label, description: '', spoken: label };
    }
    case 'source':
      return sourceWords(node.step, tree, analysis);
  }
}

function groupWords(group: SourceGroup, analysis: Analysis): LineWords {
  const label = shown(groupName(group, analysis));
  const count = sources(group.steps.length);
  // What is wrong comes first: a narrow view cuts the end off.
  const description = joined([problemWords(group), count]);
  const status = group.status ? statusWords(group.status) : '';
  return { label, description, spoken: joined([label, status, description], ', ') };
}

function groupName({ of, name }: SourceGroup, { knowledge }: Analysis): string {
  const { t } = vscode.l10n;
  switch (of) {
    case 'material':
    case 'component':
      return name === undefined ? t('No material') : subjectName(name, knowledge, editorLanguage());
    case 'stage':
      return name === undefined ? t('No stage') : editorLanguage().name(name);
    case 'country':
      return name === undefined
        ? t('No known country')
        : countryName(name, knowledge, editorLanguage());
    case 'supplier':
      return name ?? t('No supplier');
    case 'status':
      return statusWords(name as Status);
  }
}

/** A status as the name of a group. */
export function statusWords(status: Status): string {
  const { t } = vscode.l10n;
  switch (status) {
    case 'covered':
      return t('Covered nation');
    case 'nowhere':
      return t('No known country');
    case 'none':
      return t('No agreement in force');
    case 'pending':
      return t('Agreement not in force yet');
    case 'unknown':
      return t('Unknown whether an agreement is in force');
    case 'qualifies':
      return t('United States or an agreement in force');
  }
}

/** What the groups above a source do not say already. */
function sourceWords(step: Step, tree: SourceTree, analysis: Analysis): LineWords {
  const { source, file } = step;
  const language = editorLanguage();
  const label = shown(nameOf(source, language));
  const id = step.material ?? step.component;
  const subject =
    id === undefined
      ? ((source.material ?? source.component)?.value ?? '')
      : subjectName(id, analysis.knowledge, language);
  const stage = source.stage ? language.name(source.stage.value) : '';
  const work =
    subject !== '' && stage !== ''
      ? language.t('{subject} {stage}', { subject, stage })
      : subject + stage;
  const supplier = analysis.suppliers.partnerOf(step)?.name ?? '';
  const places = placesOf(step, analysis.knowledge, language);
  const far = file === undefined ? '' : file.slice(file.lastIndexOf('/') + 1);
  const own = {
    material: [supplier, places],
    country: [work, supplier],
    supplier: [work, places],
    status: [work, supplier, places],
  }[tree.grouping];
  const problems = problemWords(tree.problems.get(source));
  const status = statusWords(statusOf(step, analysis));
  return {
    label,
    description: shown(joined([problems, ...own, far]), 2 * MAX_NAME),
    spoken: shown(
      joined([label, work, supplier, places, status, far, problems], ', '),
      4 * MAX_NAME,
    ),
  };
}

/** `2 errors, 1 warning`; empty where there is none. */
export function problemWords(counts: ProblemCounts | undefined): string {
  const { t } = vscode.l10n;
  const { errors, warnings } = counts ?? { errors: 0, warnings: 0 };
  return joined(
    [
      errors === 0 ? '' : errors === 1 ? t('1 error') : t('{0} errors', number(errors)),
      warnings === 0 ? '' : warnings === 1 ? t('1 warning') : t('{0} warnings', number(warnings)),
    ],
    ', ',
  );
}

export const sources = (count: number): string =>
  count === 1 ? vscode.l10n.t('1 source') : vscode.l10n.t('{0} sources', number(count));

const number = (value: number): string => value.toLocaleString(vscode.env.language);

const joined = (parts: readonly string[], by = ' · '): string => parts.filter(Boolean).join(by);

/** Text that may come from a manifest. */
const shown = (text: string, max = MAX_NAME): string => shortened(text, max);
