import * as vscode from 'vscode';
import { SHOW_STATE } from './command-names';
import { editorLanguage, t } from './language';

/**
 * Says of a manifest what checks it: no schema does, and in JSON the one that the editor knows of accepts
 * everything.
 */
export function registerLanguageStatus(
  selector: vscode.DocumentSelector,
  asOf: string,
): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('sourcingCompliance.manifest', selector);
  item.name = 'Sourcing Compliance';
  item.text = t('Supplier manifest');
  item.detail = t('structure and sources are checked by Sourcing Compliance, data as of {day}', {
    day: editorLanguage().day(asOf),
  });
  item.command = { command: SHOW_STATE, title: t('Show what was found') };
  return item;
}
