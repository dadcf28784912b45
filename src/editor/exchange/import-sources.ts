import * as vscode from 'vscode';
import { ConvertError } from '../../convert/convert-error';
import type { Opened } from '../../convert/guess';
import { open } from '../../convert/guess';
import type { ImportedFile } from '../../convert/import-file';
import { kindOf } from '../../convert/import-file';
import { writeData } from '../../convert/own-cells';
import { summaryOf } from '../../convert/summary';
import type { Updated } from '../../convert/update-manifest';
import { updateManifest } from '../../convert/update-manifest';
import { writeManifest } from '../../convert/write-manifest';
import { formatOf } from '../../manifest/file-names';
import type { Knowledge } from '../../knowledge/knowledge';
import { inLanguage } from '../../messages/phrase';
import { freeName } from '../free-name';
import { editorLanguage } from '../language';
import { previewImport } from './import-preview';
import type { Exchange } from './exchange-context';
import { shownName } from './shown-name';
import type { SourceFile } from './source-file';

/**
 * Shows what a file holds and what of it will not come over, and writes it into a new manifest or into the
 * one that is open, as an edit that can be undone. A file that cannot be read gets a message.
 *
 * @param onto a manifest that it may be written into
 */
export async function importSources(
  file: SourceFile,
  onto: vscode.TextDocument | undefined,
  exchange: Exchange,
): Promise<void> {
  try {
    const read = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Window,
        title: vscode.l10n.t('Reading {0}', file.name),
      },
      () => file.read(),
    );
    if ('why' in read) void vscode.window.showErrorMessage(`${file.name}: ${read.why}`);
    else await importOpened(file, open(read), onto, exchange);
  } catch (error) {
    if (!(error instanceof ConvertError)) throw error;
    const why = inLanguage(error.phrase, editorLanguage());
    void vscode.window.showErrorMessage(`${file.name}: ${why}`);
  }
}

async function importOpened(
  file: SourceFile,
  opened: Opened,
  onto: vscode.TextDocument | undefined,
  { knowledge, log }: Exchange,
): Promise<void> {
  const chosen = await previewImport(file, opened, onto, knowledge);
  switch (chosen?.as) {
    case undefined:
      return;
    case 'own':
      await showNew(file, writeData(chosen.data));
      return;
    case 'new': {
      const document = await showNew(file, writeManifest(chosen.imported.draft));
      report(chosen.imported, document, log);
      return;
    }
    case 'update':
      await update(chosen.imported, chosen.document, knowledge, log);
  }
}

/** A manifest that is not saved yet, beside the file and under its name. */
async function showNew(file: SourceFile, text: string): Promise<vscode.TextDocument> {
  const name = `${file.name.replace(/\.[^.]+$/, '')}.sourcing.yaml`;
  const folder = file.uri
    ? vscode.Uri.joinPath(file.uri, '..')
    : vscode.workspace.workspaceFolders?.[0]?.uri;
  const document = await vscode.workspace.openTextDocument(await freeName(name, folder));
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => {
    edit.insert(new vscode.Position(0, 0), text);
  });
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  editor.revealRange(editor.selection);
  return document;
}

async function update(
  imported: ImportedFile,
  document: vscode.TextDocument,
  knowledge: Knowledge,
  log: vscode.LogOutputChannel,
): Promise<void> {
  // As it is now: it may have been typed in beside the preview.
  const into = { text: document.getText(), format: formatOf(document.uri.path), knowledge };
  const updated = updateManifest(into, imported.draft, kindOf(imported));
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of updated.edits) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    edit.replace(document.uri, range, newText);
  }
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
  report(imported, document, log, updated);
}

/** Says in a line what was done; all of it stands in the output. */
function report(
  imported: ImportedFile,
  document: vscode.TextDocument,
  log: vscode.LogOutputChannel,
  updated?: Updated,
): void {
  const name = shownName(document.uri);
  log.info(summaryOf(imported, name, updated, editorLanguage()).join('\n'));
  const { draft, leftOut } = imported;
  const done = updated
    ? vscode.l10n.t(
        '{0}: steps updated: {1}, added: {2}.',
        name,
        updated.updated.length,
        updated.added.length,
      )
    : vscode.l10n.t('{0}: steps written: {1}.', name, draft.steps.length);
  const open = leftOut.length + (updated ? updated.vanished.length + updated.left.length : 0);
  const show = vscode.l10n.t('Show All');
  const rest = open === 0 ? '' : ` ${vscode.l10n.t('Left to you: {0}.', open)}`;
  void vscode.window.showInformationMessage(`${done}${rest}`, show).then((answer) => {
    if (answer === show) log.show();
  });
}
