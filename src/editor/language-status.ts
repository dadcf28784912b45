import * as vscode from 'vscode';
import { SHOW_STATE } from './command-names';

/**
 * Says of a manifest what checks it: the editor's own entry for JSON says that it has no schema, which
 * would check the structure once more.
 */
export function registerLanguageStatus(
  selector: vscode.DocumentSelector,
  asOf: string,
): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('sourcingCompliance.manifest', selector);
  item.name = 'Sourcing Compliance';
  item.text = 'Supplier manifest';
  item.detail = `structure and sources are checked by Sourcing Compliance, data as of ${asOf}`;
  item.command = { command: SHOW_STATE, title: 'Show what was found' };
  return item;
}
