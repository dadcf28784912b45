import * as vscode from 'vscode';
import { selectionAt } from '../../navigation/selection';
import type { ManifestDocuments } from '../documents';
import { rangeIn } from './places';

/** What "Expand Selection" grows to: value, pair, entry, source, section. */
export class SelectionProvider implements vscode.SelectionRangeProvider {
  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async provideSelectionRanges(
    document: vscode.TextDocument,
    positions: readonly vscode.Position[],
    token: vscode.CancellationToken,
  ): Promise<vscode.SelectionRange[] | undefined> {
    const analysed = await this.#documents.present(document, token);
    if (!analysed) return undefined;
    const length = document.getText().length;
    return positions.map((position) => {
      const ranges = selectionAt(analysed.analysis, document.offsetAt(position), length);
      return (
        ranges.reduceRight<vscode.SelectionRange | undefined>(
          (parent, range) => new vscode.SelectionRange(rangeIn(document, range), parent),
          undefined,
        ) ?? new vscode.SelectionRange(new vscode.Range(position, position))
      );
    });
  }
}
