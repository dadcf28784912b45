import * as vscode from 'vscode';
import { startOf } from '../manifest/model';
import type { AnalysedDocument, ManifestDocuments } from './documents';

/** The setting that turns the marks off. */
export const RULER_SETTING = 'sourcingCompliance.overviewRuler';

/** Marks of one status in one file; more would run into each other. */
const MAX_MARKS = 1000;

/** Colours of the theme's charts, which differ in every theme. */
const COLOURS = {
  covered: 'charts.red',
  none: 'charts.orange',
  pending: 'charts.yellow',
  qualifies: 'charts.green',
} as const;

type Status = keyof typeof COLOURS;

/** In the overview ruler, where on the way down a manifest steps of each status stand. */
export class RulerMarks {
  readonly #types: readonly (readonly [Status, vscode.TextEditorDecorationType])[];
  readonly #latest = new WeakMap<vscode.TextDocument, AnalysedDocument>();
  readonly #subscriptions: vscode.Disposable;

  constructor(documents: ManifestDocuments) {
    this.#types = (Object.keys(COLOURS) as Status[]).map((status) => [
      status,
      vscode.window.createTextEditorDecorationType({
        overviewRulerColor: new vscode.ThemeColor(COLOURS[status]),
        overviewRulerLane: vscode.OverviewRulerLane.Left,
      }),
    ]);
    this.#subscriptions = vscode.Disposable.from(
      ...this.#types.map(([, type]) => type),
      documents.onDidAnalyse((analysed) => {
        if (!analysed.isWhole) return;
        this.#latest.set(analysed.document, analysed);
        this.#mark(analysed.document);
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.refresh();
      }),
    );
  }

  /** Marks every editor that is visible anew. */
  refresh(): void {
    const documents = new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
    for (const document of documents) this.#mark(document);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #mark(document: vscode.TextDocument): void {
    const analysed = this.#latest.get(document);
    const editors = vscode.window.visibleTextEditors.filter((each) => each.document === document);
    if (!analysed || editors.length === 0 || document.version !== analysed.version) return;
    const isOn =
      vscode.workspace.getConfiguration(undefined, document).get(RULER_SETTING) !== false;
    const marks = isOn ? marksIn(analysed) : undefined;
    for (const editor of editors) {
      for (const [status, type] of this.#types) {
        editor.setDecorations(type, marks?.get(status) ?? []);
      }
    }
  }
}

/** Where the countries of each status stand. */
function marksIn({ analysis, document, knowledge }: AnalysedDocument): Map<Status, vscode.Range[]> {
  const marks = new Map<Status, vscode.Range[]>();
  const { asOf, graph } = analysis;
  if (asOf === undefined) return marks;
  for (const { country, kind, source } of graph.own) {
    if (!country || !source.country) continue;
    const countryStatus = knowledge.countryStatus(country.code, asOf, kind).kind;
    const status =
      countryStatus === 'covered' || countryStatus === 'none' || countryStatus === 'pending'
        ? countryStatus
        : countryStatus === 'unknown'
          ? 'pending'
          : 'qualifies';
    const ranges = marks.get(status) ?? [];
    if (ranges.length >= MAX_MARKS) continue;
    marks.set(status, ranges);
    const at = document.positionAt(startOf(source.country));
    ranges.push(new vscode.Range(at, at));
  }
  return marks;
}
