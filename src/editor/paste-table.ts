import * as vscode from 'vscode';
import type { LeftOut } from '../convert/draft';
import { inLanguage, phrase } from '../messages/phrase';
import { pasteTable } from '../refactor/paste-table';
import { Lines } from '../text/lines';
import type { ManifestDocuments } from './documents';
import { editorLanguage } from './language';
import { rangeOfText } from './moving/places';

const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('sourcing', 'table');

/** So many of what was left out are said in a message. */
const MAX_SHOWN = 3;

class TablePaste extends vscode.DocumentPasteEdit {
  constructor(
    title: string,
    readonly edit: vscode.WorkspaceEdit,
    readonly leftOut: readonly LeftOut[],
  ) {
    // The sources go where they belong, whatever the column of the cursor.
    super('', title, KIND);
    this.additionalEdit = edit;
  }
}

/** A table that is pasted from a sheet into a manifest becomes sources. */
class TablePasteProvider implements vscode.DocumentPasteEditProvider<TablePaste> {
  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<TablePaste[] | undefined> {
    const [range] = ranges;
    if (!range || ranges.length > 1) return undefined;
    const text = (await dataTransfer.get('text/plain')?.asString()) ?? '';
    const html = await dataTransfer.get('text/html')?.asString();
    const analysed = await this.#documents.present(document, token);
    if (!analysed) return undefined;
    const here = { analysis: analysed.analysis, text: document.getText() };
    const clip = { text, ...(html !== undefined && { html }) };
    const pasted = pasteTable(here, document.offsetAt(range.end), clip);
    const edits = pasted?.edits();
    if (!pasted || !edits) return undefined;
    const lines = new Lines(here.text);
    const edit = new vscode.WorkspaceEdit();
    for (const { start, end, newText } of edits) {
      edit.replace(document.uri, rangeOfText(lines, { start, end }), newText);
    }
    const title =
      pasted.sources === 1
        ? vscode.l10n.t('Paste as a source')
        : vscode.l10n.t('Paste as {0} sources', pasted.sources);
    return [new TablePaste(title, edit, pasted.leftOut)];
  }

  /** It is asked for once the edit is taken: what the sources do not have is said then. */
  resolveDocumentPasteEdit(paste: TablePaste): TablePaste {
    const { leftOut } = paste;
    if (leftOut.length === 0) return paste;
    const shown = leftOut
      .slice(0, MAX_SHOWN)
      .map(({ place, why }) =>
        inLanguage(phrase('{place}: {why}', { place, why }), editorLanguage()),
      );
    const more = leftOut.length - shown.length;
    const rest = more > 0 ? ` ${vscode.l10n.t('{0} more.', more)}` : '';
    void vscode.window.showWarningMessage(
      `${vscode.l10n.t('Not everything of the table was taken over.')} ${shown.join(' ')}${rest}`,
    );
    return paste;
  }
}

export const registerTablePaste = (
  selector: vscode.DocumentSelector,
  documents: ManifestDocuments,
): vscode.Disposable =>
  vscode.languages.registerDocumentPasteEditProvider(selector, new TablePasteProvider(documents), {
    providedPasteEditKinds: [KIND],
    pasteMimeTypes: ['text/plain', 'text/html'],
  });
