import type {
  CodeAction,
  CodeActionContext,
  Diagnostic,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findingsBetween } from '../../analysis/at';
import type { Fix, TextEdit } from '../../fixes/fix';
import { fixesFor, safeEdits } from '../../fixes/fixes';
import type { Finding } from '../../rules/finding';
import type { Analysed } from './documents';
import type { Files } from './files';
import { isSameRange, rangeIn, rangeOfText } from './places';
import { stretchOf } from '../../manifest/model';

/** A part of `source.fixAll`, so that a client which asks for that on saving runs it. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.sourcingCompliance`;

/** A longer list is not read; it comes from a selection over many findings. */
const MAX_FINDINGS = 20;

/** What fixes the findings in a range, and all that can be fixed without looking where that is asked for. */
export function codeActionsIn(
  analysed: Analysed,
  range: Range,
  { only, diagnostics }: CodeActionContext,
  files: Files,
): CodeAction[] {
  const isWanted = (kind: string): boolean =>
    only?.some((each) => kind === each || kind.startsWith(`${each}.`)) ?? false;
  return [
    ...(isWanted(FIX_ALL) ? fixAll(analysed) : []),
    ...(!only || isWanted(CodeActionKind.QuickFix)
      ? quickFixes(analysed, range, diagnostics, files)
      : []),
  ];
}

function quickFixes(
  analysed: Analysed,
  range: Range,
  diagnostics: readonly Diagnostic[],
  files: Files,
): CodeAction[] {
  const { analysis, document, knowledge } = analysed;
  const text = document.getText();
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const textOf = (file: string): string | undefined =>
    files.manifestOf(file) === analysis.input.files.get(file) ? files.textOf(file) : undefined;
  const actions: CodeAction[] = [];
  // What only accepts a finding comes last.
  const waiving: CodeAction[] = [];
  const ofAKind = new Set<string>();
  for (const finding of findingsBetween(analysis, from, to).slice(0, MAX_FINDINGS)) {
    const fixed = diagnostics.filter((each) => isOf(each, finding, document));
    for (const fix of fixesFor(analysis, text, finding, knowledge, textOf)) {
      if (fix.safe) ofAKind.add(finding.ruleId);
      // Two findings of one step may offer the same.
      if ([...actions, ...waiving].some(({ title }) => title === fix.title)) continue;
      const edit = editOf(fix, analysed, files);
      if (!edit) continue;
      (fix.kind === 'waive' ? waiving : actions).push({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        edit,
        ...(fixed.length > 0 && { diagnostics: fixed }),
        ...(fix.preferred && { isPreferred: true }),
      });
    }
  }
  for (const ruleId of ofAKind) {
    if (analysis.findings.filter((each) => each.ruleId === ruleId).length < 2) continue;
    actions.push({
      title: `Fix all of ${ruleId} in this file`,
      kind: CodeActionKind.QuickFix,
      edit: workspaceEdit(document, safeEdits(analysis, text, knowledge, ruleId)),
    });
  }
  return [...actions, ...waiving];
}

/** Undefined where the file that it changes is not at hand. */
function editOf({ file, edits }: Fix, analysed: Analysed, files: Files): WorkspaceEdit | undefined {
  if (file === undefined) return workspaceEdit(analysed.document, edits);
  const lines = files.linesOf(file);
  return (
    lines && {
      changes: {
        [files.addressOf(file)]: edits.map((edit) => ({
          range: rangeOfText(lines, edit),
          newText: edit.newText,
        })),
      },
    }
  );
}

function fixAll({ analysis, document, knowledge }: Analysed): CodeAction[] {
  const edits = safeEdits(analysis, document.getText(), knowledge);
  if (edits.length === 0) return [];
  const title = 'Write codes and names in their canonical form';
  return [{ title, kind: FIX_ALL, edit: workspaceEdit(document, edits) }];
}

const workspaceEdit = (document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit => ({
  changes: {
    [document.uri]: edits.map((edit) => ({
      range: rangeIn(document, edit),
      newText: edit.newText,
    })),
  },
});

const isOf = ({ code, range }: Diagnostic, finding: Finding, document: TextDocument): boolean =>
  code === finding.ruleId && isSameRange(range, rangeIn(document, stretchOf(finding.place)));
