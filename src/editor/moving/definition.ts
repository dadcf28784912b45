import * as vscode from 'vscode';
import { definitionHere, entityAt } from '../../navigation/entity';
import type { ManifestDocuments } from '../documents';
import { rangeOf } from '../documents';
import { locationIn, uriOfFile } from './places';
import { stretchOf } from '../../manifest/model';

/** Where the source, the supplier or the file at the cursor is defined; also what is peeked at. */
export class DefinitionProvider implements vscode.DefinitionProvider {
  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.LocationLink[] | undefined> {
    const analysed = await this.#documents.present(document, token);
    if (!analysed) return undefined;
    const { analysis } = analysed;
    const named = entityAt(analysis, document.offsetAt(position));
    const definition = named && definitionHere(analysis, named.entity);
    if (!definition) return undefined;
    const { file, id, whole } = definition;
    const originSelectionRange = rangeOf(analysed, named.at);
    const start = new vscode.Range(0, 0, 0, 0);
    if (!id || !whole) {
      return [{ originSelectionRange, targetUri: uriOfFile(analysed, file), targetRange: start }];
    }
    const [name, all] = [
      locationIn(analysed, file, stretchOf(id)),
      locationIn(analysed, file, stretchOf(whole)),
    ];
    if (!name || !all) return undefined;
    return [
      {
        originSelectionRange,
        targetUri: name.uri,
        targetRange: all.range.union(name.range),
        targetSelectionRange: name.range,
      },
    ];
  }
}
