import * as vscode from 'vscode';
import type { AnalysedDocument, ManifestDocuments } from './documents';

const BROKEN_POLICY = {
  last: 'The policy has mistakes: it applies as it last was without any.',
  defaults: 'The policy has mistakes: the built-in defaults apply.',
} as const;

/** While a manifest is active: the day that is judged and the day of the knowledge. */
export class StatusItem {
  readonly #documents: ManifestDocuments;
  readonly #report: (error: unknown) => void;
  readonly #item = vscode.window.createStatusBarItem(
    'sourcingCompliance.day',
    vscode.StatusBarAlignment.Right,
    100,
  );
  readonly #subscriptions: vscode.Disposable;

  /** @param report is told of an analysis that failed */
  constructor(documents: ManifestDocuments, report: (error: unknown) => void) {
    this.#documents = documents;
    this.#report = report;
    this.#item.name = 'Sourcing Compliance';
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
    if (!document) {
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

  #show({ analysis, knowledge, brokenPolicy }: AnalysedDocument): void {
    const judged = analysis.asOf ?? 'no day';
    const why = analysis.manifest.asOf ? 'the asOf of the manifest' : 'today';
    const explained =
      analysis.asOf === undefined
        ? 'The asOf of this manifest is not a day: nothing that depends on the day is judged.'
        : `Sourcing is judged as of ${judged}, ${why}.`;
    const known = `The knowledge is of ${knowledge.asOf}.`;
    const broken = brokenPolicy ? `${BROKEN_POLICY[brokenPolicy.applies]} ` : '';
    this.#item.text = `$(${brokenPolicy ? 'warning' : 'calendar'}) Sourcing ${judged} · data as of ${knowledge.asOf}`;
    this.#item.tooltip = `${broken}${explained} ${known}`;
    this.#item.accessibilityInformation = { label: `${broken}${explained} ${known}` };
    this.#item.show();
  }
}
