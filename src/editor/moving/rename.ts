import * as vscode from 'vscode';
import type { Named } from '../../navigation/entity';
import { entityAt, filesOf } from '../../navigation/entity';
import { spanOf } from '../../navigation/occurrences';
import { nameFault, renameIn } from '../../navigation/rename';
import type { AnalysedDocument, ManifestDocuments } from '../documents';
import { editorLanguage, t } from '../language';
import { namingFiles } from './naming-files';
import { rangeIn, rangeOfText } from './places';

/** Gives a source or a supplier another name, in every file that names it. */
export class RenameProvider implements vscode.RenameProvider {
  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const { named } = await this.#at(document, position);
    const { entity, at } = named;
    if (entity.kind === 'file') throw new Error(t('Rename the file itself, in the explorer.'));
    const span = spanOf(document.getText(), at, entity.kind === 'source' ? 'id' : 'whole');
    if (!span) throw new Error(t('Rename it where it is written out: an alias stands here.'));
    return { range: rangeIn(document, span), placeholder: entity.id };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit> {
    const { analysed, named } = await this.#at(document, position);
    const { entity } = named;
    const fault = nameFault(entity, newName, filesOf(analysed.analysis), editorLanguage());
    if (fault !== undefined) throw new Error(fault);
    const edit = new vscode.WorkspaceEdit();
    for (const { uri, file, text, lines, files } of await namingFiles(
      analysed,
      entity,
      this.#documents,
      token,
    )) {
      for (const { start, end, newText } of renameIn({ file, text }, entity, newName, files)) {
        edit.replace(uri, rangeOfText(lines, { start, end }), newText);
      }
    }
    return edit;
  }

  async #at(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ analysed: AnalysedDocument; named: Named }> {
    const analysed = await this.#documents.get(document);
    const named =
      analysed?.version === document.version
        ? entityAt(analysed.analysis, document.offsetAt(position))
        : undefined;
    // The editor shows it.
    if (!analysed || !named)
      throw new Error(t('Put the cursor on the id of a source or on a supplier.'));
    return { analysed, named };
  }
}
