import * as vscode from 'vscode';
import { entityAt } from '../../navigation/entity';
import { occurrencesHere, spanOf } from '../../navigation/occurrences';
import type { ManifestDocuments } from '../documents';
import { offsetsOf, rangeIn } from './places';

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
    const analysed = await this.#documents.get(document);
    if (analysed?.version !== document.version || token.isCancellationRequested) return undefined;
    const { analysis } = analysed;
    const named = entityAt(analysis, document.offsetAt(position));
    if (!named) return undefined;
    const text = document.getText();
    return occurrencesHere(analysis, named.entity).map(({ at, isDefinition }) => {
      const span = spanOf(text, at, 'whole') ?? offsetsOf(at);
      const { Write, Read } = vscode.DocumentHighlightKind;
      return new vscode.DocumentHighlight(rangeIn(document, span), isDefinition ? Write : Read);
    });
  }
}
