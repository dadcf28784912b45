import * as vscode from 'vscode';
import type { Unrecorded } from '../fixes/record-evidence';
import { recordSum, unrecordedIn } from '../fixes/record-evidence';
import { clean, shortened } from '../text/clean';
import type { Boundary } from './boundary';
import { RECORD_EVIDENCE } from './command-names';
import type { AnalysedDocument, ManifestDocuments } from './documents';
import { EditorFiles } from './editor-files';
import { uriOf } from './imported-files';

/** Files that are hashed at a time. */
const MAX_AT_ONCE = 4;
/** Characters of a file's name in a title. */
const MAX_NAME = 60;

/** Offers to write the checksum of a document's file at the document. */
export class RecordEvidence implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite],
  };

  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    _context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[] | undefined> {
    const analysed = await this.#documents.present(document, token);
    if (!analysed) return undefined;
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const { manifest, file } = analysed.analysis;
    const [first, ...others] = unrecordedIn(manifest, file, from, to);
    const path = first?.evidence.file?.value;
    if (path === undefined) return undefined;
    const title =
      others.length > 0
        ? vscode.l10n.t('Record the checksums of {0} documents', others.length + 1)
        : vscode.l10n.t('Record the checksum of {0}', shortened(clean(path), MAX_NAME));
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
    action.command = { command: RECORD_EVIDENCE, title, arguments: [document.uri, from, to] };
    return [action];
  }
}

/** Writes the checksums of the files of evidence that have none: between two offsets, or of the active manifest. */
export function registerRecordEvidence(
  documents: ManifestDocuments,
  boundary: Boundary,
): vscode.Disposable {
  return vscode.commands.registerCommand(
    RECORD_EVIDENCE,
    async (uri?: unknown, from: unknown = 0, to: unknown = Infinity) => {
      const document =
        uri instanceof vscode.Uri
          ? await vscode.workspace.openTextDocument(uri)
          : vscode.window.activeTextEditor?.document;
      const analysed = document && (await documents.get(document));
      if (!analysed) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Open a supplier manifest to record the checksums of its evidence.'),
        );
        return;
      }
      const { manifest, file } = analysed.analysis;
      const all = unrecordedIn(manifest, file, Number(from), Number(to));
      if (all.length === 0) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Every file of evidence has its checksum.'),
        );
        return;
      }
      await record(all, analysed, boundary);
    },
  );
}

async function record(
  all: readonly Unrecorded[],
  { document, version, analysis }: AnalysedDocument,
  boundary: Boundary,
): Promise<void> {
  const { format, problems } = analysis.manifest;
  const page = { text: document.getText(), format, problems };
  const edit = new vscode.WorkspaceEdit();
  let written = 0;
  const missed: string[] = [];
  const files = new EditorFiles(boundary);
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: TITLE(), cancellable: true },
    async (progress, token) => {
      for (let at = 0; at < all.length && !token.isCancellationRequested; at += MAX_AT_ONCE) {
        const some = all.slice(at, at + MAX_AT_ONCE);
        const states = await Promise.all(
          some.map(({ key }) => {
            const uri = uriOf(key, document.uri);
            return Promise.resolve(uri && files.evidence(uri, document.uri, true));
          }),
        );
        for (const [index, { evidence }] of some.entries()) {
          const state = states[index];
          const sum = state && 'sha256' in state ? state.sha256 : undefined;
          const change = sum === undefined ? undefined : recordSum(evidence, sum, page);
          if (!change) {
            missed.push(evidence.file?.value ?? '');
            continue;
          }
          const [start, end] = [change.start, change.end].map((each) => document.positionAt(each));
          if (start && end)
            edit.replace(document.uri, new vscode.Range(start, end), change.newText);
          written++;
        }
        progress.report({ increment: (100 * some.length) / all.length });
      }
    },
  );
  // Written into another text, a checksum would stand anywhere.
  if (document.version !== version) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The manifest was changed meanwhile: no checksum was written.'),
    );
    return;
  }
  if (written > 0) await vscode.workspace.applyEdit(edit);
  const [first] = missed;
  if (first === undefined) return;
  const names = shortened(clean(first), MAX_NAME);
  void vscode.window.showWarningMessage(
    missed.length > 1
      ? vscode.l10n.t(
          'No checksum for {0} and {1} more: missing, or not to be read.',
          names,
          missed.length - 1,
        )
      : vscode.l10n.t('No checksum for {0}: it is missing, or not to be read.', names),
  );
}

const TITLE = (): string => vscode.l10n.t('Recording checksums of evidence');
