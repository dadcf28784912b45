import type { Block, Line } from './blocks';
import { list } from './blocks';

/** Rows of what stands at a place, and of the rules that found something there; a picture is one. */
const MAX_ROWS = 9;
const MAX_FOUND_ROWS = 5;
/** Items of a list: agreements, facts. */
const MAX_ITEMS = 3;

/** An explanation as a hover has it: what matters most, in sight at once. */
export interface Brief {
  readonly blocks: readonly Block[];
  /** Whether something was left out. */
  readonly isCut: boolean;
}

/**
 * The first line, then the picture, then as much of the rest as is read in a hover.
 *
 * @param about what stands there
 * @param found the rules that found something there: their lines are kept in sight, not the facts behind them
 */
export function brief(about: readonly Block[], found: readonly Block[]): Brief {
  const [first, ...rest] = about;
  const pictures = rest.filter(({ kind }) => kind === 'picture').slice(0, 1);
  const others = rest.filter((block) => !pictures.includes(block));
  const all = first ? [first, ...pictures, ...others] : [];
  const top = cut(all, MAX_ROWS);
  const lines = found.filter(({ kind }) => kind === 'line');
  const bottom = cut(lines, MAX_FOUND_ROWS);
  return {
    blocks: [...top.blocks, ...bottom.blocks],
    isCut: top.isCut || bottom.isCut || lines.length < found.length,
  };
}

function cut(blocks: readonly Block[], rows: number): Brief {
  const kept: Block[] = [];
  let [left, isCut] = [rows, false];
  for (const block of blocks) {
    if (block.kind !== 'list') {
      if (left > 0) kept.push(block);
      else isCut = true;
      left--;
      continue;
    }
    const items: readonly Line[] = block.items.slice(0, Math.max(0, Math.min(left, MAX_ITEMS)));
    if (items.length < block.items.length) isCut = true;
    kept.push(...list(items));
    left -= items.length;
  }
  return { blocks: kept, isCut };
}
