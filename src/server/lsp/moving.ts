import type {
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  InlayHint,
  Location,
  LocationLink,
  Position,
  Range,
  SelectionRange,
} from 'vscode-languageserver';
import { DocumentHighlightKind, SymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { countryHints } from '../../explain/hints';
import { definitionHere, entityAt } from '../../navigation/entity';
import { linksOf } from '../../navigation/links';
import { occurrencesHere, occurrencesIn, spanOf } from '../../navigation/occurrences';
import type { OutlineEntry } from '../../navigation/outline';
import { outlineOf } from '../../navigation/outline';
import { selectionAt } from '../../navigation/selection';
import type { Analysed } from './documents';
import type { Files } from './files';
import { namingFiles } from './naming-files';
import { locationIn, rangeIn, rangeOfText, START } from './places';
import { stretchOf } from '../../manifest/model';

const KINDS: Readonly<Record<OutlineEntry['kind'], SymbolKind>> = {
  suppliers: SymbolKind.Namespace,
  supplier: SymbolKind.Object,
  material: SymbolKind.Module,
  source: SymbolKind.Field,
};

/** Suppliers, and sources by material with their status. */
export const symbolsOf = ({ analysis, document }: Analysed): DocumentSymbol[] =>
  outlineOf(analysis).map((entry) => symbolOf(entry, document));

const symbolOf = (entry: OutlineEntry, document: TextDocument): DocumentSymbol => ({
  // A name of blanks is none to clients.
  name: entry.name.trim() === '' ? '?' : entry.name,
  detail: entry.detail,
  kind: KINDS[entry.kind],
  range: rangeIn(document, entry.range),
  selectionRange: rangeIn(document, entry.selection),
  children: entry.children.map((child) => symbolOf(child, document)),
});

/** Where the source, supplier or file at a position is defined. */
export function definitionAt(
  analysed: Analysed,
  position: Position,
  files: Files,
): LocationLink[] | null {
  const { analysis, document } = analysed;
  const named = entityAt(analysis, document.offsetAt(position));
  const definition = named && definitionHere(analysis, named.entity);
  if (!definition) return null;
  const { file, id, whole } = definition;
  const originSelectionRange = rangeIn(document, stretchOf(named.at));
  if (!id || !whole) {
    const targetUri = file === analysis.file ? document.uri : files.addressOf(file);
    return [{ originSelectionRange, targetUri, targetRange: START, targetSelectionRange: START }];
  }
  const [name, all] = [id, whole].map((place) =>
    locationIn(analysed, files, file, stretchOf(place)),
  );
  if (!name || !all) return null;
  return [
    {
      originSelectionRange,
      targetUri: name.uri,
      targetRange: around(all.range, name.range),
      targetSelectionRange: name.range,
    },
  ];
}

const isBefore = (one: Position, other: Position): boolean =>
  one.line < other.line || (one.line === other.line && one.character < other.character);

/** The range that has both. */
const around = (one: Range, other: Range): Range => ({
  start: isBefore(other.start, one.start) ? other.start : one.start,
  end: isBefore(one.end, other.end) ? other.end : one.end,
});

/** Every place that names the source, supplier or file at a position, over files. */
export async function referencesAt(
  analysed: Analysed,
  position: Position,
  withDefinition: boolean,
  files: Files,
): Promise<Location[] | null> {
  const named = entityAt(analysed.analysis, analysed.document.offsetAt(position));
  if (!named) return null;
  const { entity } = named;
  const found = await namingFiles(analysed, entity, files);
  return found.flatMap(({ address, file, text, lines, files: among }) =>
    occurrencesIn(file, entity, among)
      .filter(({ isDefinition }) => withDefinition || !isDefinition)
      .map(({ at }) => ({
        uri: address,
        range: rangeOfText(lines, spanOf(text, at, 'whole') ?? stretchOf(at)),
      })),
  );
}

/** The places of the document that name what is at a position. */
export function highlightsAt(
  { analysis, document }: Analysed,
  position: Position,
): DocumentHighlight[] | null {
  const named = entityAt(analysis, document.offsetAt(position));
  if (!named) return null;
  const text = document.getText();
  return occurrencesHere(analysis, named.entity).map(({ at, isDefinition }) => ({
    range: rangeIn(document, spanOf(text, at, 'whole') ?? stretchOf(at)),
    kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** Imports and files of evidence, to be followed. Whether they are there is not looked at. */
export function linksIn({ analysis, document }: Analysed, files: Files): DocumentLink[] {
  return linksOf(analysis).map(({ range, target, kind }) => ({
    range: rangeIn(document, range),
    target: 'url' in target ? target.url : files.addressOf(target.file),
    tooltip: kind === 'import' ? 'Open the imported manifest' : 'Open the evidence',
  }));
}

/** The country's name and its status as of the day, behind the country of each step. */
export function hintsIn({ analysis, knowledge, document }: Analysed, range: Range): InlayHint[] {
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return countryHints(analysis, knowledge, from, to).map(({ offset, label, tooltip }) => ({
    position: document.positionAt(offset),
    label,
    tooltip,
    paddingLeft: true,
  }));
}

/** What a selection grows to: value, pair, entry, source, section. */
export function selectionsAt(
  { analysis, document }: Analysed,
  positions: readonly Position[],
): SelectionRange[] {
  const { length } = document.getText();
  return positions.map((position) => {
    const ranges = selectionAt(analysis, document.offsetAt(position), length);
    return (
      ranges.reduceRight<SelectionRange | undefined>(
        (parent, range) => ({ range: rangeIn(document, range), ...(parent && { parent }) }),
        undefined,
      ) ?? { range: { start: position, end: position } }
    );
  });
}
