import * as vscode from 'vscode';
import { entityAt } from '../../navigation/entity';
import { occurrencesHere, spanOf } from '../../navigation/occurrences';
import type { ManifestDocuments } from '../documents';
import { rangeIn } from './places';
import { stretchOf } from '../../manifest/model';

/** The places of the document that name what the cursor is on. */
export class HighlightProvider implements vscode.DocumentHighlightProvider {
  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentHighlight[] | undefined> {
    const analysed = await this.#documents.present(document, token);
    if (!analysed) return undefined;
    const { analysis } = analysed;
    const named = entityAt(analysis, document.offsetAt(position));
    if (!named) return undefined;
    const text = document.getText();
    return occurrencesHere(analysis, named.entity).map(({ at, isDefinition }) => {
      const span = spanOf(text, at, 'whole') ?? stretchOf(at);
      const { Write, Read } = vscode.DocumentHighlightKind;
      return new vscode.DocumentHighlight(rangeIn(document, span), isDefinition ? Write : Read);
    });
  }
}
