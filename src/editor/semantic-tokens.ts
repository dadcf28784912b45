import * as vscode from 'vscode';
import { stepIndexAt } from '../analysis/at';
import type { Located } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { ManifestDocuments } from './documents';

const TYPES = ['variable', 'class', 'enumMember'] as const;
const LEGEND = new vscode.SemanticTokensLegend([...TYPES]);

/**
 * Colours ids, suppliers and countries apart from other text, of what is on the screen only. Tried and looked at:
 * what feeds a step and who does it are found at a glance, where YAML has one colour for all text.
 */
class NameTokens implements vscode.DocumentRangeSemanticTokensProvider {
  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async provideDocumentRangeSemanticTokens(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.SemanticTokens | undefined> {
    const analysed = await this.#documents.present(document, token);
    if (!analysed) return undefined;
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const found: { at: Located<string>; type: (typeof TYPES)[number] }[] = [];
    const add = (type: (typeof TYPES)[number], at: Located<string> | undefined): void => {
      if (at && startOf(at) >= from && endOf(at) <= to) found.push({ at, type });
    };
    const { graph, manifest } = analysed.analysis;
    for (let index = stepIndexAt(graph.own, from); index < graph.own.length; index++) {
      const source = graph.own[index]?.source;
      if (!source || startOf(source.place) > to) break;
      add('variable', source.id);
      for (const input of source.inputs) add('variable', input);
      add('class', source.supplier);
      add('enumMember', source.country);
      for (const origin of source.origins ?? []) add('enumMember', origin.country);
    }
    for (const { id, country } of manifest.suppliers.values()) {
      add('class', id);
      add('enumMember', country);
    }
    const builder = new vscode.SemanticTokensBuilder(LEGEND);
    found.sort((a, b) => startOf(a.at) - startOf(b.at));
    let last = -1;
    for (const { at, type } of found) {
      const [start, end] = [document.positionAt(startOf(at)), document.positionAt(endOf(at))];
      if (startOf(at) < last || start.line !== end.line) continue;
      last = endOf(at);
      builder.push(new vscode.Range(start, end), type);
    }
    return builder.build();
  }
}

export const registerNameTokens = (
  selector: vscode.DocumentSelector,
  documents: ManifestDocuments,
): vscode.Disposable =>
  vscode.languages.registerDocumentRangeSemanticTokensProvider(
    selector,
    new NameTokens(documents),
    LEGEND,
  );
