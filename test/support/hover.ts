import type { Block, Inline } from '../../src/explain/blocks';
import type { Explanation } from '../../src/explain/explain';
import { explainAt } from '../../src/explain/explain';
import { endOf, startOf } from '../../src/manifest/model';
import type { AnalyseOptions } from './analyse';
import { analyseFiles } from './analyse';
import { takeCursor } from './cursor';
import { knowledge } from './knowledge';

export interface Hover {
  /** What the hover is about; empty where there are only findings. */
  readonly about: string;
  /** Line by line; items of a list begin with `- `, a picture is its alternative text. */
  readonly lines: readonly string[];
  readonly blocks: readonly Block[];
}

/** The hover at the mark `‸` of a manifest, `undefined` where there is none. */
export function hoverAt(
  marked: string,
  { name = 'product.sourcing.yaml', ...options }: AnalyseOptions & { readonly name?: string } = {},
): Hover | undefined {
  const { text, offset } = takeCursor(marked);
  const analysis = analyseFiles({ [name]: text }, options);
  const found = explainAt(offset, { analysis, knowledge, rulePage: (id) => `page:${id}` });
  return (
    found && { about: aboutIn(text, found), lines: linesOf(found.blocks), blocks: found.blocks }
  );
}

function aboutIn(text: string, { place }: Explanation): string {
  return place ? text.slice(startOf(place), endOf(place)) : '';
}

const linesOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    switch (block.kind) {
      case 'line':
        return [textOf(block.line)];
      case 'list':
        return block.items.map((item) => `- ${textOf(item)}`);
      case 'picture':
        return [block.alternative];
    }
  });

const textOf = (pieces: readonly Inline[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
