import * as vscode from 'vscode';
import type { AnalysedText, Around } from '../check/open-manifests';
import { OpenManifests } from '../check/open-manifests';
import type { Knowledge } from '../knowledge/knowledge';
import { formatOf } from '../manifest/file-names';
import type { Manifest, Place } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Boundary } from './boundary';
import { asOneChange } from './one-change';
import { EditorFiles } from './editor-files';
import { EvidenceWatch } from './evidence-files';
import type { ImportedFile } from './imported-files';
import { ImportedFiles, manifestsOf } from './imported-files';
import { isManifest } from './manifest-files';
import type { Policies, Team } from './policies';
import { today } from './today';
import type { Stretch } from '../text/stretch';

/** What is on a screen before the editor says so, in UTF-16 units from the start. */
const SCREEN = 10_000;

/** What is handed on with an analysis. */
interface Beside {
  readonly knowledge: Knowledge;
  /** The files that imports lead to, by key; null: unreadable. */
  readonly imports: ReadonlyMap<string, ImportedFile | null>;
  /** The policy that is broken, and what applies in its place. */
  readonly brokenPolicy: Team['broken'];
}

/** A document with its analysis: what every feature works on. */
export interface AnalysedDocument extends AnalysedText<vscode.TextDocument>, Beside {}

/** The open manifests of the editor, each analysed once a version, for all features together. */
export class ManifestDocuments {
  readonly #policies: Policies;
  readonly #boundary: Boundary;
  readonly #imports: ImportedFiles;
  readonly #evidence: EvidenceWatch;
  readonly #open: OpenManifests<vscode.TextDocument, Beside>;
  readonly #analysed = new vscode.EventEmitter<AnalysedDocument>();
  readonly #closed = new vscode.EventEmitter<vscode.Uri>();
  /** Addresses of open manifests that are not read. */
  readonly #refused = new Set<string>();
  readonly #refusal = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;

  /** A new analysis is there. */
  readonly onDidAnalyse = this.#analysed.event;
  /** A manifest was closed, or is none any more. */
  readonly onDidClose = this.#closed.event;
  /** A manifest is not read: it is a link out of the workspace. */
  readonly onDidRefuse = this.#refusal.event;

  /** @param report is handed what an analysis failed with: a mistake of the extension */
  constructor(policies: Policies, boundary: Boundary, report: (error: unknown) => void) {
    this.#policies = policies;
    this.#boundary = boundary;
    const port = new EditorFiles(boundary);
    this.#imports = new ImportedFiles(port);
    this.#evidence = new EvidenceWatch(port);
    this.#open = new OpenManifests({
      around: (document, manifest) => this.#around(document, manifest),
      today,
      onScreen,
      mayRead: (document) => this.#mayRead(document),
      refused: ({ uri }) => {
        this.#forget(uri);
        this.#refused.add(uri.toString());
        this.#refusal.fire(uri);
      },
      analysed: (result) => {
        if (result.isWhole) this.#keepFiles();
        this.#analysed.fire(result);
      },
      failed: report,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#imports,
      this.#evidence,
      this.#analysed,
      this.#closed,
      this.#refusal,
      boundary.onDidChange(() => {
        this.#lookAgain();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#look(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#close(document.uri);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.contentChanges.length > 0) this.#edited(event);
      }),
      policies.onDidChange(() => {
        this.#open.allChanged();
      }),
      this.#imports.onDidChange((address) => {
        this.#open.othersChanged(new Set([address]));
      }),
      this.#evidence.onDidChange((addresses) => {
        this.#open.othersChanged(addresses);
      }),
    );
  }

  /** Looks again which of the open documents are manifests. */
  refresh(): void {
    for (const document of this.#open.documents) {
      if (!isManifest(document)) this.#close(document.uri);
    }
    for (const document of vscode.workspace.textDocuments) this.#look(document);
  }

  /** The analysis of the document's present text; undefined where it is no open manifest. */
  get(document: vscode.TextDocument): Promise<AnalysedDocument | undefined> {
    return this.#open.get(document.uri.toString());
  }

  /** As `get`, for a feature that is of use only while the text is the same, and it is still asked for. */
  async present(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<AnalysedDocument | undefined> {
    const analysed = await this.get(document);
    const isPresent = analysed?.version === document.version && !token.isCancellationRequested;
    return isPresent ? analysed : undefined;
  }

  /** The latest analysis, perhaps of an older text. */
  latest(document: vscode.TextDocument): AnalysedDocument | undefined {
    return this.#open.latest(document.uri.toString());
  }

  /** The latest analysis of every open manifest, perhaps of an older text. */
  all(): AnalysedDocument[] {
    return this.#open.all();
  }

  dispose(): void {
    this.#open.dispose();
    this.#subscriptions.dispose();
  }

  #look(document: vscode.TextDocument): void {
    const address = document.uri.toString();
    if (this.#open.has(address) || this.#refused.has(address) || !isManifest(document)) return;
    this.#open.open(address, document, formatOf(document.uri.path));
  }

  /** What may be read is another matter now. */
  #lookAgain(): void {
    for (const address of [...this.#refused]) this.#close(vscode.Uri.parse(address));
    this.#open.allChanged();
    this.refresh();
  }

  #close(uri: vscode.Uri): void {
    const address = uri.toString();
    if (this.#refused.delete(address)) this.#closed.fire(uri);
    if (this.#open.close(address)) this.#forget(uri);
  }

  #forget(uri: vscode.Uri): void {
    this.#closed.fire(uri);
    this.#keepFiles();
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const address = document.uri.toString();
    if (this.#refused.has(address)) this.#lookAgain();
    const before = this.#open.followed(address);
    const text = document.getText();
    const change =
      before?.version === document.version - 1
        ? asOneChange(contentChanges, before.text, text)
        : undefined;
    this.#open.edited(address, change && [{ change, text }]);
  }

  /** A manifest of the workspace that is a link out of it is left alone; one that is opened by itself is not. */
  async #mayRead({ uri }: vscode.TextDocument): Promise<boolean> {
    if (!vscode.workspace.getWorkspaceFolder(uri)) return true;
    return this.#boundary.mayRead(uri, uri);
  }

  /** What a manifest is judged by: its imports and the policy. */
  async #around(document: vscode.TextDocument, manifest: Manifest): Promise<Around<Beside>> {
    const root = homeOf(document);
    const [{ files: imports, unreadable, addresses }, team] = await Promise.all([
      this.#imports.reached(root, manifest),
      this.#policies.policyFor(root),
    ]);
    const { policy, knowledge, broken: brokenPolicy } = team;
    const evidence = this.#evidence.of(root, manifest);
    return {
      input: {
        file: root.path,
        imports: manifestsOf(imports),
        unreadable,
        evidence: evidence.files,
        knowledge,
        policy,
      },
      reached: new Set([...addresses, ...evidence.addresses]),
      beside: { knowledge, imports, brokenPolicy },
    };
  }

  #keepFiles(): void {
    const used = this.#open.reached();
    if (!used) return;
    this.#imports.keepOnly(used);
    this.#evidence.keepOnly(used);
  }
}

/** The editor's range of a place in the document that was analysed. */
export function rangeOf({ document }: AnalysedDocument, place: Place): vscode.Range {
  return new vscode.Range(document.positionAt(startOf(place)), document.positionAt(endOf(place)));
}

function onScreen(document: vscode.TextDocument): Stretch {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  const range = editor?.visibleRanges[0];
  return range
    ? { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
    : { start: 0, end: SCREEN };
}

/** Where a document is, or will be once it is saved. */
function homeOf({ uri }: vscode.TextDocument): vscode.Uri {
  if (uri.scheme !== 'untitled') return uri;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  return folder.with({ path: uri.path });
}
