import type { CompletionContext, CompletionItem, Position } from 'vscode-languageserver';
import {
  CompletionItemKind,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver';
import type { CompletionList } from 'vscode-languageserver';
import { complete, isComplete, pathKeyAt, siteAt } from '../../completion/complete';
import type { Offer } from '../../completion/cursor';
import { opensFor } from '../../completion/opens';
import { relativePaths } from '../../navigation/relative-paths';
import type { Analysed } from './documents';
import { cursorAt } from './places';
import type { Files } from './files';

/** Characters that open completion, beside letters; `opensFor` says where. */
export const COMPLETION_TRIGGERS = [' ', '"', "'", '['];

const KINDS: Readonly<Record<Offer['kind'], CompletionItemKind>> = {
  country: CompletionItemKind.Value,
  material: CompletionItemKind.Value,
  component: CompletionItemKind.Value,
  word: CompletionItemKind.EnumMember,
  day: CompletionItemKind.Value,
  file: CompletionItemKind.File,
  reference: CompletionItemKind.Reference,
  key: CompletionItemKind.Property,
  source: CompletionItemKind.Snippet,
};

/** What the client understands. */
export interface CompletionSupport {
  readonly snippets: boolean;
  readonly insertTextModes: boolean;
}

const NOTHING: CompletionList = { isIncomplete: true, items: [] };

/** What can be written at a position, best first. */
export async function completionAt(
  analysed: Analysed,
  files: Files,
  position: Position,
  context: CompletionContext | undefined,
  support: CompletionSupport,
): Promise<CompletionList> {
  const { document, analysis, knowledge } = analysed;
  const cursor = cursorAt(document, position);
  const input = { analysis, knowledge, files: analysis.input.files };
  const site = siteAt(cursor, input);
  if (!site) return NOTHING;
  const typed = context?.triggerCharacter ?? '';
  const isByCharacter = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
  if (isByCharacter && !opensFor(typed, site)) return NOTHING;
  const paths =
    pathKeyAt(site) === 'imports' ? relativePaths(analysis.file, await files.manifests()) : [];
  const completion = complete(cursor, { ...input, paths }, site);
  // Enter is to be Enter where nothing is left to complete.
  if (isComplete(site, completion)) return NOTHING;
  const { offers, replaces, comma } = completion;
  const range = {
    start: { line: position.line, character: position.character - replaces.before },
    end: { line: position.line, character: position.character + replaces.after },
  };
  const at = comma === undefined ? undefined : document.positionAt(comma);
  const items = offers.map((offer, index): CompletionItem => {
    const item = itemOf(offer, index, range, support);
    if (at) item.additionalTextEdits = [{ range: { start: at, end: at }, newText: ',' }];
    return item;
  });
  // Asked anew at each key, so that the order is always ours.
  return { isIncomplete: true, items };
}

function itemOf(
  offer: Offer,
  index: number,
  range: { start: Position; end: Position },
  support: CompletionSupport,
): CompletionItem {
  const { label, description, detail, documentation, insert, filter, kind } = offer;
  const isSnippet = offer.isSnippet === true && support.snippets;
  const newText = offer.isSnippet === true && !support.snippets ? withoutStops(insert) : insert;
  return {
    label,
    kind: KINDS[kind],
    textEdit: { range, newText },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(support.insertTextModes && { insertTextMode: InsertTextMode.adjustIndentation }),
    filterText: filter,
    sortText: String(index).padStart(5, '0'),
    ...(description !== undefined && description !== '' && { labelDetails: { description } }),
    ...(detail !== undefined && detail !== '' && { detail }),
    ...(documentation !== undefined && { documentation }),
  };
}

/** A snippet as text: the first choice or the placeholder in the place of each stop. */
export const withoutStops = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$(?:\d+|\{\d+\})/g, '')
    .replace(/\\([$}\\,|])/g, '$1');
