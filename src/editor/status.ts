import * as vscode from 'vscode';
import type { Block } from '../explain/blocks';
import { line, list, strong } from '../explain/blocks';
import { toMarkdown } from '../explain/markdown';
import type { State } from '../explain/state';
import { stateOf } from '../explain/state';
import { regimeVerdicts } from '../explain/verdicts';
import { dataAge } from '../messages/data-age';
import { SHOW_STATE } from './command-names';
import type { AnalysedDocument, ManifestDocuments } from './documents';
import { editorLanguage, t } from './language';

/** The setting that turns the item off. */
export const STATUS_SETTING = 'sourcingCompliance.statusBar';

const BROKEN_POLICY = {
  last: 'The policy has mistakes: it applies as it last was without any.',
  defaults: 'The policy has mistakes: the built-in defaults apply.',
} as const;

const ICONS: Readonly<Record<State['worst'], string>> = {
  error: 'error',
  warning: 'warning',
  passes: 'pass',
  'no-day': 'question',
};

/** While a manifest is active: the worst that is open in it, and that the data is old. */
export class StatusItem {
  readonly #documents: ManifestDocuments;
  readonly #report: (error: unknown) => void;
  readonly #item = vscode.window.createStatusBarItem(
    'sourcingCompliance.state',
    vscode.StatusBarAlignment.Right,
    100,
  );
  readonly #subscriptions: vscode.Disposable;

  /** @param report is given the error of an analysis that failed */
  constructor(documents: ManifestDocuments, report: (error: unknown) => void) {
    this.#documents = documents;
    this.#report = report;
    this.#item.name = 'Sourcing Compliance';
    this.#item.command = SHOW_STATE;
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.refresh();
      }),
      documents.onDidAnalyse((analysed) => {
        if (analysed.document === vscode.window.activeTextEditor?.document) this.#show(analysed);
      }),
      documents.onDidClose(() => {
        this.refresh();
      }),
    );
    this.refresh();
  }

  /** Shows or hides the item by what is active now. */
  refresh(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isWanted(document)) {
      this.#item.hide();
      return;
    }
    this.#documents.get(document).then((analysed) => {
      if (vscode.window.activeTextEditor?.document !== document) return;
      if (analysed) this.#show(analysed);
      else this.#item.hide();
    }, this.#report);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #show(analysed: AnalysedDocument): void {
    const { analysis, brokenPolicy, isWhole, document } = analysed;
    // Of a part it cannot be said that it passes; the whole follows once the text rests.
    if (!isWhole || !isWanted(document)) return;
    const state = stateOf(analysis, editorLanguage());
    const old =
      oldData(analysed) === undefined
        ? ''
        : ` · ${t('data as of {day}', { day: editorLanguage().day(analysed.knowledge.asOf) })}`;
    const policy = brokenPolicy ? ` · ${t('policy has mistakes')}` : '';
    const icon = brokenPolicy && state.worst === 'passes' ? 'warning' : ICONS[state.worst];
    this.#item.text = `$(${icon}) Sourcing: ${state.text}${policy}${old}`;
    this.#item.tooltip = new vscode.MarkdownString(toMarkdown(tooltip(state, analysed)));
    this.#item.accessibilityInformation = { label: `Sourcing: ${state.text}${policy}${old}` };
    this.#item.show();
  }
}

const isWanted = (document: vscode.TextDocument): boolean =>
  vscode.workspace.getConfiguration(undefined, document).get(STATUS_SETTING) !== false;

const oldData = ({ analysis, knowledge }: AnalysedDocument): string | undefined =>
  analysis.asOf === undefined
    ? undefined
    : dataAge(knowledge.asOf, analysis.asOf, editorLanguage());

function tooltip({ text }: State, analysed: AnalysedDocument): Block[] {
  const { analysis, knowledge, brokenPolicy } = analysed;
  const { asOf, manifest } = analysis;
  const language = editorLanguage();
  const at = { day: language.day(asOf ?? '') };
  const day =
    asOf === undefined
      ? t('Its asOf is not a day: nothing that depends on the day is checked.')
      : manifest.asOf
        ? t('Checked as of {day} (its asOf).', at)
        : t('Checked as of {day} (today).', at);
  return [
    line(strong(`Sourcing: ${text}`)),
    ...list(regimeVerdicts(analysis, language).map((verdict) => [verdict])),
    line(
      day,
      ' ',
      oldData(analysed) ?? `${t('Data as of {day}', { day: language.day(knowledge.asOf) })}.`,
    ),
    ...(brokenPolicy ? [line(t(BROKEN_POLICY[brokenPolicy.applies]))] : []),
  ];
}
