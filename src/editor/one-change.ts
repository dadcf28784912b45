import type * as vscode from 'vscode';
import type { TextChange } from '../manifest/reread';

/** The changes of one event as one change; undefined where they do not lead from text to text. */
export function asOneChange(
  changes: readonly vscode.TextDocumentContentChangeEvent[],
  before: string,
  after: string,
): TextChange | undefined {
  const start = Math.min(...changes.map(({ rangeOffset }) => rangeOffset));
  const end = Math.max(...changes.map(({ rangeOffset, rangeLength }) => rangeOffset + rangeLength));
  const by = changes.reduce((sum, { text, rangeLength }) => sum + text.length - rangeLength, 0);
  if (before.length + by !== after.length) return undefined;
  return { start, end, text: after.slice(start, end + by) };
}
