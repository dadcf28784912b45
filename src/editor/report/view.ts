import * as vscode from 'vscode';
import { Delayed, PACE_MS } from '../../check/pacing';
import { OPEN_REPORT } from '../command-names';
import type { Made } from './made';

/** What a report is of, and how it is made. */
export interface ReportSource {
  readonly title: string;
  /** Undefined where there is nothing to show. */
  readonly make: () => Promise<Made | undefined>;
  /** The file that a row leads to. */
  readonly uriOf: (name: string | undefined) => vscode.Uri | undefined;
}

/** One report in a panel of its own; it loads nothing and may only ask for a line. */
export class ReportView {
  readonly #source: ReportSource;
  readonly #report: (error: unknown) => void;
  readonly #panel: vscode.WebviewPanel;
  readonly onDidDispose: vscode.Event<void>;
  readonly #renewal = new Delayed(() => {
    this.#update().catch(this.#report);
  });
  /** What the page begins with, and what it shows by now. */
  #first = '';
  #shown = '';

  constructor(source: ReportSource, report: (error: unknown) => void) {
    this.#source = source;
    this.#report = report;
    this.#panel = vscode.window.createWebviewPanel(
      OPEN_REPORT,
      source.title,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [] },
    );
    this.onDidDispose = this.#panel.onDidDispose;
    this.#panel.onDidDispose(() => {
      this.#renewal.cancel();
    });
    this.#panel.webview.onDidReceiveMessage((message: unknown) => {
      this.#receive(message).then(undefined, this.#report);
    });
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** Makes the page. */
  async show(): Promise<void> {
    const made = await this.#source.make();
    if (!made) return;
    this.#panel.webview.html = await made.page;
    this.#first = this.#shown = made.main;
  }

  /** Takes over what is new, once it rests. */
  follow(): void {
    this.#renewal.in(PACE_MS.report);
  }

  /** Takes over what is new, at once. */
  renew(): void {
    this.#renewal.cancel();
    this.#update().catch(this.#report);
  }

  async #update(): Promise<void> {
    // A page that is hidden asks for it once it is shown.
    if (!this.#panel.visible) return;
    const made = await this.#source.make();
    if (!made || made.main === this.#shown) return;
    this.#shown = made.main;
    await this.#panel.webview.postMessage({ main: made.main });
  }

  async #receive(message: unknown): Promise<void> {
    const { line, file, isReady } = (message ?? {}) as Readonly<Record<string, unknown>>;
    if (isReady === true) {
      // A page that was hidden begins anew, and may have missed what came meanwhile.
      this.#shown = this.#first;
      await this.#update();
      return;
    }
    if (typeof line !== 'number' || !Number.isInteger(line)) return;
    const uri = this.#source.uriOf(typeof file === 'string' ? file : undefined);
    if (uri) await goTo(uri, line);
  }
}

async function goTo(uri: vscode.Uri, line: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { range } = document.lineAt(Math.min(Math.max(line, 1), document.lineCount) - 1);
  const visible = vscode.window.visibleTextEditors.find((each) => each.document === document);
  await vscode.window.showTextDocument(document, {
    selection: range,
    viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
  });
}
