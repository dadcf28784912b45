import * as vscode from 'vscode';
import { explainKey } from '../completion/explain-key';
import { keyOfValue } from '../completion/key-of-value';
import type { Block } from '../explain/blocks';
import { line } from '../explain/blocks';
import { brief } from '../explain/brief';
import { toMarkdown } from '../explain/markdown';
import { EXPLAIN } from './command-names';
import type { AnalysedDocument, ManifestDocuments } from './documents';
import { rangeOf } from './documents';
import { explanationAt } from './explanations';
import { editorLanguage, t } from './language';
import { rangeIn } from './moving/places';
import { currentTheme } from './theme';

/** What stands under the pointer: the verdict, the picture and what matters most; "More…" leads to the rest. */
export class HoverProvider implements vscode.HoverProvider {
  readonly #documents: ManifestDocuments;
  readonly #extensionUri: vscode.Uri;

  constructor(documents: ManifestDocuments, extensionUri: vscode.Uri) {
    this.#documents = documents;
    this.#extensionUri = extensionUri;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const analysed = await this.#documents.get(document);
    if (!analysed || token.isCancellationRequested) return undefined;
    const offset = document.offsetAt(position);
    const explanation = explanationAt(offset, analysed, this.#extensionUri);
    const key = keyAt(position, analysed);
    // At a merge what it takes over says more than what a merge is.
    if (key && (key.words.key !== '<<' || !explanation)) {
      const { blocks } = brief(key.blocks, explanation?.found ?? []);
      return new vscode.Hover(markdownOf(blocks), rangeIn(document, key.words));
    }
    if (!explanation) return this.#hoverOfValue(position, analysed);
    const { blocks, isCut } = brief(explanation.about, explanation.found);
    const more = isCut ? [moreLink(document, offset)] : [];
    return new vscode.Hover(
      markdownOf([...blocks, ...more]),
      explanation.place && rangeOf(analysed, explanation.place),
    );
  }

  /** At a value that says nothing by itself, what its key is; at what is merged, what comes of it. */
  #hoverOfValue(position: vscode.Position, analysed: AnalysedDocument): vscode.Hover | undefined {
    const { document } = analysed;
    const column = keyOfValue(document.lineAt(position).text, position.character);
    if (column === undefined) return undefined;
    const at = position.with({ character: column });
    const merged = explanationAt(document.offsetAt(at), analysed, this.#extensionUri);
    if (merged) return new vscode.Hover(markdownOf(brief(merged.about, merged.found).blocks));
    const key = keyAt(at, analysed);
    return key && new vscode.Hover(markdownOf(key.blocks));
  }
}

/** Without HTML, and trusted for nothing but to show more: all else is text, links to documents and pictures. */
function markdownOf(blocks: readonly Block[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(toMarkdown(blocks, currentTheme()));
  markdown.isTrusted = { enabledCommands: [EXPLAIN] };
  return markdown;
}

function moreLink({ uri }: vscode.TextDocument, offset: number): Block {
  const args = encodeURIComponent(JSON.stringify([uri.toString(), offset]));
  return line({ text: t('More…'), url: `command:${EXPLAIN}?${args}` });
}

function keyAt(
  position: vscode.Position,
  { analysis, document }: AnalysedDocument,
): ReturnType<typeof explainKey> {
  const { text } = document.lineAt(position);
  return explainKey(
    {
      offset: document.offsetAt(position),
      before: text.slice(0, position.character),
      after: text.slice(position.character),
      slice: (start, end) =>
        document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end))),
    },
    analysis,
    editorLanguage(),
  );
}
