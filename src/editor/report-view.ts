import * as vscode from 'vscode';
import { reportOf } from '../report/data/report-of';
import type { Report } from '../report/data/report';
import { mainHtml } from '../report/page/main-html';
import { reportPage } from '../report/page/page';
import { clean } from '../text/clean';
import { Lines } from '../text/lines';
import { OPEN_REPORT } from './command-names';
import { t } from './language';
import type { AnalysedDocument, ManifestDocuments } from './documents';
import { Delayed, PACE_MS } from '../check/pacing';

/** A report on more steps takes a second or more: it follows when the manifest is saved, not while it is typed. */
const MAX_LIVE_STEPS = 1000;

/** Opens the report on the active manifest beside it, and keeps it as the manifest is. */
export function registerReport(
  documents: ManifestDocuments,
  report: (error: unknown) => void,
): vscode.Disposable {
  const views = new Map<string, ReportView>();
  const command = vscode.commands.registerCommand(OPEN_REPORT, async () => {
    const document = vscode.window.activeTextEditor?.document;
    const analysed = document && (await documents.get(document));
    if (!document || !analysed) {
      void vscode.window.showInformationMessage(t('Open a supplier manifest to see its report.'));
      return;
    }
    const address = document.uri.toString();
    let view = views.get(address);
    if (view) view.reveal();
    else {
      view = new ReportView(document, () => documents.get(document), report);
      views.set(address, view);
      view.onDidDispose(() => views.delete(address));
    }
    await view.show(analysed);
  });
  return vscode.Disposable.from(
    command,
    documents.onDidAnalyse((analysed) => {
      views.get(analysed.document.uri.toString())?.follow(analysed);
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      views.get(uri.toString())?.renew();
    }),
    documents.onDidClose((uri) => {
      views.get(uri.toString())?.dispose();
    }),
    {
      dispose: () => {
        for (const view of [...views.values()]) view.dispose();
      },
    },
  );
}

/** One report in a panel of its own; it loads nothing and may only ask for a line. */
class ReportView {
  readonly #document: vscode.TextDocument;
  readonly #latest: () => Promise<AnalysedDocument | undefined>;
  readonly #report: (error: unknown) => void;
  readonly #panel: vscode.WebviewPanel;
  readonly onDidDispose: vscode.Event<void>;
  readonly #renewal = new Delayed(() => {
    this.#update().catch(this.#report);
  });
  #wasVisible = true;

  constructor(
    document: vscode.TextDocument,
    latest: () => Promise<AnalysedDocument | undefined>,
    report: (error: unknown) => void,
  ) {
    this.#document = document;
    this.#latest = latest;
    this.#report = report;
    this.#panel = vscode.window.createWebviewPanel(
      OPEN_REPORT,
      t('Report: {file}', { file: clean(nameOf(document)) }),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [] },
    );
    this.onDidDispose = this.#panel.onDidDispose;
    this.#panel.onDidDispose(() => {
      this.#renewal.cancel();
    });
    this.#panel.webview.onDidReceiveMessage((message: unknown) => {
      this.#goTo(message).then(undefined, this.#report);
    });
    this.#panel.onDidChangeViewState(() => {
      const { visible } = this.#panel;
      // What a panel showed before it was hidden is made again from its first page.
      if (visible && !this.#wasVisible) this.renew();
      this.#wasVisible = visible;
    });
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async show({ analysis, document }: AnalysedDocument): Promise<void> {
    const text = document.getText();
    this.#panel.webview.html = await reportPage(
      reportOf(nameOf(document), analysis, new Lines(text)),
      'editor',
    );
  }

  /** Takes a newer analysis over, once the text rests. */
  follow({ analysis, isWhole }: AnalysedDocument): void {
    if (!isWhole || analysis.graph.all.length > MAX_LIVE_STEPS) return;
    this.#renewal.in(PACE_MS.report);
  }

  /** Makes the whole page again. */
  renew(): void {
    this.#renewal.cancel();
    this.#again().catch(this.#report);
  }

  async #again(): Promise<void> {
    const analysed = await this.#latest();
    if (analysed) await this.show(analysed);
  }

  async #update(): Promise<void> {
    if (!this.#panel.visible) return;
    const analysed = await this.#latest();
    if (!analysed?.isWhole || analysed.version !== analysed.document.version) return;
    const { document, analysis } = analysed;
    const data: Report = reportOf(nameOf(document), analysis, new Lines(document.getText()));
    await this.#panel.webview.postMessage({ main: mainHtml(data, 'editor') });
  }

  async #goTo(message: unknown): Promise<void> {
    const line = (message as { line?: unknown } | null)?.line;
    if (typeof line !== 'number' || !Number.isInteger(line)) return;
    const { range } = this.#document.lineAt(
      Math.min(Math.max(line, 1), this.#document.lineCount) - 1,
    );
    const visible = vscode.window.visibleTextEditors.find(
      (each) => each.document === this.#document,
    );
    await vscode.window.showTextDocument(this.#document, {
      selection: range,
      viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
    });
  }
}

const nameOf = ({ uri }: vscode.TextDocument): string => vscode.workspace.asRelativePath(uri);
