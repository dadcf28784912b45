import type { Hover, MarkupContent, Position } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import { explainKey } from '../../completion/explain-key';
import type { Block } from '../../explain/blocks';
import { brief } from '../../explain/brief';
import { explainAt } from '../../explain/explain';
import { toTextMarkdown } from '../../explain/markdown';
import { plainBlocks } from '../../report/plain-blocks';
import { rulePage } from '../rule-pages';
import type { Analysed } from './documents';
import { cursorAt, rangeIn } from './places';
import { stretchOf } from '../../manifest/model';

/** What stands at a position, its status that day and the documents behind it; of a key what the schema says. */
export function hoverAt(analysed: Analysed, position: Position, kind: MarkupKind): Hover | null {
  const { document, analysis, knowledge } = analysed;
  const input = { analysis, knowledge, rulePage: (id: string) => rulePage(id) ?? '' };
  const explanation = explainAt(document.offsetAt(position), input);
  const key = explainKey(cursorAt(document, position), analysis);
  // At a merge what it takes over says more than what a merge is.
  if (key && (key.words.key !== '<<' || !explanation)) {
    const { blocks } = brief(key.blocks, explanation?.found ?? []);
    return { contents: contentsOf(blocks, kind), range: rangeIn(document, key.words) };
  }
  if (!explanation) return null;
  const { blocks } = brief(explanation.about, explanation.found);
  const { place } = explanation;
  return {
    contents: contentsOf(blocks, kind),
    ...(place && { range: rangeIn(document, stretchOf(place)) }),
  };
}

const contentsOf = (blocks: readonly Block[], kind: MarkupKind): MarkupContent => ({
  kind,
  value: kind === MarkupKind.Markdown ? toTextMarkdown(blocks) : plainBlocks(blocks).join('\n'),
});
