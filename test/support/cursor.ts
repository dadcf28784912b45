/** Stands in a test's text where the pointer or the cursor is. */
const MARK = '‸';

/** Takes the mark `‸` out of a text. Throws where there is none, or more than one. */
export function takeCursor(marked: string): { readonly text: string; readonly offset: number } {
  const [before = '', after, ...more] = marked.split(MARK);
  if (after === undefined || more.length > 0) throw new Error(`There is no one ${MARK}: ${marked}`);
  return { text: before + after, offset: before.length };
}
