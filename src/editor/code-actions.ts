import * as vscode from 'vscode';
import type { Finding } from '../rules/finding';
import { findingsBetween } from '../analysis/at';
import type { Fix, TextEdit } from '../fixes/fix';
import { fixesFor, safeEdits } from '../fixes/fixes';
import type { AnalysedDocument, ManifestDocuments } from './documents';
import { rangeOf } from './documents';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('sourcingCompliance');

/** Registered, but in no menu: runs behind a fix that leaves a placeholder. */
const SELECT = 'sourcingCompliance.selectPlaceholder';

/** A longer list is not read; it comes from a selection over many findings. */
const MAX_FINDINGS = 20;

/** What fixes the findings at the cursor, and all that can be fixed without looking. */
export class FixActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  };

  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only, diagnostics }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[] | undefined> {
    const analysed = await this.#documents.get(document);
    if (analysed?.version !== document.version || token.isCancellationRequested) return undefined;
    const actions: vscode.CodeAction[] = [];
    if (only?.contains(FIX_ALL)) actions.push(...fixAll(analysed));
    if (!only || only.contains(vscode.CodeActionKind.QuickFix)) {
      actions.push(...quickFixes(analysed, range, diagnostics));
    }
    return actions;
  }
}

/** Registers the command that selects the placeholder of a fix, so that one can type over it. */
export function registerSelect(): vscode.Disposable {
  return vscode.commands.registerCommand(SELECT, (address: string, start: number, end: number) => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.uri.toString() !== address) return;
    const [from, to] = [editor.document.positionAt(start), editor.document.positionAt(end)];
    editor.selection = new vscode.Selection(from, to);
    editor.revealRange(editor.selection);
  });
}

function quickFixes(
  analysed: AnalysedDocument,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const { analysis, document, knowledge } = analysed;
  const text = document.getText();
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const touched = findingsBetween(analysis, from, to).slice(0, MAX_FINDINGS);
  const actions: vscode.CodeAction[] = [];
  const ofAKind = new Set<string>();
  for (const finding of touched) {
    const fixes = fixesFor(analysis, text, finding, knowledge);
    const fixed = diagnostics.filter((each) => isOf(each, finding, analysed));
    // Two findings of one step may offer the same.
    const fresh = fixes.filter(({ title }) => !actions.some((action) => action.title === title));
    actions.push(...fresh.map((fix) => actionFor(fix, fixed, analysed)));
    if (fixes.some(({ safe }) => safe)) ofAKind.add(finding.ruleId);
  }
  for (const ruleId of ofAKind) {
    if (analysis.findings.filter((each) => each.ruleId === ruleId).length < 2) continue;
    const action = new vscode.CodeAction(
      `Fix all of ${ruleId} in this file`,
      vscode.CodeActionKind.QuickFix,
    );
    action.edit = workspaceEdit(document, safeEdits(analysis, text, knowledge, ruleId));
    actions.push(action);
  }
  return actions;
}

function actionFor(
  fix: Fix,
  fixed: vscode.Diagnostic[],
  { document }: AnalysedDocument,
): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.edit = workspaceEdit(document, fix.edits);
  action.diagnostics = fixed;
  action.isPreferred = fix.preferred;
  if (fix.select) {
    const { start, end } = fix.select;
    action.command = {
      command: SELECT,
      title: 'Select the placeholder',
      arguments: [document.uri.toString(), start, end],
    };
  }
  return action;
}

function fixAll({ analysis, document, knowledge }: AnalysedDocument): vscode.CodeAction[] {
  const edits = safeEdits(analysis, document.getText(), knowledge);
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction('Write codes and names in their canonical form', FIX_ALL);
  action.edit = workspaceEdit(document, edits);
  return [action];
}

function workspaceEdit(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of edits) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    result.replace(document.uri, range, newText);
  }
  return result;
}

function isOf(
  diagnostic: vscode.Diagnostic,
  { ruleId, place }: Finding,
  analysed: AnalysedDocument,
): boolean {
  const { code } = diagnostic;
  const value = typeof code === 'object' ? code.value : code;
  return value === ruleId && diagnostic.range.isEqual(rangeOf(analysed, place));
}
