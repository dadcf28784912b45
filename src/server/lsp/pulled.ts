import type {
  CancellationToken,
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  PreviousResultId,
  ResultProgressReporter,
  WorkDoneProgressReporter,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyseInSlices } from '../../analysis/analyse';
import type { Day } from '../../knowledge/grounded';
import { inSlices } from '../../check/pacing';
import { diagnosticsOf } from './diagnostics';
import type { Analysed, ServedDocuments } from './documents';
import type { Files, Rest } from './files';

/** What is asked for from: the texts that are open, and behind them the disk. */
export interface PulledFrom {
  readonly documents: ServedDocuments;
  readonly files: Files;
  /** What a client shows of an open document now. */
  shown(analysed: Analysed): Diagnostic[];
  today(): Day;
}

/** Diagnostics as a client asks for them, in place of those that are sent. */
export class Pulled {
  readonly #from: PulledFrom;
  /** What was answered last, by address: the same is not sent again. */
  readonly #last = new Map<string, { readonly id: string; readonly json: string }>();
  /** Of files that are not open: what was answered rests on, and its sum then. */
  readonly #rest = new Map<string, { readonly rest: Rest; readonly sum: string }>();
  #count = 0;

  constructor(from: PulledFrom) {
    this.#from = from;
  }

  /**
   * The diagnostics of a document; none where it is no manifest that is open.
   *
   * @throws ResponseError where the client does not want them any more
   */
  async of(
    { textDocument: { uri }, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const analysed = await this.#from.documents.whole(uri);
    stopIf(token);
    return this.#report(uri, analysed ? this.#from.shown(analysed) : [], previousResultId);
  }

  /**
   * Those of every manifest of the workspace, each sent as soon as it is there.
   *
   * @throws ResponseError where the client does not want them any more
   */
  async ofWorkspace(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
    progress: WorkDoneProgressReporter,
    results: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const { files } = this.#from;
    const known = new Map(previous.map(({ uri, value }) => [uri, value]));
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const send = (item: WorkspaceDocumentDiagnosticReport): void => {
      if (results) results.report({ items: [item] });
      else items.push(item);
    };
    progress.begin('Checking manifests', 0, undefined, true);
    try {
      const keys = await files.manifests();
      for (const [at, key] of keys.entries()) {
        stopIf(token);
        const uri = files.addressOf(key);
        progress.report(
          Math.floor((100 * at) / keys.length),
          `${String(at)} of ${String(keys.length)}`,
        );
        const { version, diagnostics } = await this.#ofFile(uri, key, token);
        send({ uri, version, ...this.#report(uri, diagnostics ?? 'same', known.get(uri)) });
        known.delete(uri);
      }
      // What is no manifest any more has none.
      for (const [uri, id] of known) send({ uri, version: null, ...this.#report(uri, [], id) });
    } finally {
      progress.done();
    }
    return items;
  }

  async #ofFile(
    uri: string,
    key: string,
    token: CancellationToken,
  ): Promise<{ readonly version: number | null; readonly diagnostics?: Diagnostic[] }> {
    const { documents, files } = this.#from;
    const open = await documents.whole(uri);
    if (open) {
      this.#rest.delete(key);
      return { version: open.version, diagnostics: this.#from.shown(open) };
    }
    const today = this.#from.today();
    const before = this.#rest.get(key);
    if (before && (await files.sumOf(key, before.rest, today)) === before.sum) {
      return { version: null };
    }
    this.#rest.delete(key);
    const text = files.textOf(key);
    const manifest = files.manifestOf(key);
    if (text === undefined || !manifest) return { version: null, diagnostics: [] };
    const around = await files.around(key, manifest);
    const analysis = await inSlices(
      analyseInSlices({
        ...around,
        files: around.imports,
        manifest,
        file: key,
        today,
      }),
      () => token.isCancellationRequested,
    );
    stopIf(token);
    if (!analysis) return { version: null, diagnostics: [] };
    const document = TextDocument.create(uri, manifest.format, 0, text);
    const rest = files.restOf(key, manifest, around);
    this.#rest.set(key, { rest, sum: await files.sumOf(key, rest, today) });
    const analysed = { document, version: 0, analysis, isWhole: true, knowledge: around.knowledge };
    return { version: null, diagnostics: diagnosticsOf(analysed, files, () => false) };
  }

  /** Whether a client has asked for a document, and would get something else now. */
  isOutdated(uri: string, items: readonly Diagnostic[]): boolean {
    const last = this.#last.get(uri);
    return last !== undefined && last.json !== JSON.stringify(items);
  }

  /** @param found `same`: what was answered last */
  #report(
    uri: string,
    found: Diagnostic[] | 'same',
    previous: string | undefined,
  ): Extract<DocumentDiagnosticReport, { resultId?: string }> {
    const last = this.#last.get(uri);
    const json = found === 'same' ? (last?.json ?? '[]') : JSON.stringify(found);
    if (last?.json === json && last.id === previous) {
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: last.id };
    }
    const id = last?.json === json ? last.id : String(++this.#count);
    this.#last.set(uri, { id, json });
    const items = found === 'same' ? (JSON.parse(json) as Diagnostic[]) : found;
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  }
}

/** @throws ResponseError where the client has taken its request back */
function stopIf(token: CancellationToken): void {
  if (token.isCancellationRequested) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
  }
}
