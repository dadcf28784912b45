import type { Hover, Position } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import { brief } from '../../explain/brief';
import { explainAt } from '../../explain/explain';
import { toTextMarkdown } from '../../explain/markdown';
import { plainBlocks } from '../../report/plain-blocks';
import { rulePage } from '../rule-pages';
import type { Analysed } from './documents';
import { rangeIn, stretchOf } from './places';

/** What stands at a position, its status that day and the documents behind it. */
export function hoverAt(analysed: Analysed, position: Position, kind: MarkupKind): Hover | null {
  const { document, analysis, knowledge } = analysed;
  const ground = { analysis, knowledge, rulePage: (id: string) => rulePage(id) ?? '' };
  const explanation = explainAt(document.offsetAt(position), ground);
  if (!explanation) return null;
  const { blocks } = brief(explanation.about, explanation.found);
  const { place } = explanation;
  const value =
    kind === MarkupKind.Markdown ? toTextMarkdown(blocks) : plainBlocks(blocks).join('\n');
  return {
    contents: { kind, value },
    ...(place && { range: rangeIn(document, stretchOf(place)) }),
  };
}
