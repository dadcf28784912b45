import type { FoldingRange } from 'vscode-languageserver';
import { FoldingRangeKind } from 'vscode-languageserver';
import type { OutlineEntry } from '../../navigation/outline';
import { outlineOf } from '../../navigation/outline';
import type { Analysed } from './documents';

/** Sections, suppliers and sources of more than one line. */
export function foldingIn({ analysis, document }: Analysed): FoldingRange[] {
  const found = new Map<string, FoldingRange>();
  const take = ({ range, children }: OutlineEntry): void => {
    const [startLine, endLine] = [
      document.positionAt(range.start).line,
      document.positionAt(range.end).line,
    ];
    if (endLine > startLine) {
      found.set(`${String(startLine)}-${String(endLine)}`, {
        startLine,
        endLine,
        kind: FoldingRangeKind.Region,
      });
    }
    children.forEach(take);
  };
  outlineOf(analysis).forEach(take);
  return [...found.values()].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}
