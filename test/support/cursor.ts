import type { Cursor } from '../../src/completion/cursor';

/** Stands in a test's text where the pointer or the cursor is. */
const MARK = '‸';

/** Takes the mark `‸` out of a text. Throws where there is none, or more than one. */
export function takeCursor(marked: string): { readonly text: string; readonly offset: number } {
  const [before = '', after, ...more] = marked.split(MARK);
  if (after === undefined || more.length > 0) throw new Error(`There is no one ${MARK}: ${marked}`);
  return { text: before + after, offset: before.length };
}

/** The cursor at an offset, as an editor hands it over. */
export function cursorAt(text: string, offset: number): Cursor {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return {
    offset,
    before: offset === 0 ? '' : text.slice(start, offset),
    after: text.slice(offset, end === -1 ? text.length : end),
    slice: (from, to) => text.slice(from, to),
  };
}
