import type { Frame } from '../text/path-frames';
import { openBlocks } from '../text/cursor-path';
import type { PathText } from '../text/cursor-path';
import type { Kind } from './complete';
import { shapeAt } from './shape';

/** A line break that was just typed at the end of a line of YAML. */
export interface LineBreak {
  /** What stands above the new line, as `PathText` has it; the line that was broken is its last. */
  readonly text: Pick<PathText, 'above' | 'prefix'>;
  /** The line that was broken, and the column of the cursor in it. */
  readonly line: string;
  readonly column: number;
  /** The next line below the new one that is not blank. */
  readonly next?: string;
}

/** What is to stand in front of the cursor on the new line. */
export interface Indentation {
  readonly text: string;
  /** Whether the line that was broken gives way: an empty item, or a blank line that ends a list. */
  readonly replacesLine: boolean;
  /** Whether `text` ends in a dash that nobody has typed. */
  readonly hasDash: boolean;
}

/**
 * Where one goes on after Enter: below the keys of the item, two further in below a key that holds more,
 * with a dash below the item of a list. An empty item or line ends what it is in, and goes on one
 * further out. Undefined: the editor's own indentation stays.
 */
export function afterLineBreak(
  { text, line, column, next }: LineBreak,
  { shape }: Pick<Kind, 'shape'>,
): Indentation | undefined {
  const blocks = openBlocks({ format: 'yaml', ...text });
  const top = blocks?.at(-1);
  if (!blocks || !top) return undefined;
  const { frame } = top;
  if (line.trim() === '') return outOf(blocks, column, next);
  if (line.trimStart().startsWith('#')) return undefined;
  if (frame.kind === 'seq') {
    if (frame.state === 'value')
      return /^\s*(?:- +)*-\s*$/.test(line) ? outOfItem(blocks) : undefined;
    const isScalars = shapeAt(shape, top.path)?.item?.kind === 'scalar';
    return isScalars ? dash(frame.column, false) : undefined;
  }
  if (frame.state === 'scalar') return at(frame.column);
  if (frame.state !== 'value') return undefined;
  const wanted = shapeAt(shape, [...top.path, frame.key]);
  if (!wanted) return undefined;
  return at(frame.column + (wanted.kind === 'scalar' ? 0 : 2));
}

interface Block {
  readonly frame: Frame;
  readonly path: PathText['prefix'];
}

/** From a blank line out of what its column belongs to. */
function outOf(
  blocks: readonly Block[],
  column: number,
  next: string | undefined,
): Indentation | undefined {
  if (column === 0) return undefined;
  const index = blocks.findLastIndex(
    ({ frame }) => frame.kind === 'map' && frame.column === column,
  );
  const outer = blocks[index - 1]?.frame;
  if (index === -1) {
    // Below a key that holds more there is nothing yet.
    const top = blocks.at(-1)?.frame;
    const isBelow = top?.kind === 'map' && top.state === 'value' && column === top.column + 2;
    return isBelow ? at(top.column, true) : undefined;
  }
  if (!outer || isWithin(outer, next)) return undefined;
  return outer.kind === 'seq' ? dash(outer.column, true) : at(outer.column, true);
}

/** Whether what stands below still belongs to a list or mapping. */
function isWithin({ column, kind }: Frame, next: string | undefined): boolean {
  if (next === undefined) return false;
  const own = /^ */.exec(next)?.[0].length ?? 0;
  return kind === 'seq'
    ? own > column || (own === column && next.startsWith('-', column))
    : own >= column && column > 0;
}

function outOfItem(blocks: readonly Block[]): Indentation {
  const outer = blocks.at(-2)?.frame;
  return at(outer?.column ?? 0, true);
}

const at = (column: number, replacesLine = false): Indentation => ({
  text: ' '.repeat(column),
  replacesLine,
  hasDash: false,
});

const dash = (column: number, replacesLine: boolean): Indentation => ({
  text: `${' '.repeat(column)}- `,
  replacesLine,
  hasDash: true,
});
