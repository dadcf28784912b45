import * as vscode from 'vscode';
import { entityAt } from '../../navigation/entity';
import { occurrencesHere, occurrencesIn, spanOf } from '../../navigation/occurrences';
import type { ManifestDocuments } from '../documents';
import { namingFiles } from './naming-files';
import { rangeOfText } from './places';
import { stretchOf } from '../../manifest/model';

/** Every place that names the source, supplier or file at the cursor, over files. */
export class ReferenceProvider implements vscode.ReferenceProvider {
  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[] | undefined> {
    const analysed = await this.#documents.present(document, token);
    if (!analysed) return undefined;
    const named = entityAt(analysed.analysis, document.offsetAt(position));
    if (!named) return undefined;
    const { entity } = named;
    const { analysis } = analysed;
    const isAnalysed = (file: string): boolean => file === analysis.file && !analysis.isPartial;
    const found = await namingFiles(analysed, entity, this.#documents, token);
    return found.flatMap(({ uri, file, text, lines, files }) =>
      (isAnalysed(file) ? occurrencesHere(analysis, entity) : occurrencesIn(file, entity, files))
        .filter(({ isDefinition }) => includeDeclaration || !isDefinition)
        .map(({ at }) => {
          const span = spanOf(text, at, 'whole') ?? stretchOf(at);
          return new vscode.Location(uri, rangeOfText(lines, span));
        }),
    );
  }
}
