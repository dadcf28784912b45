import * as vscode from 'vscode';
import type { Meaning } from '../../convert/table/columns';

/** What a column of each meaning says. */
export function meaningWords(meaning: Meaning): string {
  switch (meaning) {
    case 'id':
      return vscode.l10n.t('What the row is known by, for the next import');
    case 'subject':
      return vscode.l10n.t('The material or component');
    case 'stage':
      return vscode.l10n.t('What is done: mining, refining, assembly, …');
    case 'supplier':
      return vscode.l10n.t('The company that does it');
    case 'smelter':
      return vscode.l10n.t('The company, which smelts or refines');
    case 'mine':
      return vscode.l10n.t('The mine or its company');
    case 'country':
      return vscode.l10n.t('Where it is done');
    case 'seat':
      return vscode.l10n.t('Where the company is seated, which is not where it is done');
    case 'region':
      return vscode.l10n.t('The state or province where it is done');
    case 'form':
      return vscode.l10n.t('The form of the material: carbonate, sulfate, …');
    case 'value':
      return vscode.l10n.t('What the step costs');
    case 'currency':
      return vscode.l10n.t('The currency of the values');
    case 'share':
      return vscode.l10n.t('The share of the need');
    case 'inputs':
      return vscode.l10n.t('What feeds the step: ids of other rows');
    case 'parent':
      return vscode.l10n.t('What the step feeds: the id or supplier of another row');
    case 'recycled':
      return vscode.l10n.t('Whether all of it is recycled: yes or no');
    case 'product':
      return vscode.l10n.t('The product that the rows are for');
    case 'note':
      return vscode.l10n.t('A comment');
  }
}
