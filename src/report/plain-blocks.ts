import type { Block, Inline } from '../explain/blocks';
import { logLine } from './printable';

/** An explanation as lines of plain text; addresses stand behind what they belong to. */
export const plainBlocks = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    switch (block.kind) {
      case 'line':
        return [logLine(block.line.map(inline).join(''))];
      case 'list':
        return block.items.map((item) => `  - ${logLine(item.map(inline).join(''))}`);
      case 'picture':
        return [logLine(block.alternative)];
    }
  });

const inline = (piece: Inline): string => {
  if (typeof piece === 'string') return piece;
  return (piece.url ?? '') === '' ? piece.text : `${piece.text} <${String(piece.url)}>`;
};
