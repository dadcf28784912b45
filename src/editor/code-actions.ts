import * as vscode from 'vscode';
import type { Finding } from '../rules/finding';
import { findingsBetween } from '../analysis/at';
import type { Fix, TextEdit } from '../fixes/fix';
import { fixesFor, safeEdits } from '../fixes/fixes';
import { causesOf } from '../navigation/causes';
import { COMPARE, FIX_WORKSPACE } from './command-names';
import type { AnalysedDocument, ManifestDocuments } from './documents';
import { rangeOf } from './documents';
import { catalogueOfEditor, editorLanguage, t } from './language';
import { locationIn, uriOfFile } from './moving/places';
import { stretchOf } from '../manifest/model';

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
    const analysed = await this.#documents.present(document, token);
    if (!analysed) return undefined;
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
  return vscode.commands.registerCommand(
    SELECT,
    async (address: string, start: number, end: number) => {
      // What was changed may be an imported file that is shown nowhere.
      const editor = await vscode.window.showTextDocument(vscode.Uri.parse(address));
      const [from, to] = [editor.document.positionAt(start), editor.document.positionAt(end)];
      editor.selection = new vscode.Selection(from, to);
      editor.revealRange(editor.selection);
    },
  );
}

/** What leads to the cause, then what changes something, best first; what only accepts it is last. */
function quickFixes(
  analysed: AnalysedDocument,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const { analysis, document, knowledge, imports } = analysed;
  const text = document.getText();
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const touched = findingsBetween(analysis, from, to).slice(0, MAX_FINDINGS);
  const toCauses: vscode.CodeAction[] = [];
  const changing: vscode.CodeAction[] = [];
  const comparing: vscode.CodeAction[] = [];
  const waiving: vscode.CodeAction[] = [];
  const all = (): vscode.CodeAction[] => [...toCauses, ...changing, ...comparing, ...waiving];
  // Two findings of one step may offer the same.
  const isFresh = (title: string): boolean => !all().some((action) => action.title === title);
  const ofAKind = new Map<string, vscode.Diagnostic[]>();
  for (const finding of touched) {
    const fixed = diagnostics.filter((each) => isOf(each, finding, analysed));
    const toCause = causeAction(finding, fixed, analysed);
    if (toCause && isFresh(toCause.title)) toCauses.push(toCause);
    const fixes = fixesFor(
      analysis,
      text,
      finding,
      knowledge,
      (file) => imports.get(file)?.text,
      editorLanguage(),
    ).filter(({ title }) => isFresh(title));
    for (const fix of fixes) {
      const action = actionFor(fix, fixed, analysed);
      if (action) (fix.kind === 'waive' ? waiving : changing).push(action);
    }
    if (fixes.some(({ kind, file }) => kind === 'alternative' && file === undefined)) {
      if (comparing.length === 0) comparing.push(compareAction(fixed));
    }
    if (fixes.some(({ safe }) => safe)) ofAKind.set(finding.ruleId, fixed);
  }
  for (const [ruleId, fixed] of ofAKind) {
    if (analysis.findings.filter((each) => each.ruleId === ruleId).length < 2) continue;
    const action = new vscode.CodeAction(
      t('Fix all of {rule} in this file', { rule: ruleId }),
      vscode.CodeActionKind.QuickFix,
    );
    action.edit = workspaceEdit(document, safeEdits(analysis, text, knowledge, ruleId));
    action.diagnostics = fixed;
    changing.push(action, everywhereAction(ruleId, fixed));
  }
  return all();
}

/** Leads to where a finding comes from: the editor goes to one place, and lists several. */
function causeAction(
  finding: Finding,
  fixed: vscode.Diagnostic[],
  analysed: AnalysedDocument,
): vscode.CodeAction | undefined {
  const { analysis, document } = analysed;
  const found = causesOf(finding, analysis, editorLanguage(), catalogueOfEditor());
  const locations = found?.causes.flatMap(
    ({ file, place }) => locationIn(analysed, file ?? analysis.file, stretchOf(place)) ?? [],
  );
  if (!found || !locations || locations.length === 0) return undefined;
  const action = new vscode.CodeAction(found.title, vscode.CodeActionKind.QuickFix);
  action.command = {
    command: 'editor.action.goToLocations',
    title: found.title,
    arguments: [
      document.uri,
      rangeOf(analysed, finding.place).start,
      locations,
      locations.length > 1 ? 'peek' : 'goto',
    ],
  };
  action.diagnostics = fixed;
  return action;
}

/** The same in all manifests of the workspace, after one has looked through the changes. */
function everywhereAction(ruleId: string, fixed: vscode.Diagnostic[]): vscode.CodeAction {
  const title = vscode.l10n.t('Fix all of {0} in the workspace…', ruleId);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: FIX_WORKSPACE, title, arguments: [ruleId] };
  action.diagnostics = fixed;
  return action;
}

function compareAction(fixed: vscode.Diagnostic[]): vscode.CodeAction {
  const action = new vscode.CodeAction(t('Compare alternatives'), vscode.CodeActionKind.QuickFix);
  action.command = { command: COMPARE, title: t('Compare alternatives') };
  action.diagnostics = fixed;
  return action;
}

/** Undefined where the file that it changes is not at hand. */
function actionFor(
  { title, file, edits, select, preferred }: Fix,
  fixed: vscode.Diagnostic[],
  analysed: AnalysedDocument,
): vscode.CodeAction | undefined {
  const edit = new vscode.WorkspaceEdit();
  const key = file ?? analysed.analysis.file;
  for (const each of edits) {
    const location = locationIn(analysed, key, each);
    if (!location) return undefined;
    edit.replace(location.uri, location.range, each.newText);
  }
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = edit;
  action.diagnostics = fixed;
  action.isPreferred = preferred;
  if (select) {
    action.command = {
      command: SELECT,
      title: t('Select the placeholder'),
      arguments: [uriOfFile(analysed, key).toString(), select.start, select.end],
    };
  }
  return action;
}

function fixAll({ analysis, document, knowledge }: AnalysedDocument): vscode.CodeAction[] {
  const edits = safeEdits(analysis, document.getText(), knowledge);
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(t('Write codes and names in their canonical form'), FIX_ALL);
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
