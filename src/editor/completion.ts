import * as vscode from 'vscode';
import type { JustTyped } from './just-typed';
import type { PathKey } from '../completion/complete';
import { complete, isComplete, pathKeyAt, siteAt, untyped } from '../completion/complete';
import type { Offer } from '../completion/cursor';
import type { CompletionInput } from '../completion/candidate';
import { editorLanguage, t } from './language';
import { opensFor } from '../completion/opens';

/** Characters that open completion, beside letters; `opensFor` says where. */
export const COMPLETION_TRIGGERS = [' ', '"', "'", '['];

const KINDS: Readonly<Record<Offer['kind'], vscode.CompletionItemKind>> = {
  country: vscode.CompletionItemKind.Value,
  material: vscode.CompletionItemKind.Value,
  component: vscode.CompletionItemKind.Value,
  word: vscode.CompletionItemKind.EnumMember,
  day: vscode.CompletionItemKind.Value,
  file: vscode.CompletionItemKind.File,
  reference: vscode.CompletionItemKind.Reference,
  key: vscode.CompletionItemKind.Property,
  source: vscode.CompletionItemKind.Snippet,
};

/** What a document is completed from. */
export interface CompletionSource {
  readonly input: CompletionInput;
  /** Files that it may name under a key, relative to it; looked for when they are wanted. */
  pathsFor(key: PathKey, token: vscode.CancellationToken): Promise<readonly string[]>;
}

/** Completion in manifests and policies. */
export class CompletionProvider implements vscode.CompletionItemProvider {
  readonly #sourceOf: (document: vscode.TextDocument) => Promise<CompletionSource | undefined>;
  readonly #typed: JustTyped;
  /** The text that completion was last asked for: to ask for it once more is no typing. */
  #asked: { readonly uri: string; readonly version: number } | undefined;

  constructor(
    sourceOf: (document: vscode.TextDocument) => Promise<CompletionSource | undefined>,
    typed: JustTyped,
  ) {
    this.#sourceOf = sourceOf;
    this.#typed = typed;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    context: vscode.CompletionContext,
  ): Promise<vscode.CompletionList | undefined> {
    const isAsked = this.#isAgain(document) || !this.#typed.into(document);
    const source = await this.#sourceOf(document);
    if (!source || token.isCancellationRequested) return undefined;
    const line = document.lineAt(position.line).text;
    const cursor = {
      offset: document.offsetAt(position),
      before: line.slice(0, position.character),
      after: line.slice(position.character),
      slice: (start: number, end: number) =>
        document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end))),
    };
    const site = siteAt(cursor, source.input);
    const { triggerKind, triggerCharacter } = context;
    const isByCharacter = triggerKind === vscode.CompletionTriggerKind.TriggerCharacter;
    if (isByCharacter && !(site && opensFor(triggerCharacter ?? '', site))) return undefined;
    if (!site) return nothing(position, line);
    const key = pathKeyAt(site);
    const paths = key ? await source.pathsFor(key, token) : [];
    const input = { ...source.input, paths, language: editorLanguage() };
    const completion = complete(cursor, input, site);
    // Enter is to be Enter where nothing is left to complete.
    const isWhole = isComplete(site, completion);
    if (completion.offers.length === 0 || (!isAsked && isWhole)) return nothing(position, line);
    return listOf(
      isWhole ? complete(cursor, input, untyped(site)) : completion,
      document,
      position,
    );
  }

  /** Whether it is asked for the same text once more: by a person, not by typing. */
  #isAgain(document: vscode.TextDocument): boolean {
    const asked = { uri: document.uri.toString(), version: document.version };
    const isAgain = this.#asked?.uri === asked.uri && this.#asked.version === asked.version;
    this.#asked = asked;
    return isAgain;
  }
}

function listOf(
  { offers, replaces, comma }: ReturnType<typeof complete>,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.CompletionList {
  const range = new vscode.Range(
    position.translate(0, -replaces.before),
    position.translate(0, replaces.after),
  );
  const at = comma === undefined ? undefined : document.positionAt(comma);
  const items = offers.map((offer, index) => {
    const item = itemOf(offer, index, range);
    if (at?.isBefore(range.start) === true) {
      item.additionalTextEdits = [vscode.TextEdit.insert(at, ',')];
    }
    return item;
  });
  // Asked anew at each key, so that the order is always ours.
  return new vscode.CompletionList(items, true);
}

/**
 * A list of one item that nothing typed fits: an empty one would be filled up with any word of the
 * document, which Enter would then take.
 */
function nothing(position: vscode.Position, line: string): vscode.CompletionList | undefined {
  const word = /[^\s"'[\]{},:]*$/.exec(line.slice(0, position.character))?.[0] ?? '';
  if (word === '') return undefined;
  const item = new vscode.CompletionItem(' ');
  item.filterText = '\u0000';
  item.range = new vscode.Range(position.translate(0, -word.length), position);
  return new vscode.CompletionList([item], true);
}

function itemOf(offer: Offer, index: number, range: vscode.Range): vscode.CompletionItem {
  const { label, description, detail, documentation, insert, isSnippet, filter, kind } = offer;
  const item = new vscode.CompletionItem(
    description === undefined || description === '' ? label : { label, description },
    KINDS[kind],
  );
  item.insertText = isSnippet === true ? new vscode.SnippetString(insert) : insert;
  item.filterText = filter;
  item.sortText = String(index).padStart(5, '0');
  // In both modes, of inserting and of replacing, the whole value gives way.
  item.range = range;
  if (detail !== undefined && detail !== '') item.detail = detail;
  if (documentation !== undefined) item.documentation = documentation;
  if (offer.opensNext === true) {
    item.command = { command: 'editor.action.triggerSuggest', title: t('Suggest') };
  }
  return item;
}
