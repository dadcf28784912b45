import * as vscode from 'vscode';
import type { Wording } from '../../report/wording';
import { IN_ENGLISH } from '../../report/wording';
import { analyseFile } from '../analyse-file';
import type { Boundary } from '../boundary';
import { EditorFiles } from '../editor-files';
import { ImportedFiles } from '../imported-files';
import { t } from '../language';
import { isManifest, manifestFiles } from '../manifest-files';
import type { Policies } from '../policies';
import { loadReports, wordingOfEditor } from './load';
import type { Made, MadeProgramme, SavedFormat } from './made';
import { ReportView } from './view';

/** More manifests are read again only when the command is run. */
const MAX_FOLLOWED = 100;

/** The report on all manifests of the workspace, with unsaved changes; it follows what is saved. */
export class OpenProgramme {
  readonly #policies: Policies;
  readonly #boundary: Boundary;
  readonly #report: (error: unknown) => void;
  readonly #saved: vscode.Disposable;
  #view: ReportView | undefined;
  #files = new Map<string, vscode.Uri>();

  constructor(policies: Policies, boundary: Boundary, report: (error: unknown) => void) {
    this.#policies = policies;
    this.#boundary = boundary;
    this.#report = report;
    this.#saved = vscode.workspace.onDidSaveTextDocument((document) => {
      if (isManifest(document) && this.#files.size <= MAX_FOLLOWED) this.#view?.follow();
    });
  }

  dispose(): void {
    this.#saved.dispose();
    this.#view?.dispose();
  }

  get isActive(): boolean {
    return this.#view?.isActive === true;
  }

  async open(): Promise<void> {
    if (this.#view) {
      this.#view.reveal();
      this.#view.renew();
      return;
    }
    const made = await this.#withProgress();
    if (!made) return;
    let first: Made | undefined = made;
    const view = new ReportView(
      {
        title: t('Report on the workspace'),
        make: async () => {
          const now = first ?? (await this.#made(wordingOfEditor()))?.made();
          first = undefined;
          return now;
        },
        uriOf: (name) => (name === undefined ? undefined : this.#files.get(name)),
      },
      this.#report,
    );
    this.#view = view;
    view.onDidDispose(() => (this.#view = undefined));
    await view.show();
  }

  /** As a file, in English as that of the command line. */
  async saved(format: SavedFormat): Promise<string | undefined> {
    return (await this.#made(IN_ENGLISH))?.saved(format);
  }

  async #withProgress(): Promise<Made | undefined> {
    const programme = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: t('Reading the manifests'),
        cancellable: true,
      },
      (progress, token) => this.#made(wordingOfEditor(), token, progress),
    );
    return programme?.made();
  }

  /** Undefined where it was cancelled, or there is no manifest. */
  async #made(
    wording: Wording,
    token: vscode.CancellationToken = new vscode.CancellationTokenSource().token,
    progress?: vscode.Progress<{ increment: number }>,
  ): Promise<MadeProgramme | undefined> {
    const { MadeProgramme } = await loadReports();
    const files = await manifestFiles(token);
    if (files.length === 0) {
      void vscode.window.showInformationMessage(
        t('There is no supplier manifest in this workspace.'),
      );
      return undefined;
    }
    const nameOf = (path: string): string =>
      vscode.workspace.asRelativePath(files[0]?.with({ path }) ?? path);
    this.#files = new Map(files.map((uri) => [nameOf(uri.path), uri]));
    const programme = new MadeProgramme(
      vscode.workspace.name ?? t('All manifests'),
      nameOf,
      wording,
    );
    const port = new EditorFiles(this.#boundary);
    const imports = new ImportedFiles(port);
    const unread: string[] = [];
    try {
      const grounds = { policies: this.#policies, port, imports };
      for (const uri of files) {
        const found = await analyseFile(uri, grounds, () => token.isCancellationRequested);
        if (!found) return undefined;
        if ('why' in found) unread.push(nameOf(uri.path));
        else programme.add({ key: uri.path, ...found });
        progress?.report({ increment: 100 / files.length });
      }
    } finally {
      imports.dispose();
    }
    if (unread.length > 0) {
      void vscode.window.showWarningMessage(
        t('Could not be read: {files}', { files: unread.slice(0, 5).join(', ') }),
      );
    }
    return programme;
  }
}
