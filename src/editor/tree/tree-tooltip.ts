import * as vscode from 'vscode';
import type { Step } from '../../chain/graph';
import { line, list, strong } from '../../explain/blocks';
import { toMarkdown } from '../../explain/markdown';
import { nameOf } from '../../navigation/outline';
import { shortened } from '../../text/clean';
import type { AnalysedDocument } from '../documents';
import { editorLanguage, said } from '../language';

/** More findings than these are in the Problems panel. */
const MAX_FINDINGS = 6;

/** The name of a source and what was found at it. */
export function problemsTooltip(
  { source, file }: Step,
  { analysis }: AnalysedDocument,
): vscode.MarkdownString {
  const found =
    file === undefined
      ? analysis.found
          .inUnits(new Set([source.unit]))
          .filter((each) => each.source === source && !each.waiver)
      : [];
  const lines = found.slice(0, MAX_FINDINGS).map(({ message }) => [said(message)]);
  return new vscode.MarkdownString(
    toMarkdown([line(strong(shortened(nameOf(source, editorLanguage()), 100))), ...list(lines)]),
  );
}
