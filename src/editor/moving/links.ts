import * as vscode from 'vscode';
import { linksOf } from '../../navigation/links';
import type { ManifestDocuments } from '../documents';
import { t } from '../language';
import { rangeIn, uriOfFile } from './places';

const TOOLTIPS = { import: 'Open the imported manifest', evidence: 'Open the evidence' } as const;

/** Imports and files of evidence, to be followed by a click. Whether they are there is not looked at. */
export class LinkProvider implements vscode.DocumentLinkProvider {
  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async provideDocumentLinks(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentLink[] | undefined> {
    const analysed = await this.#documents.present(document, token);
    if (!analysed) return undefined;
    return linksOf(analysed.analysis).map(({ range, target, kind }) => {
      const uri = 'url' in target ? vscode.Uri.parse(target.url) : uriOfFile(analysed, target.file);
      const link = new vscode.DocumentLink(rangeIn(document, range), uri);
      link.tooltip = t(TOOLTIPS[kind]);
      return link;
    });
  }
}
