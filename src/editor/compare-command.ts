import * as vscode from 'vscode';
import { stepAt } from '../analysis/at';
import type { Step } from '../chain/graph';
import { capital } from '../messages/words';
import { placesOf } from '../explain/places';
import { activity } from '../explain/step';
import { compareAlternatives } from '../fixes/compare';
import { partnerEdits } from '../fixes/sourcing-fixes';
import { endOf, startOf } from '../manifest/model';
import { shortened } from '../text/clean';
import { COMPARE } from './command-names';
import type { ComparisonPage, ComparisonWords } from './comparison-html';
import { comparisonHtml, comparisonPage } from './comparison-html';
import type { AnalysedDocument, ManifestDocuments } from './documents';
import { editorLanguage } from './language';
import { rangeIn } from './moving/places';

/** How long the text rests before an open comparison follows it, in milliseconds. */
const FOLLOW_MS = 500;
/** With more steps a comparison takes a second or more: it follows when the manifest is saved. */
const MAX_LIVE_STEPS = 1000;

/** Shows the partners that could take over the step at the cursor, side by side. */
export function registerCompare(
  documents: ManifestDocuments,
  report: (error: unknown) => void,
): vscode.Disposable {
  let view: ComparisonView | undefined;
  const command = vscode.commands.registerCommand(COMPARE, async () => {
    const editor = vscode.window.activeTextEditor;
    const analysed = editor && (await documents.get(editor.document));
    const offset = editor?.document.offsetAt(editor.selection.active) ?? 0;
    const step = analysed && stepAt(analysed.analysis.graph.own, offset);
    const place = step?.source.place;
    if (!analysed || !place || offset < startOf(place) - 4 || offset > endOf(place) + 1) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Put the cursor into a source of a supplier manifest to compare its alternatives.',
        ),
      );
      return;
    }
    if (!view) {
      const made = new ComparisonView(report);
      view = made;
      made.onDidDispose(() => {
        if (view === made) view = undefined;
      });
    }
    view.compare(analysed, step);
  });
  return vscode.Disposable.from(
    command,
    documents.onDidAnalyse((analysed) => {
      view?.follow(analysed);
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const analysed = documents.latest(document);
      if (analysed) view?.update(analysed);
    }),
    {
      dispose: () => {
        view?.dispose();
      },
    },
  );
}

/** What is compared: the step of this id, or else the one at this place among the steps. */
interface Subject {
  readonly document: vscode.TextDocument;
  readonly id: string | undefined;
  readonly index: number;
}

/** One comparison in a panel of its own, which never takes the focus; it may only ask for a partner to be used. */
class ComparisonView {
  readonly #panel: vscode.WebviewPanel;
  readonly #report: (error: unknown) => void;
  readonly onDidDispose: vscode.Event<void>;
  #subject: Subject | undefined;
  #shown: { readonly analysed: AnalysedDocument; readonly page: ComparisonPage } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(report: (error: unknown) => void) {
    this.#report = report;
    this.#panel = vscode.window.createWebviewPanel(
      COMPARE,
      '',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [], retainContextWhenHidden: false },
    );
    this.onDidDispose = this.#panel.onDidDispose;
    this.#panel.onDidDispose(() => {
      clearTimeout(this.#timer);
    });
    this.#panel.webview.onDidReceiveMessage((message: unknown) => {
      this.#use(message).catch(this.#report);
    });
    this.#panel.onDidChangeViewState(() => {
      // What a panel showed before it was hidden is made again from its first page.
      if (this.#panel.visible && this.#shown) {
        this.#panel.webview.html = comparisonPage(this.#shown.page);
      }
    });
  }

  compare(analysed: AnalysedDocument, step: Step): void {
    const { document } = analysed;
    this.#subject = { document, id: step.source.id?.value, index: step.index };
    const page = pageOf(analysed, step);
    this.#shown = { analysed, page };
    this.#panel.title = page.title;
    this.#panel.webview.html = comparisonPage(page);
    this.#panel.reveal(undefined, true);
  }

  /** Takes a newer analysis over, once the text rests. */
  follow(analysed: AnalysedDocument): void {
    if (analysed.document !== this.#subject?.document || !analysed.isWhole) return;
    if (analysed.analysis.graph.all.length > MAX_LIVE_STEPS) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.update(analysed);
    }, FOLLOW_MS);
  }

  /** Shows the state of an analysis; a step that is gone leaves the comparison as it was. */
  update(analysed: AnalysedDocument): void {
    const { document, version, isWhole } = analysed;
    if (document !== this.#subject?.document || !isWhole || version !== document.version) return;
    const step = this.#stepIn(analysed);
    if (!step) return;
    const page = pageOf(analysed, step);
    this.#shown = { analysed, page };
    this.#panel.title = page.title;
    this.#send();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #send(news = ''): void {
    if (!this.#shown || !this.#panel.visible) return;
    void this.#panel.webview.postMessage({ main: comparisonHtml(this.#shown.page), news });
  }

  #stepIn({ analysis: { graph } }: AnalysedDocument): Step | undefined {
    const { id, index } = this.#subject ?? {};
    if (id !== undefined) return graph.byId.get(id);
    return index === undefined ? undefined : graph.own[index];
  }

  async #use(message: unknown): Promise<void> {
    const { offer: index, version } = (message ?? {}) as { offer?: unknown; version?: unknown };
    const shown = this.#shown;
    if (!shown || typeof index !== 'number' || typeof version !== 'number') return;
    const { analysed, page } = shown;
    const { document, analysis, knowledge } = analysed;
    const step = this.#stepIn(analysed);
    const offer = page.table.rows[index]?.offer;
    if (!step || !offer) return;
    if (version !== page.version || document.version !== page.version) {
      this.#send(vscode.l10n.t('The manifest has changed: look again, then choose.'));
      return;
    }
    const { format, problems } = analysis.manifest;
    const text = document.getText();
    const found = partnerEdits(step, offer, { text, format, problems }, knowledge);
    if (!found) {
      this.#send(vscode.l10n.t('This step is not written so that its partner can be exchanged.'));
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { start, end, newText } of found.edits) {
      edit.replace(document.uri, rangeIn(document, { start, end }), newText);
    }
    await vscode.workspace.applyEdit(edit);
  }
}

function pageOf(analysed: AnalysedDocument, step: Step): ComparisonPage {
  const { analysis, knowledge, version } = analysed;
  const name = shortened(step.source.id?.value ?? vscode.l10n.t('the step'), 60);
  const language = editorLanguage();
  const where = placesOf(step, knowledge, language) || vscode.l10n.t('no country');
  return {
    title: vscode.l10n.t('Alternatives to {0}', name),
    step: vscode.l10n.t(
      '{0}, {1}, on {2}',
      capital(activity(step, knowledge, language)),
      where,
      language.day(analysis.asOf ?? knowledge.asOf),
    ),
    table: compareAlternatives(step, analysis, language),
    version,
    words: words(),
  };
}

function words(): ComparisonWords {
  const { t } = vscode.l10n;
  return {
    language: vscode.env.language,
    partner: t('Partner'),
    wanted: (name, share) => t('{0} ({1} wanted)', name, share),
    resolved: t('Resolved findings'),
    fresh: t('New findings'),
    choice: t('Choice'),
    use: t('Use'),
    usePartner: (name) => t('Use {0}', name),
    nobody: t('The knowledge has no partner with a figure for this step.'),
    asItIs: t('As it is'),
    guidance: t('Engineering guidance, not legal advice.'),
    passes: (share) => t('{0} ✔ passes', share),
    fails: (share) => t('{0} ✖ fails', share),
    none: t('none'),
  };
}
