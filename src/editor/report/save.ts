import * as vscode from 'vscode';
import { writeText } from '../file-text';
import { t } from '../language';
import type { SavedFormat } from './made';

const FORMATS: Readonly<Record<string, SavedFormat>> = {
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
  csv: 'csv',
};

/**
 * Asks for a name, and writes a report in the format that the name ends with.
 *
 * @param name without its ending
 * @param beside the manifest
 * @param target the file, where it is not asked for
 */
export async function saveReport(
  name: string,
  beside: vscode.Uri | undefined,
  made: (format: SavedFormat) => Promise<string | undefined>,
  target?: vscode.Uri,
): Promise<void> {
  const folder =
    beside && beside.scheme !== 'untitled'
      ? vscode.Uri.joinPath(beside, '..')
      : vscode.workspace.workspaceFolders?.[0]?.uri;
  const file =
    target ??
    (await vscode.window.showSaveDialog({
      title: t('Save Report'),
      saveLabel: t('Save'),
      filters: { HTML: ['html'], Markdown: ['md'], CSV: ['csv'] },
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `${name}.html`) }),
    }));
  if (!file) return;
  const shown = vscode.workspace.asRelativePath(file);
  const format = FORMATS[/\.(\w+)$/.exec(file.path)?.[1]?.toLowerCase() ?? ''];
  if (!format) {
    void vscode.window.showErrorMessage(
      t('The format of {file} is not clear. End the name with .html, .md or .csv.', {
        file: shown,
      }),
    );
    return;
  }
  const text = await made(format);
  if (text === undefined) return;
  if (!(await writeText(file, text))) return;
  const show = t('Open');
  void vscode.window
    .showInformationMessage(t('{0} is written.', { 0: shown }), show)
    .then(async (answer) => {
      if (answer !== show) return;
      const isPage = format === 'html' && file.scheme === 'file';
      if (isPage) await vscode.env.openExternal(file);
      else await vscode.commands.executeCommand('vscode.open', file);
    });
}
