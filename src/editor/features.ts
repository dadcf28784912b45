/** Starts every feature: loaded when the first manifest is open. */
import * as vscode from 'vscode';
import { knowledgeData } from '../knowledge/generated/knowledge.js';
import { Knowledge } from '../knowledge/knowledge';
import { Boundary } from './boundary';
import { registerFixWorkspace } from './fix-workspace-command';
import { registerTablePaste } from './paste-table';
import { FixActions, registerSelect } from './code-actions';
import { registerCompare } from './compare-command';
import { registerConvertFormat } from './convert-format-command';
import { BeingTyped } from './being-typed';
import { LENS_SETTING, VerdictLenses } from './code-lens';
import { COMPLETION_TRIGGERS, CompletionProvider } from './completion';
import { completionSource } from './completion-source';
import { Diagnostics } from './diagnostics';
import { ManifestDocuments } from './documents';
import { registerExchange, registerSourcesDrop } from './exchange/register';
import { registerExplanations } from './explanations';
import { registerMoving, registerMovingCommands } from './moving/register';
import { HoverProvider } from './hover';
import { CountryHints, HINTS_SETTING } from './inlay-hints';
import { JustTyped } from './just-typed';
import { loadLanguage } from './language';
import { registerLanguageStatus } from './language-status';
import { followActiveManifest } from './manifest-context';
import { registerNewManifest } from './new-manifest';
import { FILES_SETTING, manifestSelector } from './manifest-files';
import { registerTools } from './language-model-tools';
import { LineBreaks } from './line-breaks';
import { Policies } from './policies';
import { PolicyDiagnostics } from './policy-diagnostics';
import { registerPolicyProviders } from './policy-providers';
import { SYNTAX_VALIDATORS } from './other-extensions';
import { registerListPaperwork } from './paperwork-command';
import { RecordEvidence, registerRecordEvidence } from './record-evidence';
import { registerReport } from './report/register';
import { RefactorActions } from './refactor-actions';
import { RULER_SETTING, RulerMarks } from './ruler-marks';
import { registerShowState } from './show-state';
import { registerNameTokens } from './semantic-tokens';
import { registerSourceTree } from './tree/register';
import { STATUS_SETTING, StatusItem } from './status';
import { registerWorkspaceCheck } from './workspace-command';

/** What is awaited before the features start. */
export const prepare = loadLanguage;

export function startFeatures(context: vscode.ExtensionContext): void {
  const { extensionUri, subscriptions, workspaceState } = context;
  const log = vscode.window.createOutputChannel('Sourcing Compliance', { log: true });
  const report = (error: unknown): void => {
    log.error(error instanceof Error ? error : String(error));
  };
  const knowledge = new Knowledge(knowledgeData);
  const boundary = new Boundary();
  const policies = new Policies(knowledge, boundary);
  const documents = new ManifestDocuments(policies, boundary, report);
  const beingTyped = new BeingTyped((document) => documents.latest(document));
  const diagnostics = new Diagnostics(documents, beingTyped, extensionUri);
  const hints = new CountryHints(documents);
  const status = new StatusItem(documents, report);
  const lenses = new VerdictLenses(documents);
  const marks = new RulerMarks(documents);
  const register = (): vscode.Disposable =>
    vscode.Disposable.from(
      registerProviders(documents, hints, lenses, extensionUri, knowledge.asOf),
      registerSourcesDrop(manifestSelector(), knowledge, log, report),
    );
  let providers = register();

  subscriptions.push(
    log,
    boundary,
    policies,
    new PolicyDiagnostics(policies, extensionUri),
    registerPolicyProviders(policies, extensionUri),
    documents,
    beingTyped,
    diagnostics,
    hints,
    lenses,
    marks,
    status,
    registerShowState(),
    registerNewManifest(extensionUri),
    registerFixWorkspace(policies, boundary),
    registerConvertFormat(documents),
    followActiveManifest(),
    registerExplanations(documents, extensionUri),
    new LineBreaks(documents, report),
    registerSelect(),
    registerCompare(documents, report),
    registerSourceTree(documents, workspaceState, report),
    registerMovingCommands(documents, boundary),
    registerReport({ documents, policies, boundary, report }),
    registerRecordEvidence(documents, boundary),
    registerListPaperwork(),
    registerExchange(knowledge, log, report),
    registerTools(documents, policies, knowledge),
    registerWorkspaceCheck({ documents, policies, boundary, extensionUri, report }),
    {
      dispose: () => {
        providers.dispose();
      },
    },
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(FILES_SETTING)) {
        providers.dispose();
        providers = register();
        documents.refresh();
        status.refresh();
      }
      if (change.affectsConfiguration(HINTS_SETTING)) hints.refresh();
      if (change.affectsConfiguration(LENS_SETTING)) lenses.refresh();
      if (change.affectsConfiguration(RULER_SETTING)) marks.refresh();
      if (change.affectsConfiguration(STATUS_SETTING)) status.refresh();
      if (SYNTAX_VALIDATORS.some((name) => change.affectsConfiguration(name))) {
        diagnostics.refresh();
      }
    }),
    vscode.extensions.onDidChange(() => {
      diagnostics.refresh();
    }),
  );
  documents.refresh();
  status.refresh();
}

function registerProviders(
  documents: ManifestDocuments,
  hints: CountryHints,
  lenses: VerdictLenses,
  extensionUri: vscode.Uri,
  asOf: string,
): vscode.Disposable {
  const selector = manifestSelector();
  const typed = new JustTyped();
  return vscode.Disposable.from(
    typed,
    registerMoving(selector, documents),
    registerTablePaste(selector, documents),
    registerNameTokens(selector, documents),
    vscode.languages.registerHoverProvider(selector, new HoverProvider(documents, extensionUri)),
    vscode.languages.registerCompletionItemProvider(
      selector,
      new CompletionProvider((document) => completionSource(document, documents), typed),
      ...COMPLETION_TRIGGERS,
    ),
    vscode.languages.registerCodeActionsProvider(
      selector,
      new FixActions(documents),
      FixActions.metadata,
    ),
    vscode.languages.registerCodeActionsProvider(
      selector,
      new RecordEvidence(documents),
      RecordEvidence.metadata,
    ),
    vscode.languages.registerCodeActionsProvider(
      selector,
      new RefactorActions(documents),
      RefactorActions.metadata,
    ),
    vscode.languages.registerInlayHintsProvider(selector, hints),
    vscode.languages.registerCodeLensProvider(selector, lenses),
    registerLanguageStatus(selector, asOf),
  );
}
