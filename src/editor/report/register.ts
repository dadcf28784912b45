import * as vscode from 'vscode';
import { clean } from '../../text/clean';
import type { Boundary } from '../boundary';
import { LIST_REQUESTS, OPEN_PROGRAMME_REPORT, OPEN_REPORT, SAVE_REPORT } from '../command-names';
import type { ManifestDocuments } from '../documents';
import { t } from '../language';
import { isManifest } from '../manifest-files';
import type { Policies } from '../policies';
import { wholeAnalysis } from '../whole-analysis';
import { loadReports, wordingOfEditor } from './load';
import type { Shown } from './made';
import { OpenProgramme } from './programme';
import { saveReport } from './save';
import { ReportView } from './view';

/** A report on more steps takes a second or more: it follows when the manifest is saved, not while it is typed. */
const MAX_LIVE_STEPS = 1000;

export interface ReportGrounds {
  readonly documents: ManifestDocuments;
  readonly policies: Policies;
  readonly boundary: Boundary;
  /** Is handed what failed: a mistake of the extension. */
  readonly report: (error: unknown) => void;
}

/** Reports beside their manifests, kept as these are; on all manifests of the workspace; and as files. */
export function registerReport({
  documents,
  policies,
  boundary,
  report,
}: ReportGrounds): vscode.Disposable {
  const views = new Map<string, { readonly view: ReportView; readonly uri: vscode.Uri }>();
  const programme = new OpenProgramme(policies, boundary, report);

  const shownOf = async (document: vscode.TextDocument): Promise<Shown | undefined> => {
    const analysed = await wholeAnalysis(documents, document);
    return (
      analysed && {
        name: nameOf(document.uri),
        text: document.getText(),
        analysis: analysed.analysis,
      }
    );
  };

  const open = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isManifest(document)) {
      void vscode.window.showInformationMessage(t('Open a supplier manifest to see its report.'));
      return;
    }
    const address = document.uri.toString();
    const known = views.get(address);
    if (known) {
      known.view.reveal();
      known.view.renew();
      return;
    }
    const { made } = await loadReports();
    const view = new ReportView(
      {
        title: t('Report: {file}', { file: clean(nameOf(document.uri)) }),
        make: async () => {
          const shown = await shownOf(document);
          return shown && made(shown, wordingOfEditor());
        },
        uriOf: () => document.uri,
      },
      report,
    );
    views.set(address, { view, uri: document.uri });
    view.onDidDispose(() => views.delete(address));
    await view.show();
  };

  /** The manifest that is named, active, or that of the active report. */
  const chosen = (selected: unknown): vscode.Uri | undefined => {
    if (selected instanceof vscode.Uri) return selected;
    const active = vscode.window.activeTextEditor?.document;
    const shown = [...views.values()].find(({ view }) => view.isActive)?.uri;
    return shown ?? (active && isManifest(active) ? active.uri : undefined);
  };

  const save = async (selected: unknown, target: unknown): Promise<void> => {
    const to = target instanceof vscode.Uri ? target : undefined;
    if (programme.isActive && !(selected instanceof vscode.Uri)) {
      await saveReport('sourcing-report', undefined, (format) => programme.saved(format), to);
      return;
    }
    const uri = chosen(selected);
    if (!uri) {
      void vscode.window.showInformationMessage(t('Open a supplier manifest to save its report.'));
      return;
    }
    const shown = await shownOf(await vscode.workspace.openTextDocument(uri));
    if (!shown) return;
    const { saved } = await loadReports();
    const name = uri.path.replace(/^.*\//, '').replace(/(?:\.sourcing)?\.[^.]+$/, '');
    await saveReport(`${name}-report`, uri, (format) => saved(shown, format), to);
  };

  const list = async (selected: unknown): Promise<void> => {
    const uri = chosen(selected);
    const shown = uri && (await shownOf(await vscode.workspace.openTextDocument(uri)));
    if (!shown) {
      void vscode.window.showInformationMessage(
        t('Open a supplier manifest to list what to ask its suppliers for.'),
      );
      return;
    }
    const content = (await loadReports()).requests(shown);
    if (content === undefined) {
      void vscode.window.showInformationMessage(t('Nothing has to be asked for.'));
      return;
    }
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document);
  };

  return vscode.Disposable.from(
    programme,
    vscode.commands.registerCommand(OPEN_REPORT, open),
    vscode.commands.registerCommand(OPEN_PROGRAMME_REPORT, () => programme.open()),
    vscode.commands.registerCommand(SAVE_REPORT, save),
    vscode.commands.registerCommand(LIST_REQUESTS, list),
    documents.onDidAnalyse(({ document, analysis, isWhole }) => {
      if (!isWhole || analysis.graph.all.length > MAX_LIVE_STEPS) return;
      views.get(document.uri.toString())?.view.follow();
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      views.get(uri.toString())?.view.renew();
    }),
    documents.onDidClose((uri) => {
      views.get(uri.toString())?.view.dispose();
    }),
    {
      dispose: () => {
        for (const { view } of [...views.values()]) view.dispose();
      },
    },
  );
}

const nameOf = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri);
